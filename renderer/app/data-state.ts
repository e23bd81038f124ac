import { useQuery } from '@tanstack/react-query'
import { AppError } from '../../shared/contract/failure.ts'
import { data, shell } from '../api/client.ts'
import { useData } from '../api/queries.ts'

// Our choice: often enough to notice a restart, too seldom to be felt.
const askEveryMs = 10_000
const askSoonMs = 1_000

interface DataState {
  readonly kind: 'starting' | 'ready' | 'restarting' | 'failed'
  /** Why the data are not open. */
  readonly error: unknown
  readonly readOnly: boolean
  readonly demo: boolean
}

let isAnswered = false

/** Once: the bench reads from the log when the first call was answered. */
async function markFirstAnswer(): Promise<void> {
  if (isAnswered) return
  isAnswered = true
  await shell['shell.milestone']({ name: 'first-answer' })
}

/** How both data processes are: asked at the start, and now and then, sooner while one is away. */
export function useDataState(): DataState {
  const health = useQuery({
    queryKey: ['data-state'],
    queryFn: async () => {
      const [reader] = await Promise.all([
        data['system.readHealth']({}),
        data['system.writeHealth']({}),
      ])
      await markFirstAnswer()
      return reader
    },
    refetchInterval: (query) => (query.state.error || !query.state.data ? askSoonMs : askEveryMs),
  })
  const { data: layers } = useData('layers.list', {})
  const demo = layers?.some((layer) => layer.synthetic) ?? false
  const restarting = health.error instanceof AppError && health.error.code === 'unavailable'
  const kind = health.error
    ? restarting
      ? 'restarting'
      : 'failed'
    : health.data
      ? 'ready'
      : 'starting'
  return { kind, error: health.error, readOnly: health.data?.readOnly ?? false, demo }
}
