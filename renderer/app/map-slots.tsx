import { Layers, ListTree, Shapes, SquareDashedMousePointer, Table2 } from 'lucide-react'
import { AtlasPanel } from '../features/atlas/atlas-panel.tsx'
import { useThematic } from '../features/atlas/use-thematic.ts'
import { IdentifyPanel } from '../features/map/identify-panel.tsx'
import { LayerTree } from '../features/map/layer-tree.tsx'
import { MapPlace } from '../features/map/map-place.tsx'
import { CoordinateReadout, ProjectionField, ScaleField } from '../features/map/map-status.tsx'
import { SelectionPanel } from '../features/map/selection/selection-panel.tsx'
import { AttributeTable } from '../features/map/table/attribute-table.tsx'
import { showTable } from '../features/map/table/table-state.ts'
import { useLanguage } from '../ui/language.tsx'
import { navigate, useRoute } from '../ui/route.ts'
import { useTheme } from './appearance.ts'
import { changePanel } from './settings.ts'
import { showTab } from './window-state.ts'

const openRight = (tab: string) => () => {
  showTab('right', tab)
  changePanel('right', { open: true })
}
const openIdentify = openRight('identify')
const openSelection = openRight('selection')

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
      {...(isListing ? {} : { onAsk: openIdentify })}
      onSelectArea={openSelection}
    />
  )
}

function LayersTab() {
  return (
    <LayerTree
      theme={useTheme()}
      onTable={(layer) => {
        showTable(layer)
        showTab('bottom', 'table')
        changePanel('bottom', { open: true })
      }}
    />
  )
}

function IdentifyTab() {
  return <IdentifyPanel onOpenPassport={(record) => navigate('passports', record)} />
}

function SelectionTab() {
  return <SelectionPanel onOpenPassport={(record) => navigate('passports', record)} />
}

export const mapLeftTabs = [
  { id: 'layers', title: 'layers.title', icon: Layers, Body: LayersTab },
  { id: 'atlas', title: 'atlas.title', icon: Shapes, Body: AtlasPanel },
] as const

export const mapRightTabs = [
  { id: 'identify', title: 'identify.title', icon: ListTree, Body: IdentifyTab },
  {
    id: 'selection',
    title: 'selection.title',
    icon: SquareDashedMousePointer,
    Body: SelectionTab,
  },
] as const

export const mapBottomTabs = [
  { id: 'table', title: 'table.title', icon: Table2, Body: AttributeTable },
] as const

export const mapStatusItems = [
  { id: 'coordinates', Item: CoordinateReadout },
  { id: 'scale', Item: ScaleField },
  { id: 'projection', Item: ProjectionField },
] as const
