export interface CommandLine {
  readonly version: boolean
  /** Scripts of `-r`, loaded before the application. */
  readonly preloads: readonly string[]
  readonly inspectPort: number | null
  readonly debuggingPort: boolean
  readonly entry: string
  /** What the application sees after its own executable: all but the preloads. */
  readonly argv: readonly string[]
}

/** Electron's command line, as far as `npm start` and Playwright use it. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const preloads: string[] = []
  const argv: string[] = []
  let entry: string | null = null
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    if (arg === '-r' || arg === '--require') preloads.push(args[++at] ?? '')
    else {
      argv.push(arg)
      if (entry === null && !arg.startsWith('-')) entry = arg
    }
  }
  const inspect = args.find((arg) => /^--inspect(=|$)/.test(arg))
  return {
    version: args.includes('--version'),
    preloads,
    inspectPort: inspect ? Number(inspect.split('=')[1] ?? 9229) : null,
    debuggingPort: args.some((arg) => arg.startsWith('--remote-debugging-port')),
    entry: entry ?? '.',
    argv,
  }
}
