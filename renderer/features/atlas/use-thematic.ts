import { useMemo } from 'react'
import type {
  AtlasMap,
  AtlasReadiness,
  AtlasValue,
  unitLevels,
} from '../../../shared/contract/features/atlas.ts'
import { useData } from '../../api/queries.ts'
import type { Thematic, ThematicValue } from '../../map/index.ts'
import { useAtlasStore } from './store.ts'

type Level = (typeof unitLevels)[number]

/** Layers that carry the shapes of territories. */
const shapeLayers = { oblast: 'adm1_oblast', district: 'adm2_schematic' } as const

interface Shown {
  readonly map: AtlasMap | null
  readonly readiness: AtlasReadiness | null
  readonly level: Level
  readonly values: readonly AtlasValue[]
  readonly thematic: Thematic | null
  readonly error: unknown
  readonly isPending: boolean
}

/** The map that is switched on, computed anew whenever a record changes. */
export function useThematic(): Shown {
  const { shown, level: wished } = useAtlasStore()
  const { data: catalogue } = useData('atlas.catalogue', {})
  const { data: states } = useData('atlas.readiness', {}, { enabled: shown !== null })
  const map = catalogue?.maps.find(({ id }) => id === shown) ?? null
  const readiness = states?.find((one) => one.map === shown) ?? null
  const levels = readiness?.levels ?? []
  const level = levels.includes(wished) ? wished : (levels[0] ?? wished)
  const isReady = map !== null && readiness?.state === 'ready'
  const { data, error, isPending } = useData(
    'atlas.values',
    { map: shown ?? '', level },
    { enabled: isReady },
  )
  return useMemo(() => {
    const values = isReady && data ? data.values : []
    // A map without its inputs is not drawn at all: hatching everything would say "no hazard known".
    const thematic = isReady && data ? thematicOf(map, level, values) : null
    return { map, readiness, level, values, thematic, error, isPending: isReady && isPending }
  }, [map, readiness, level, data, error, isReady, isPending])
}

function thematicOf(map: AtlasMap, level: Level, values: readonly AtlasValue[]): Thematic {
  const isUnit = map.geometry === 'district' || map.geometry === 'oblast'
  return {
    id: `${map.id} ${level}`,
    form: map.geometry === 'points' ? 'point' : map.geometry === 'lines' ? 'line' : 'polygon',
    geometryLayer: isUnit ? shapeLayers[level] : null,
    shapes: isUnit
      ? []
      : values.flatMap(({ key, geometry }) => (geometry ? [{ key, geometry }] : [])),
    values: new Map(values.map((value) => [value.key, shownValue(value)])),
    classes: map.classes.map(({ color, label, shape }, index) => ({
      color,
      label,
      ...(map.geometry === 'points' || map.geometry === 'lines'
        ? {
            shape: shape ?? ('circle' as const),
            // A number is read by size as well as by colour; categories are of one size.
            radius: map.scale === 'category' ? 6 : 4 + (8 * index) / (map.classes.length - 1),
          }
        : {}),
    })),
  }
}

function shownValue({ value, class: index, flag }: AtlasValue): ThematicValue {
  return {
    value,
    class: index,
    hatch: flag !== null && index !== null,
    isPlain: flag === 'not-applicable',
  }
}
