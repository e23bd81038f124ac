// npm test: checks, unit and data tests, stories on the true window; ends with one line of counts.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { ensureBuilt } from './build.mjs'
import { countCheck, countPlaywright, countVitest } from './counts.mjs'
import { ensurePackages, ensureSystem, Missing } from './install.mjs'
import { findRuntime, inRoot, projectNode, run } from './project.mjs'

const unitReport = 'out/unit.json'
const storyReport = 'out/e2e/report.json'

function readReport(path) {
  return existsSync(inRoot(path)) ? JSON.parse(readFileSync(inRoot(path), 'utf8')) : null
}

async function runChecks() {
  console.log('--- types, lint, format, unused code')
  const { code, output } = await run([projectNode(), inRoot('build/check.mjs')], { quiet: true })
  console.log(output.trim())
  return countCheck(output, code)
}

async function runUnits() {
  console.log('--- unit and data tests')
  rmSync(inRoot(unitReport), { force: true })
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`]
  const { code } = await run([projectNode(), inRoot('node_modules/vitest/vitest.mjs'), ...args])
  return countVitest(readReport(unitReport), code)
}

async function runStories() {
  console.log(`--- stories on the true window, on ${findRuntime().name}`)
  rmSync(inRoot(storyReport), { force: true })
  const { code } = await run([
    projectNode(),
    inRoot('node_modules/@playwright/test/cli.js'),
    'test',
  ])
  return countPlaywright(readReport(storyReport), code)
}

async function test() {
  await ensurePackages()
  await ensureSystem({ forTests: true })
  await ensureBuilt()
  mkdirSync(inRoot('out'), { recursive: true })
  // In sequence: each uses all processors, and times in tests mean something.
  const counts = [await runChecks(), await runUnits(), await runStories()]
  const sum = (name) => counts.reduce((total, count) => total + count[name], 0)
  process.exitCode = sum('failed') === 0 ? 0 : 1
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
}

test().catch((error) => {
  console.error(error instanceof Missing ? error.message : error)
  console.log('0 passed, 1 failed')
  process.exitCode = error instanceof Missing ? 3 : 1
})
