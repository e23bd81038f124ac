import { expect, test } from 'vitest'
import { countCheck, countPlaywright, countVitest } from './counts.mjs'

test('every part of the check counts as a test', () => {
  const output =
    'ok   lint: 60 files, 1.0 s\nFAIL format: 70 files, 2.0 s\n  ok   this is a message\n'
  expect(countCheck(output, 1)).toEqual({ passed: 1, failed: 1 })
})

const unit = (passed: number, failed: number, broken: number) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  testResults: Array.from({ length: broken }, () => ({ status: 'failed', assertionResults: [] })),
})

test('a test file that cannot be loaded counts as one failure', () => {
  expect(countVitest(unit(5, 2, 1), 1)).toEqual({ passed: 5, failed: 3 })
  expect(countVitest(unit(5, 0, 0), 0)).toEqual({ passed: 5, failed: 0 })
})

test('skipped stories are neither passed nor failed, flaky ones failed', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 9 }
  expect(countPlaywright({ stats, errors: [] }, 1)).toEqual({ passed: 4, failed: 2 })
})

test('a tool that failed without saying where, saw nothing or left no report is a failure', () => {
  expect(countVitest(unit(5, 0, 0), 1)).toEqual({ passed: 5, failed: 1 })
  expect(countVitest(unit(0, 0, 0), 0)).toEqual({ passed: 0, failed: 1 })
  expect(countPlaywright(null, 0)).toEqual({ passed: 0, failed: 1 })
  expect(countCheck('', 0)).toEqual({ passed: 0, failed: 1 })
})
