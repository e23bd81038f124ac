import { useSyncExternalStore } from 'react'

/** Long work under way, shown in the status bar with its number and a way to stop it. */
export interface Task {
  readonly id: number
  readonly label: string
  /** 0 to 1; null while the end is not known. */
  readonly part: number | null
  readonly count?: string | undefined
  readonly onCancel?: (() => void) | undefined
}

let tasks: readonly Task[] = []
let lastId = 0
const listeners = new Set<() => void>()

function set(next: readonly Task[]): void {
  tasks = next
  for (const listener of listeners) listener()
}

/** Shows a task; `report` moves it on, `done` takes it away. */
export function startTask(label: string, onCancel?: () => void) {
  lastId += 1
  const id = lastId
  set([...tasks, { id, label, part: null, onCancel }])
  return {
    report: (part: number | null, count?: string) =>
      set(tasks.map((task) => (task.id === id ? { ...task, part, count } : task))),
    done: () => set(tasks.filter((task) => task.id !== id)),
  }
}

/** Runs work with its task in sight from start to end, however it ends. */
export async function runTask<T>(
  label: string,
  work: (report: (part: number | null, count?: string) => void, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const abort = new AbortController()
  const task = startTask(label, () => abort.abort())
  try {
    return await work(task.report, abort.signal)
  } finally {
    task.done()
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useTasks(): readonly Task[] {
  return useSyncExternalStore(subscribe, () => tasks)
}
