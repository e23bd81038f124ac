import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { type Running, test } from './support/launch.ts'

type Reply = { readonly ok: boolean; readonly value: Record<string, unknown> }
type Shell = Record<string, (input: unknown) => Promise<Reply>>
type Bridged = { readonly bridge: { readonly shell: Shell } }

const callShell = (page: Page, method: string, input: unknown = {}) =>
  page.evaluate(([name, given]) => (globalThis as unknown as Bridged).bridge.shell[name]?.(given), [
    method,
    input,
  ] as const)

test('a choice is kept from one start to the next, the language is that of the command line', async ({
  launch,
}, testInfo) => {
  const dataFolder = testInfo.outputPath('data')
  const first = await launch({ dataFolder })
  await callShell(first.page, 'shell.changeSettings', { theme: 'dark', interface: { left: 300 } })
  await first.close()
  const second = await launch({ dataFolder, language: 'en' })
  expect(await callShell(second.page, 'shell.readSettings')).toEqual({
    ok: true,
    value: { language: 'en', theme: 'dark', interface: { left: 300 } },
  })
})

/** Answers every open and save dialog with a path. */
const answerDialogs = ({ app }: Running, path: string) =>
  app.evaluate(({ dialog }, answer) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [answer] })
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: answer })
  }, path)

test('a chosen file comes as a token without its folder, a new one with the ending of its kind', async ({
  launch,
}, testInfo) => {
  const running = await launch()
  const path = testInfo.outputPath('Жамбыл.xlsx')
  writeFileSync(path, 'content')
  await answerDialogs(running, path)
  const open = await callShell(running.page, 'shell.openFiles', { kind: 'workbook' })
  expect(open).toEqual({
    ok: true,
    value: [{ file: expect.any(String), name: 'Жамбыл.xlsx', size: 7 }],
  })
  expect(JSON.stringify(open)).not.toContain(testInfo.outputDir)

  await answerDialogs(running, join(testInfo.outputDir, 'passport'))
  const save = await callShell(running.page, 'shell.saveFile', { kind: 'pdf', name: 'x' })
  expect(save?.value).toMatchObject({ name: 'passport.pdf', size: 0 })
})

test('quitting from the window ends the application', async ({ launch }) => {
  const { app, page } = await launch()
  const closed = app.waitForEvent('close')
  // The answer may be lost with the window.
  await callShell(page, 'shell.quit').catch(() => undefined)
  await closed
})
