import { Layers, ListTree, Shapes } from 'lucide-react'
import { AtlasPanel } from '../features/atlas/atlas-panel.tsx'
import { useThematic } from '../features/atlas/use-thematic.ts'
import { IdentifyPanel } from '../features/map/identify-panel.tsx'
import { LayerTree } from '../features/map/layer-tree.tsx'
import { MapPlace } from '../features/map/map-place.tsx'
import { CoordinateReadout, ProjectionField, ScaleField } from '../features/map/map-status.tsx'
import { useLanguage } from '../ui/language.tsx'
import { navigate, useRoute } from '../ui/route.ts'
import { useTheme } from './appearance.ts'
import { changePanel } from './settings.ts'

const openRight = () => changePanel('right', { open: true })

/** The map in the frame: it follows the theme and opens the right panel when it is asked. */
export function MapSlot() {
  const { text } = useLanguage()
  const { map, thematic } = useThematic()
  // Beside the list the answer is in the list.
  const isListing = useRoute().section === 'passports'
  return (
    <MapPlace
      theme={useTheme()}
      thematic={thematic}
      thematicTitle={map ? text(map.title) : ''}
      passportsOnly={isListing}
      {...(isListing ? {} : { onAsk: openRight })}
    />
  )
}

function LayersTab() {
  return <LayerTree theme={useTheme()} />
}

function IdentifyTab() {
  return <IdentifyPanel onOpenPassport={(record) => navigate('passports', record)} />
}

export const mapLeftTabs = [
  { id: 'layers', title: 'layers.title', icon: Layers, Body: LayersTab },
  { id: 'atlas', title: 'atlas.title', icon: Shapes, Body: AtlasPanel },
] as const

export const mapRightTabs = [
  { id: 'identify', title: 'identify.title', icon: ListTree, Body: IdentifyTab },
] as const

export const mapStatusItems = [
  { id: 'coordinates', Item: CoordinateReadout },
  { id: 'scale', Item: ScaleField },
  { id: 'projection', Item: ProjectionField },
] as const
