import { useEffect, useState } from 'react'
import { failureToast } from '../../api/failures.ts'
import { useLanguage } from '../../ui/language.tsx'
import type { PaletteContext, PaletteGroup, PaletteSource } from '../../ui/palette-source.ts'
import { showToast } from '../../ui/toast.tsx'

/** Asks every source at once; each shows its answer as it comes, a late one of an older query never. */
export function useSearch(
  sources: readonly PaletteSource[],
  query: string,
  showBox: PaletteContext['showBox'],
): { readonly groups: readonly PaletteGroup[]; readonly isLoading: boolean } {
  const { language, t } = useLanguage()
  const [answers, setAnswers] = useState<ReadonlyMap<string, readonly PaletteGroup[]>>(new Map())
  const [answered, setAnswered] = useState('')
  useEffect(() => {
    let current = true
    const ask = async ({ id, search }: PaletteSource) => {
      try {
        const groups = await search(query, { language, t, showBox })
        if (current) setAnswers((before) => new Map(before).set(id, groups))
      } catch (error) {
        if (current) showToast(failureToast(error, t))
      }
    }
    void Promise.all(sources.map(ask)).then(() => {
      if (current) setAnswered(query)
    })
    return () => {
      current = false
    }
  }, [sources, query, language, t, showBox])
  return {
    groups: sources.flatMap(({ id }) => answers.get(id) ?? []).sort((a, b) => a.rank - b.rank),
    isLoading: answered !== query,
  }
}
