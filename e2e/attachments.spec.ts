import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { mintCommandId, mintRecordId } from '../shared/contract/features/records.ts'
import { expectAccessible } from './support/axe.ts'
import { dataOf } from './support/data.ts'
import { answerDialog } from './support/dialogs.ts'
import { test } from './support/launch.ts'

/** One red point: synthetic. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

test('a scan is attached to a passport, shown, and named when it is altered', async ({
  launch,
}) => {
  test.setTimeout(240_000)
  const running = await launch()
  const { page, dataFolder } = running
  const record = mintRecordId(Date.now(), randomBytes(10))
  await dataOf(page)['records.apply']({
    command: mintCommandId(Date.now(), randomBytes(10)),
    act: 'create',
    operations: [{ record, create: 'territory', values: { '6': 'Абайский район' } }],
  })
  const chosen = join(dataFolder, 'chosen')
  mkdirSync(chosen)
  writeFileSync(join(chosen, 'Қол қойылған дана.png'), png)
  writeFileSync(join(chosen, 'план.pdf'), 'MZ not a document')
  await page.evaluate((id) => {
    location.hash = `#/passports/${id}/18`
  }, record)
  const field = page.locator('[data-field="18"]')
  await answerDialog(running, 'open', join(chosen, 'план.pdf'))
  await field.getByRole('button', { name: 'Приложить файл' }).click()
  await expect(page.getByText('Такой файл не прикладывается')).toBeVisible()
  await answerDialog(running, 'open', join(chosen, 'Қол қойылған дана.png'))
  await field.getByRole('button', { name: 'Приложить файл' }).click()
  await expect(field.getByRole('img', { name: 'Қол қойылған дана.png' })).toBeVisible()
  await expectAccessible(page, 'a passport with a file')
  const folder = join(dataFolder, 'attachments')
  const [kept] = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  )
  if (!kept) throw new Error('no file was kept')
  writeFileSync(join(kept.parentPath, kept.name), 'something else')
  await page.getByRole('link', { name: 'Аудит' }).click()
  await page.getByRole('button', { name: 'Проверить' }).click()
  await expect(
    page.getByText('Приложенный файл изменён после того, как был приложен.'),
  ).toBeVisible({
    timeout: 60_000,
  })
})
