import { expect, test } from 'vitest'
import { AppError, badFileReasons, failureCodes } from '../../shared/contract/failure.ts'
import { languages } from '../../shared/i18n/language.ts'
import { translator } from '../ui/language.tsx'
import { failureText } from './failures.ts'

test('every code says what happened, what was kept and what to do, in each language', () => {
  for (const language of languages)
    for (const code of failureCodes) {
      const text = failureText(new AppError(code), translator(language))
      expect(text.title.length, `${code} ${language}`).toBeGreaterThan(5)
      expect(text.kept, code).toMatch(/\.$/)
      expect(text.todo, code).toMatch(/\.$/)
      expect(text.code).toContain(code)
    }
})

test('a refused file says why and names the file', () => {
  const error = new AppError('bad-file', { detail: { reason: 'encrypted', file: 'Абай.xlsx' } })
  expect(failureText(error, translator('ru'))).toEqual({
    title: 'Файл защищён паролем',
    kept: 'Файл: Абай.xlsx. Ничего не записано.',
    todo: 'Снимите пароль в программе, где файл создан, и выберите файл снова.',
    code: 'Код ошибки: bad-file/encrypted',
  })
})

test('each reason for refusing a file has its own title', () => {
  const titles = badFileReasons.map(
    (reason) =>
      failureText(new AppError('bad-file', { detail: { reason } }), translator('kk')).title,
  )
  expect(new Set(titles).size).toBe(badFileReasons.length)
})

test('an exception that is no failure of ours reads as a fault in the program', () => {
  expect(failureText(new TypeError('x is not a function'), translator('en'))).toMatchObject({
    title: 'A fault in the program',
    code: 'Error code: internal',
  })
})
