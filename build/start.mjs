// npm start: installs, builds and launches, each only when needed. Plain Node 20, no packages.
import { spawn } from 'node:child_process'
import { ensureBuilt } from './build.mjs'
import { ensurePackages, ensureSystem, Missing } from './install.mjs'
import { help, readOptions } from './options.mjs'
import { findRuntime, inRoot, projectEnv, projectNode, root, runtimeProgram } from './project.mjs'

const startedAt = Date.now()

/** Ends with the child's code; signals reach both, the child decides when it has finished. */
function become(program, args, env) {
  const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('error', (error) => {
    console.error(`cannot start ${program}: ${error.message}`)
    process.exitCode = 1
  })
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0)
  })
}

function hasDisplay() {
  return (
    process.platform !== 'linux' ||
    Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
  )
}

function launch({ data, empty, lang }) {
  const wanted = [
    empty ? '--empty' : '--demo',
    ...(data ? [`--data=${data}`] : []),
    ...(lang ? [`--lang=${lang}`] : []),
  ]
  const env = projectEnv({ QORGAU_STARTED_AT: String(startedAt) })
  if (!hasDisplay()) {
    console.log('No display: walking the tour on the stand-in (Chromium and Node) instead.')
    become(projectNode(), ['--no-warnings', inRoot('e2e/tour/run.ts'), ...wanted], env)
    return
  }
  const runtime = findRuntime()
  console.log(
    runtime.name === 'Electron'
      ? `Running on Electron from ${runtime.dist}.`
      : 'Running on the stand-in (Chromium and Node): Electron’s own binary is not on this machine.',
  )
  // Electron refuses to run as root with its sandbox.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  become(runtimeProgram(runtime), ['.', ...sandbox, ...wanted], env)
}

async function start() {
  const options = readOptions(process.argv.slice(2), process.env)
  if (options.kind === 'help') {
    console.log(help)
    return
  }
  if (options.kind === 'refused') {
    console.error(`${options.why}\n\n${help}`)
    process.exitCode = 2
    return
  }
  await ensurePackages()
  await ensureSystem({ forTests: false })
  await ensureBuilt()
  launch(options)
}

start().catch((error) => {
  console.error(error instanceof Missing ? error.message : error)
  process.exitCode = error instanceof Missing ? 3 : 1
})
