import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { Failure } from '../../shared/contract/failure.ts'
import type { DataState as ProcessState } from '../../shared/contract/shell.ts'
import { data, onEvent, shell } from '../api/client.ts'
import { useData } from '../api/queries.ts'

const key = ['data-state']

/** Hears how the data processes are; returns the way to stop. */
export function followDataState(client: QueryClient): () => void {
  return onEvent('data.state', (heard) => {
    client.setQueryData<readonly ProcessState[]>(key, (known = []) => [
      ...known.filter(({ role }) => role !== heard.role),
      heard,
    ])
    if (heard.state === 'serving') void client.invalidateQueries({ queryKey: ['health'] })
  })
}

export type DataKind = 'starting' | 'ready' | 'busy' | 'restarting' | 'failed'

// From the gravest: what one process lacks, the data lack.
const gravity = [
  ['refused', 'failed'],
  ['stopped', 'failed'],
  ['restarting', 'restarting'],
  ['starting', 'starting'],
  ['busy', 'busy'],
] as const

export function kindFromStates(states: readonly Pick<ProcessState, 'state'>[]): DataKind {
  if (states.length === 0) return 'starting'
  const found = gravity.find(([grave]) => states.some(({ state }) => state === grave))
  return found?.[1] ?? 'ready'
}

let isAnswered = false

/** Once: the bench reads from the log when the first call was answered. */
async function markFirstAnswer(): Promise<void> {
  if (isAnswered) return
  isAnswered = true
  await shell['shell.milestone']({ name: 'first-answer' })
}

interface DataState {
  readonly kind: DataKind
  /** Why the data are not open, of the first process that says. */
  readonly failure: Failure | null
  readonly busy: readonly ProcessState[]
  readonly readOnly: boolean
  readonly demo: boolean
}

/** Versions of the database, and whether it may be written. */
export function useHealth() {
  return useQuery({
    queryKey: ['health'],
    queryFn: async () => {
      const health = await data['system.readHealth']({})
      await markFirstAnswer()
      return health
    },
  })
}

/** How the data are, for the status bar and the notice above the work. */
export function useDataState(): DataState {
  const { data: states = [] } = useQuery({
    queryKey: key,
    queryFn: () => shell['shell.dataState']({}),
  })
  const health = useHealth()
  const { data: layers } = useData('layers.list', {})
  const { data: synthetic } = useData('demo.state', {})
  return {
    kind: kindFromStates(states),
    failure: states.find(({ failure }) => failure)?.failure ?? null,
    busy: states.filter(({ state }) => state === 'busy'),
    readOnly: health.data?.readOnly ?? false,
    demo: (synthetic?.synthetic ?? false) || (layers?.some((layer) => layer.synthetic) ?? false),
  }
}
