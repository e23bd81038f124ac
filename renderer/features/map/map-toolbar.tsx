import {
  ArrowLeft,
  ArrowRight,
  CircleDashed,
  Crosshair,
  Grid3x3,
  House,
  Info,
  LassoSelect,
  type LucideIcon,
  Map as MapIcon,
  Minus,
  Pentagon,
  Plus,
  Ruler,
  SquareDashedMousePointer,
} from 'lucide-react'
import type { PlainKey } from '../../../shared/i18n/messages/all.ts'
import { type MapState, useMap, useMapState, useMapStore } from '../../map/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { startTool } from './start-tool.ts'

interface ToolButton {
  readonly tool: MapState['tool']
  readonly title: PlainKey
  readonly icon: LucideIcon
  readonly keys?: string
}

const tools: readonly ToolButton[] = [
  { tool: 'identify', title: 'map.identify', icon: Info, keys: 'I' },
  { tool: 'select-box', title: 'map.selectBox', icon: SquareDashedMousePointer, keys: 'S' },
  { tool: 'select-polygon', title: 'map.selectPolygon', icon: LassoSelect },
  { tool: 'select-point', title: 'map.selectPoint', icon: CircleDashed },
  { tool: 'measure-length', title: 'map.measureLength', icon: Ruler, keys: 'M' },
  { tool: 'measure-area', title: 'map.measureArea', icon: Pentagon, keys: 'Shift+M' },
]

interface MapToolbarProps {
  readonly onGoTo: () => void
}

/** Moving about and the tools, over the map; each is a command too. */
export function MapToolbar({ onGoTo }: MapToolbarProps) {
  const { t } = useLanguage()
  const store = useMapStore()
  const tool = useMapState((state) => state.tool)
  const graticule = useMapState((state) => state.graticule)
  const overview = useMapState((state) => state.overview)
  return (
    <>
      <Navigation />
      <div
        className="map-toolbar"
        role="toolbar"
        aria-label={t('map.tools')}
        aria-orientation="vertical"
      >
        {tools.map((entry) => (
          <IconButton
            key={entry.tool}
            icon={entry.icon}
            label={t(entry.title)}
            keys={entry.keys}
            pressed={tool === entry.tool}
            onClick={() => startTool(store, entry.tool)}
          />
        ))}
        <IconButton icon={Crosshair} label={t('map.goTo')} keys="Ctrl+G" onClick={onGoTo} />
        <IconButton
          icon={Grid3x3}
          label={t('map.graticule')}
          pressed={graticule}
          onClick={() => store.setState({ graticule: !graticule })}
        />
        <IconButton
          icon={MapIcon}
          label={t('map.overview')}
          pressed={overview}
          onClick={() => store.setState({ overview: !overview })}
        />
      </div>
    </>
  )
}

function Navigation() {
  const { t } = useLanguage()
  const map = useMap()
  const canGoBack = useMapState((state) => state.camera?.canGoBack ?? false)
  const canGoForward = useMapState((state) => state.camera?.canGoForward ?? false)
  return (
    <div
      className="map-toolbar"
      role="toolbar"
      aria-label={t('map.navigation')}
      aria-orientation="vertical"
    >
      <IconButton
        icon={Plus}
        label={t('map.zoomIn')}
        keys="+"
        onClick={() => map.get()?.zoomBy(1)}
      />
      <IconButton
        icon={Minus}
        label={t('map.zoomOut')}
        keys="−"
        onClick={() => map.get()?.zoomBy(-1)}
      />
      <IconButton
        icon={House}
        label={t('map.home')}
        keys="Home"
        onClick={() => map.get()?.home()}
      />
      <IconButton
        icon={ArrowLeft}
        label={t('map.back')}
        keys="Alt+←"
        disabledReason={canGoBack ? undefined : t('map.noBack')}
        onClick={() => map.get()?.back()}
      />
      <IconButton
        icon={ArrowRight}
        label={t('map.forward')}
        keys="Alt+→"
        disabledReason={canGoForward ? undefined : t('map.noForward')}
        onClick={() => map.get()?.forward()}
      />
    </div>
  )
}
