import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { workbookParts, writeZip } from '../../../build/fixtures/zip.ts'
import { type MadeFolder, makeFolder } from '../files/making.ts'
import { gatherFiles, reasonOf, unpack } from './batch-files.ts'

let folder: MadeFolder
beforeEach(() => {
  folder = makeFolder()
})
afterEach(() => folder.remove())

it('a folder is walked to its end, but links are not followed', () => {
  const root = folder.path('отдел')
  mkdirSync(join(root, 'а', 'б'), { recursive: true })
  writeFileSync(join(root, 'а', 'б', 'паспорт.xlsx'), 'x')
  symlinkSync(root, join(root, 'а', 'круг'))
  symlinkSync('/etc/passwd', join(root, 'чужое.csv'))
  expect(gatherFiles([root]).map(({ name }) => name)).toEqual([join('а', 'б', 'паспорт.xlsx')])
})

it('names of a Russian Windows without the mark of UTF-8 are read by its code page', () => {
  const zip = folder.path('старый.zip')
  writeZip(zip, [{ name: 'AAAAAAA.csv', content: 'a;1\n' }])
  const bytes = readFileSync(zip)
  // «Паспорт» in code page 866.
  const name = Buffer.from([0x8f, 0xa0, 0xe1, 0xaf, 0xae, 0xe0, 0xe2])
  for (let at = bytes.indexOf('AAAAAAA'); at >= 0; at = bytes.indexOf('AAAAAAA'))
    name.copy(bytes, at)
  writeFileSync(zip, bytes)
  expect(gatherFiles([zip]).map(({ part }) => part)).toEqual(['Паспорт.csv'])
})

it('a mutated archive ends in files and reasons, never in a fault', async () => {
  const whole = folder.path('whole.zip')
  writeZip(whole, [
    { name: 'a/паспорт.csv', content: 'Показатель;Значение\nПлощадь;5945\n'.repeat(30) },
    { name: 'b.xlsx', content: 'PK' },
    ...workbookParts('<sheetData/>'),
  ])
  const bytes = readFileSync(whole)
  const zip = folder.path('mutated.zip')
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      fc.option(fc.nat(bytes.length)),
      async (changes, cut) => {
        const mutated = Buffer.from(bytes)
        for (const [at, byte] of changes) mutated[at] = byte
        writeFileSync(zip, cut === null ? mutated : mutated.subarray(0, cut))
        for (const { path, part, reason } of gatherFiles([zip]))
          if (part !== undefined && reason === undefined)
            await unpack(path, part, folder.path('part')).catch(reasonOf)
      },
    ),
    { numRuns: 400 },
  )
}, 60_000)
