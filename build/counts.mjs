/**
 * Counts of passed and failed from the reports of the three tools; pure. A tool that failed without
 * naming a failed test, or that saw no test at all, counts as one failure: it must never look green.
 * @typedef {{ passed: number, failed: number }} Count
 */

/** @returns {Count} */
function count(passed, failed, code) {
  const silent = failed === 0 && (code !== 0 || passed === 0)
  return { passed, failed: silent ? 1 : failed }
}

/** One line a part: `ok   lint: 60 files, 1.0 s` or `FAIL lint: …`. */
export function countCheck(output, code) {
  const lines = output.split('\n')
  const passed = lines.filter((line) => /^ok {3}\S/.test(line)).length
  return count(passed, lines.filter((line) => /^FAIL \S/.test(line)).length, code)
}

/** A file that cannot even be loaded has no tests, only a message. */
export function countVitest(report, code) {
  if (!report) return count(0, 0, code)
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length
  return count(report.numPassedTests, report.numFailedTests + broken, code)
}

/** Skipped ones are neither; flaky ones passed only when repeated, and count as failed. */
export function countPlaywright(report, code) {
  if (!report) return count(0, 0, code)
  const { expected, unexpected, flaky } = report.stats
  return count(expected, unexpected + flaky + report.errors.length, code)
}
