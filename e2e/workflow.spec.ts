import { expect } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { dataOf } from './support/data.ts'
import { test } from './support/launch.ts'
import { become } from './support/people.ts'

test('a submitted passport waits for the checker, who remarks on a field and returns it', async ({
  launch,
}) => {
  test.setTimeout(240_000)
  const { page } = await launch({ empty: false })
  const data = dataOf(page)
  await become(page, 'Проверяющий')
  await page.getByRole('link', { name: 'Моя работа' }).click()
  await expect(page.getByText(/^Всего: [1-9]/)).toBeVisible()
  await expectAccessible(page, 'my work')
  await page.getByRole('table').getByRole('link').first().click()
  const bar = page.locator('.form-workflow')
  await expect(bar.getByText('На согласовании')).toBeVisible()
  await expect(bar.getByRole('button', { name: 'Утвердить' })).toHaveCount(0)
  const name = page.locator('[data-field="6"]')
  await name.getByRole('button', { name: 'Написать замечание' }).click()
  await page.getByLabel('Что исправить').fill('Уточните наименование')
  await page.getByRole('dialog').getByRole('button', { name: 'Написать замечание' }).click()
  await expect(name.getByText('Уточните наименование')).toBeVisible()
  await expectAccessible(page, 'passport with a remark')
  await bar.getByRole('button', { name: 'Вернуть на доработку' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Вернуть на доработку' }).click()
  await expect(bar.getByText('Возвращён на доработку')).toBeVisible()
  await become(page, 'Оператор паспортов')
  await name.getByRole('button', { name: 'Ответить' }).click()
  await page.getByLabel('Что сделано').fill('Исправлено')
  await page.getByRole('dialog').getByRole('button', { name: 'Ответить' }).click()
  await expect(name.getByText('Ответ: Исправлено')).toBeVisible()
  expect((await data['work.mine']({})).counts.total).toBeGreaterThan(0)
})

test('everybody reads who may do what; only the administrator takes people in', async ({
  launch,
}) => {
  test.setTimeout(240_000)
  const { page } = await launch()
  await page.getByRole('link', { name: 'Люди' }).click()
  await expect(page.getByRole('heading', { name: 'Права' })).toBeVisible()
  await expectAccessible(page, 'people')
  await page.getByRole('button', { name: 'Добавить человека' }).click()
  await page.getByLabel('Фамилия, имя').fill('Ольга Ким')
  await page.getByLabel('Логин').fill('kim')
  await page.getByLabel('Задать пароль').fill('given by the office')
  await expectAccessible(page, 'a new person')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByRole('row', { name: /Ольга Ким/ })).toContainText('Оператор паспортов')
})

test('each role does its part: filled in, returned, mended, approved, proved, and not written by a viewer', async ({
  launch,
}) => {
  test.setTimeout(420_000)
  const { page } = await launch({ empty: false })
  const data = dataOf(page)
  const sound = async () => {
    const list = { sort: 'troubles', language: 'ru', limit: 1_000 } as const
    const filter = { states: ['draft', 'returned'], completeness: [100, 100] as [number, number] }
    const { rows } = await data['passports.list']({ ...list, filter })
    return rows.find(({ kind, blocks, missing }) => kind === 'forces' && blocks + missing === 0)
  }
  await expect.poll(async () => (await sound())?.record ?? '', { timeout: 120_000 }).not.toBe('')
  const record = (await sound())?.record
  if (!record) throw new Error('no sound passport in the demonstration')
  const bar = page.locator('.form-workflow')
  const name = page.locator('[data-field="6"]')
  const take = async (step: string, state: string) => {
    await bar.getByRole('button', { name: step, exact: true }).click()
    const dialog = page.getByRole('dialog')
    const reason = dialog.getByLabel('Обоснование')
    if (await reason.count()) await reason.fill('Проверено по документам')
    await dialog.getByRole('button', { name: step, exact: true }).click()
    await expect(bar.getByText(state, { exact: true })).toBeVisible()
  }

  // The officer corrects a value and submits.
  await page.evaluate((id) => {
    location.hash = `#/passports/${id}/6`
  }, record)
  const input = name.getByRole('textbox').first()
  await input.fill('Отряд «Проба пера»')
  await input.press('Enter')
  await take('Отправить на согласование', 'На согласовании')
  await expect(input).not.toBeEditable()

  // The checker remarks on the field, returns the passport and gives it to the officer until yesterday.
  await become(page, 'Проверяющий')
  await name.getByRole('button', { name: 'Написать замечание' }).click()
  await page.getByLabel('Что исправить').fill('Уточните наименование')
  await page.getByRole('dialog').getByRole('button', { name: 'Написать замечание' }).click()
  await expect(name.getByText('Уточните наименование')).toBeVisible()
  await take('Вернуть на доработку', 'Возвращён на доработку')
  await bar.getByRole('button', { name: 'Поручить' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Кому' }).fill('Айгүл')
  await page.getByRole('option', { name: /Айгүл Демеуова/ }).click()
  await dialog.getByLabel('Срок').fill('01.02.2024')
  await expectAccessible(page, 'assignment')
  await dialog.getByRole('button', { name: 'Поручить' }).click()
  await expect(bar.getByText(/Поручено: Айгүл Демеуова, до 01\.02\.2024/)).toBeVisible()
  await page.getByRole('link', { name: 'Моя работа' }).click()
  await expect(page.getByRole('region', { name: 'Просроченные поручения' })).toContainText(
    'Проба пера',
  )
  await expectAccessible(page, 'overdue assignments')

  // The officer finds it on top of the work, mends the field, answers and submits again.
  await become(page, 'Оператор паспортов')
  await expect(page.getByText(/^Просрочено: [1-9]/)).toBeVisible({ timeout: 60_000 })
  await page
    .getByRole('row', { name: /Проба пера.*просрочено/ })
    .getByRole('link')
    .click()
  await input.fill('Отряд «Проба пера», Жетісу')
  await input.press('Enter')
  await name.getByRole('button', { name: 'Ответить' }).click()
  await page.getByLabel('Что сделано').fill('Исправлено')
  await page.getByRole('dialog').getByRole('button', { name: 'Ответить' }).click()
  await take('Отправить на согласование', 'На согласовании')

  // Two levels of approval, the second signed.
  await become(page, 'Проверяющий')
  await take('Согласовать', 'Согласован')
  await become(page, 'Утверждающий')
  await take('Утвердить', 'Утверждён')

  // A viewer sees it and cannot write.
  await become(page, 'Наблюдатель')
  await expect(input).not.toBeEditable()
  await expect(bar.getByRole('button')).toHaveCount(0)
  await expect(
    data['drafts.put']({ record, address: '6', text: 'x' }).catch(
      ({ code }: { code: string }) => code,
    ),
  ).resolves.toBe('not-allowed')

  // The auditor proves the signed approval.
  await become(page, 'Аудитор')
  await page.getByRole('link', { name: 'Аудит' }).click()
  await page.getByRole('button', { name: 'Проверить' }).click()
  await expect(page.getByText('Всё цело')).toBeVisible({ timeout: 120_000 })
  await expect(page.getByText(/Утверждений: 1/)).toBeVisible()
})
