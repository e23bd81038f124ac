import { useMemo } from 'react'
import type { AtlasMap, AtlasValue } from '../../../shared/contract/features/atlas.ts'
import { useData } from '../../api/queries.ts'
import type { Thematic, ThematicValue } from '../../map/index.ts'
import { useAtlasStore } from './store.ts'

/** Layer that carries the shapes of a map, by what one value belongs to. */
const shapeLayers = {
  oblast: 'adm1_oblast',
  district: 'adm2_schematic',
  feature: 'passports/hazfac',
} as const

interface Shown {
  readonly map: AtlasMap | null
  readonly values: readonly AtlasValue[]
  readonly thematic: Thematic | null
  readonly error: unknown
}

/** The thematic map that is switched on, computed anew whenever a record changes. */
export function useThematic(): Shown {
  const { shown, level } = useAtlasStore()
  const { data: maps } = useData('atlas.list', {})
  const map = maps?.find(({ id }) => id === shown) ?? null
  const { data, error } = useData(
    'atlas.values',
    { map: shown ?? '', level },
    { enabled: map !== null, keepPrevious: true },
  )
  return useMemo(() => {
    const values = map && data ? data.values : []
    return { map, values, thematic: map ? thematicOf(map, level, values) : null, error }
  }, [map, level, data, error])
}

function thematicOf(
  map: AtlasMap,
  level: keyof typeof shapeLayers,
  values: readonly AtlasValue[],
): Thematic {
  return {
    id: `${map.id} ${level}`,
    geometryLayer: shapeLayers[map.grain === 'feature' ? 'feature' : level],
    values: new Map(values.map((value) => [value.key, shownValue(value)])),
    classes: map.classes.map(({ color, label, shape }) => ({
      color,
      label,
      ...(shape ? { shape, radius: 6 } : {}),
    })),
  }
}

function shownValue({ value, class: index, flag }: AtlasValue): ThematicValue {
  return { value, class: index, hatch: flag === 'estimate' }
}
