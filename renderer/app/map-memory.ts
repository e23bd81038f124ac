import { z } from 'zod'
import { type MapMemory, memoryOf, projectionIds, windowMap } from '../map/index.ts'
import { changeSettings, useSettings } from './settings.ts'

const look = z.object({ visible: z.boolean(), opacity: z.number().min(0).max(1) })

/** Each part by itself: what an earlier version or another hand left unreadable is as at first. */
const parts = {
  projection: z.string().refine((id) => projectionIds.includes(id)),
  graticule: z.boolean(),
  overview: z.boolean(),
  order: z.array(z.string()),
  looks: z.record(z.string(), look),
}

/** The parts of a stored memory that can be read. */
export function readMemory(stored: Readonly<Record<string, unknown>>): Partial<MapMemory> {
  const found = Object.entries(parts).flatMap(([name, schema]) => {
    const read = schema.safeParse(stored[name])
    return read.success ? [[name, read.data]] : []
  })
  return Object.fromEntries(found) as Partial<MapMemory>
}

/** Gives the map what it remembered, and keeps what changes; before the map is mounted. */
export function rememberMap(): void {
  const { map, coordinates } = useSettings.getState()
  windowMap.store.setState({ ...readMemory(map), format: coordinates })
  windowMap.store.subscribe((now, before) => {
    const { format, ...memory } = memoryOf(now)
    const { format: formatBefore, ...memoryBefore } = memoryOf(before)
    if (format !== formatBefore) changeSettings({ coordinates: format })
    const names = Object.keys(memory) as (keyof typeof memory)[]
    if (names.some((name) => memory[name] !== memoryBefore[name]))
      changeSettings({ map: z.record(z.string(), z.json()).parse(memory) })
  })
  // The format is chosen on the status bar or in the settings window: one value in two places.
  useSettings.subscribe(({ coordinates }) => {
    if (windowMap.store.getState().format !== coordinates)
      windowMap.store.setState({ format: coordinates })
  })
}
