import { spawn } from 'node:child_process'

/**
 * Ends what this process started, however this process ends. A small shell in its own session reads
 * the list of children; when the pipe closes (exit, crash, SIGKILL) it kills what the last list
 * names and removes the profile. Negative numbers are process groups.
 */
const script = `
trap '' INT TERM HUP
last=
while read -r line; do last=$line; done
for child in $last; do kill -KILL "$child" 2>/dev/null; done
for wait in 0 0.1 0.5 1 2 4; do sleep $wait; rm -rf -- "$1" 2>/dev/null; [ -e "$1" ] || break; done
`

export interface Watchdog {
  add(pid: number): void
  remove(pid: number): void
}

export function startWatchdog(folderToRemove: string): Watchdog {
  const shell = spawn('/bin/sh', ['-c', script, 'stand-in-watchdog', folderToRemove], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  shell.unref()
  shell.stdin.on('error', () => undefined)
  const children = new Set<number>()
  const tell = () => shell.stdin.write(`${[...children].join(' ')}\n`)
  return {
    add: (pid) => {
      children.add(pid)
      tell()
    },
    remove: (pid) => {
      children.delete(pid)
      tell()
    },
  }
}
