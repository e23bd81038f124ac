import {
  keepPreviousData,
  QueryClient,
  type QueryKey,
  type UseQueryResult,
  useQuery,
} from '@tanstack/react-query'
import type { DataContract } from '../../shared/contract/data.ts'
import type { Input, Output } from '../../shared/contract/define.ts'
import { data, onEvent } from './client.ts'
import { isTouched } from './touched.ts'

export type DataMethod = keyof DataContract

/** Key of a method's answer in the cache: the method first, so that one call forgets all of them. */
export function queryKey(method: DataMethod, input: unknown): QueryKey {
  return [method, input]
}

/** No retries (the client repeats what is safe), no ageing: events say when an answer is old. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}

interface DataOptions {
  readonly enabled?: boolean
  /** Go on showing the answer to the former input until the new one comes. */
  readonly keepPrevious?: boolean
}

/**
 * Asks a method and keeps its answer up to date. An answer once shown stays in `data` when a later
 * request fails: `error` is set beside it.
 */
export function useData<M extends DataMethod>(
  method: M,
  input: Input<DataContract[M]>,
  { enabled = true, keepPrevious = false }: DataOptions = {},
): UseQueryResult<Output<DataContract[M]>> {
  return useQuery<Output<DataContract[M]>>({
    queryKey: queryKey(method, input),
    queryFn: () => data[method](input),
    enabled,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
}

/** Fetches again what a commit, or another person at work, may have changed; returns the way to stop. */
export function followEvents(client: QueryClient): () => void {
  const stops = [
    onEvent('records.changed', (changed) => {
      void client.invalidateQueries({ predicate: ({ queryKey: key }) => isTouched(key, changed) })
    }),
    onEvent('account.changed', () => void client.invalidateQueries()),
    onEvent('register.changed', () => void client.invalidateQueries()),
    // Only findings changed, and what counts them.
    onEvent('records.checked', () => {
      void client.invalidateQueries({
        predicate: ({ queryKey: key }) => /^(passports|quality)\./.test(String(key[0])),
      })
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
