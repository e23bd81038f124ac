import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { textSchema } from '../../../shared/contract/features/dictionary.ts'
import { repositoryFolder } from '../testing.ts'

const glossarySchema = z.strictObject({
  version: z.number(),
  groups: z.array(
    z.strictObject({
      title: z.string(),
      terms: z.array(
        z.strictObject({ term: textSchema, code: z.string(), note: z.string().optional() }),
      ),
    }),
  ),
})

const read = (path: string) => readFileSync(join(repositoryFolder, path), 'utf8')
const { groups } = glossarySchema.parse(JSON.parse(read('assets/reference/glossary.json')))

it('the glossary page lists every term of the register and no other', () => {
  const terms = groups.flatMap((group) =>
    group.terms.map(({ term, code, note }) => [
      term.en,
      term.ru,
      term.kk,
      `\`${code}\``,
      note ?? '',
    ]),
  )
  const rows = read('docs/glossary.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (English|---)/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  expect(rows).toEqual(terms)
})

it('one English term stands for one concept', () => {
  const terms = groups.flatMap((group) => group.terms.map((one) => one.term.en))
  expect(terms.filter((term, i) => terms.indexOf(term) !== i)).toEqual([])
})
