// Types, lint, format and unused code, all at once; each part says how many files it saw.
import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'

const rooms = ['shared', 'main', 'renderer', 'e2e']
const sources = ['shared', 'main', 'renderer', 'e2e', 'build', 'bench']
const bin = (name) => `node_modules/.bin/${name}`

const count = (output, pattern, part) => {
  const found = Number(pattern.exec(output)?.[1] ?? 0)
  if (found === 0) throw new Error(`${part} saw no files`)
  return found
}

// What --listFiles prints: absolute paths, one a line.
const isListed = (line) => line.startsWith('/') && /\.([cm]?tsx?|json)$/.test(line)
const isOurs = (line) => isListed(line) && !line.includes('node_modules')

const parts = [
  ...rooms.map((room) => ({
    name: `types ${room}`,
    command: [bin('tsc'), '-p', room, '--listFiles'],
    files: (output) => output.split('\n').filter(isOurs).length,
    fault: (output) =>
      output
        .split('\n')
        .filter((line) => !isListed(line))
        .join('\n'),
  })),
  {
    name: 'lint',
    command: [bin('oxlint'), '--type-aware', '--deny-warnings', ...sources],
    files: (output) => count(output, /on (\d+) files?/, 'lint'),
  },
  {
    name: 'format',
    command: [bin('biome'), 'ci', '--colors=off', '--max-diagnostics=20', '.'],
    files: (output) => count(output, /Checked (\d+) files?/, 'format'),
  },
  {
    name: 'unused',
    command: [bin('knip'), '--no-progress'],
    files: () => globSync('{shared,main,renderer,e2e,build,bench}/**/*.{ts,tsx,mjs}').length,
  },
]

function run(command) {
  return new Promise((resolve) => {
    const child = spawn(command[0], command.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('close', (code) => resolve({ code, output }))
  })
}

async function check(part) {
  const started = performance.now()
  const { code, output } = await run(part.command)
  let files = 0
  let fault = code === 0 ? '' : (part.fault ?? String)(output).trim()
  try {
    files = part.files(output)
    if (files === 0) fault ||= `${part.name} saw no files`
  } catch (error) {
    fault ||= error.message
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${fault ? 'FAIL' : 'ok  '} ${part.name}: ${files} files, ${seconds} s`)
  if (fault) console.log(fault)
  return !fault
}

const results = await Promise.all(parts.map(check))
process.exitCode = results.every(Boolean) ? 0 : 1
