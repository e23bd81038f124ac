import { useQueries, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { type QualityLine, qualityOrderPath } from '../../../shared/contract/features/quality.ts'
import { data, fetchBulk } from '../../api/client.ts'
import { useQualityState } from './quality-state.ts'

/** Passports whose lines are fetched at once. */
const pagePassports = 10

/** Passports in order, and the number of the first line of each; one more number closes the last. */
interface LineIndex {
  readonly fids: Uint32Array
  readonly starts: Uint32Array
}
const nothing: LineIndex = { fids: new Uint32Array(), starts: new Uint32Array(1) }

/** The lines of the chosen aspect and scope: how many, and those of the passports in sight. */
export function useQualityLines() {
  const { aspect, scope } = useQualityState()
  const [range, setRange] = useState({ first: 0, last: 0 })
  const asked = { aspect, scope }
  const order = useQuery({
    queryKey: ['quality.order', asked],
    queryFn: async ({ signal }) =>
      indexOf(new Uint32Array(await fetchBulk(qualityOrderPath(asked), signal))),
    placeholderData: (before) => before,
  })
  const { fids, starts } = order.data ?? nothing
  const count = starts.at(-1) ?? 0
  const firstPage = Math.floor(passportAt(starts, range.first) / pagePassports)
  const lastPage = Math.floor(passportAt(starts, Math.min(range.last, count - 1)) / pagePassports)
  const pages = useQueries({
    queries: Array.from({ length: count === 0 ? 0 : lastPage - firstPage + 1 }, (_, i) => {
      const from = (firstPage + i) * pagePassports
      const input = { fids: [...fids.subarray(from, from + pagePassports)], aspect }
      return {
        queryKey: ['quality.lines', input],
        queryFn: () => data['quality.lines'](input),
      }
    }),
    combine: (answers) => answers.flatMap(({ data: lines }) => lines ?? []),
  })
  const byPassport = useMemo(() => Map.groupBy(pages, ({ fid }) => fid), [pages])
  const lineAt = (index: number): QualityLine | undefined => {
    const at = passportAt(starts, index)
    return byPassport.get(fids[at] ?? -1)?.[index - (starts[at] ?? 0)]
  }
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), [])
  return {
    count,
    passports: fids.length,
    lineAt,
    onRange,
    error: order.error,
    isPending: order.isPending,
  }
}

function indexOf(pairs: Uint32Array): LineIndex {
  const fids = new Uint32Array(pairs.length / 2)
  const starts = new Uint32Array(fids.length + 1)
  for (let i = 0; i < fids.length; i++) {
    fids[i] = pairs[2 * i] ?? 0
    starts[i + 1] = (starts[i] ?? 0) + (pairs[2 * i + 1] ?? 0)
  }
  return { fids, starts }
}

/** The passport that holds a line: the last one that starts at it or before. */
function passportAt(starts: Uint32Array, line: number): number {
  let low = 0
  let high = Math.max(0, starts.length - 2)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= line) low = middle
    else high = middle - 1
  }
  return low
}
