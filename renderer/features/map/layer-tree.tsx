import { ArrowDown, ArrowUp, Layers, RotateCcw, Table2, ZoomIn } from 'lucide-react'
import { useMemo, useState } from 'react'
import { failureText } from '../../api/failures.ts'
import {
  isPartlySchematic,
  type LayerSetting,
  type Theme,
  useMap,
  useMapState,
  useMapStore,
} from '../../map/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import { Tree } from '../../ui/tree.tsx'
import {
  type Group,
  groupNodeId,
  groupTitles,
  type LayerNode,
  orderAfterMove,
  treeOf,
} from './layer-tree-model.ts'
import { LayerLegend } from './legend.tsx'
import './map-panels.css'
import { useMapLayers } from './use-map-layers.ts'

interface LayerTreeProps {
  readonly theme: Theme
  /** Opens the attribute table of a layer. */
  readonly onTable: (layer: string) => void
}

/** All layers in groups: seen or not, in which order, how strongly; the chosen one opens its legend. */
export function LayerTree({ theme, onTable }: LayerTreeProps) {
  const { t, language } = useLanguage()
  const { settings, error, isPending, again } = useMapLayers()
  const [filter, setFilter] = useState('')
  const nodes = useMemo(
    () => treeOf(settings, filter, { language, titleOf: (group) => t(groupTitles[group]) }),
    [settings, filter, language, t],
  )
  if (error && settings.length === 0) return <ListFailed error={error} onAgain={again} />
  if (settings.length === 0 && !isPending)
    return (
      <EmptyState icon={Layers} title={t('map.noLayers')}>
        {t('map.noLayersText')}
      </EmptyState>
    )
  return (
    <div className="layer-tree">
      <TextInput
        value={filter}
        onValue={setFilter}
        type="search"
        placeholder={t('layers.filter')}
        aria-label={t('layers.filter')}
      />
      {nodes.length === 0 && filter ? (
        <p className="layer-tree-none">{t('layers.noMatch', { text: filter })}</p>
      ) : (
        <LayerNodes
          nodes={nodes}
          settings={settings}
          theme={theme}
          isFiltered={filter !== ''}
          onTable={onTable}
        />
      )}
      <ResetLook />
    </div>
  )
}

interface ListFailedProps {
  readonly error: unknown
  readonly onAgain: () => void
}

function ListFailed({ error, onAgain }: ListFailedProps) {
  const { t } = useLanguage()
  const { todo, code } = failureText(error, t)
  return (
    <Notice
      tone="danger"
      title={t('layers.loadFailed')}
      actions={<Button onClick={onAgain}>{t('layers.again')}</Button>}
    >
      {todo} {code}
    </Notice>
  )
}

/** Layers and groups as the data ask for; the button is there only when something was changed. */
function ResetLook() {
  const { t } = useLanguage()
  const store = useMapStore()
  const isChanged = useMapState(
    ({ looks, order }) =>
      Object.keys(looks).length > 0 || order.groups.length > 0 || order.layers.length > 0,
  )
  if (!isChanged) return null
  return (
    <Button
      kind="quiet"
      small
      icon={RotateCcw}
      onClick={() => store.setState({ looks: {}, order: { groups: [], layers: [] } })}
    >
      {t('layers.reset')}
    </Button>
  )
}

interface LayerNodesProps extends LayerTreeProps {
  readonly nodes: readonly LayerNode[]
  readonly settings: readonly LayerSetting[]
  readonly isFiltered: boolean
}

function LayerNodes({ nodes, settings, theme, isFiltered, onTable }: LayerNodesProps) {
  const { t } = useLanguage()
  const store = useMapStore()
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set([groupNodeId('base')]))
  const [chosen, setChosen] = useState<string | null>(null)
  const open = new Set(nodes.map(({ id }) => id).filter((id) => isFiltered || !folded.has(id)))
  const setVisible = (group: Group, layerId: string | null, visible: boolean) => {
    const looks = { ...store.getState().looks }
    for (const { layer, opacity } of settings)
      if (layer.group === group && (layerId === null || layer.id === layerId))
        looks[layer.id] = { visible, opacity }
    store.setState({ looks })
  }
  return (
    <Tree
      label={t('layers.title')}
      nodes={nodes}
      open={open}
      onOpen={(id, isOpen) => {
        const next = new Set(folded)
        if (isOpen) next.delete(id)
        else next.add(id)
        setFolded(next)
      }}
      selected={chosen}
      onSelect={(node) => setChosen(node.id === chosen || !node.setting ? null : node.id)}
      onChecked={(node, visible) => setVisible(node.group, node.setting ? node.id : null, visible)}
      onMove={(id, before) =>
        store.setState({ order: orderAfterMove(store.getState().order, settings, id, before) })
      }
      renderActions={(node) =>
        node.setting && isPartlySchematic(node.setting.layer) ? <SchematicMark /> : null
      }
      renderBelow={(node) =>
        node.setting && node.id === chosen ? (
          <LayerDetails
            setting={node.setting}
            settings={settings}
            theme={theme}
            onTable={onTable}
          />
        ) : null
      }
    />
  )
}

/** A dashed line beside the name; the word stands in the legend below, in the map's legend and in its tips. */
function SchematicMark() {
  const { t } = useLanguage()
  return (
    <Tooltip text={t('layers.schematicText')}>
      <svg className="layer-mark" viewBox="0 0 20 8" role="img" aria-label={t('layers.schematic')}>
        <path d="M1 4H19" />
      </svg>
    </Tooltip>
  )
}

interface LayerDetailsProps extends LayerTreeProps {
  readonly setting: LayerSetting
  readonly settings: readonly LayerSetting[]
}

/** Under the chosen layer: legend, opacity, place, and where its data come from. */
function LayerDetails({ setting, settings, theme, onTable }: LayerDetailsProps) {
  const { t, text } = useLanguage()
  const store = useMapStore()
  const map = useMap()
  const { layer, opacity, visible } = setting
  const percent = Math.round(opacity * 100)
  const title = text(layer.title)
  const setOpacity = (value: number) =>
    store.setState(({ looks }) => ({
      looks: { ...looks, [layer.id]: { visible, opacity: value / 100 } },
    }))
  return (
    <div className="layer-details" role="group" aria-label={title}>
      <LayerLegend layer={layer} theme={theme} />
      <label className="layer-opacity">
        <span>{t('layers.opacity')}</span>
        <input
          type="range"
          min={0}
          max={100}
          step={5}
          value={percent}
          onChange={(event) => setOpacity(Number(event.target.value))}
        />
        <output>{percent}</output>
      </label>
      <div className="layer-buttons">
        <IconButton
          small
          icon={ZoomIn}
          label={t('layers.zoomTo')}
          {...(layer.box ? {} : { disabledReason: t('map.noLayersText') })}
          onClick={() => layer.box && map.get()?.fit(layer.box)}
        />
        <MoveButtons setting={setting} settings={settings} />
        {layer.geometry === 'raster' ? null : (
          <IconButton
            small
            icon={Table2}
            label={t('table.open')}
            onClick={() => onTable(layer.id)}
          />
        )}
      </div>
      <ul className="layer-facts">
        <LayerFacts setting={setting} />
      </ul>
    </div>
  )
}

/** The same as dragging, for one pointer without dragging (WCAG 2.5.7). */
function MoveButtons({ setting, settings }: Pick<LayerDetailsProps, 'setting' | 'settings'>) {
  const { t } = useLanguage()
  const store = useMapStore()
  const { group, id } = setting.layer
  const topDown = settings
    .filter(({ layer }) => layer.group === group)
    .map(({ layer }) => layer.id)
    .toReversed()
  const at = topDown.indexOf(id)
  const move = (before: string | null) =>
    store.setState({ order: orderAfterMove(store.getState().order, settings, id, before) })
  return (
    <>
      <IconButton
        small
        icon={ArrowUp}
        label={t('layers.raise')}
        {...(at === 0 ? { disabledReason: t('layers.orderHint') } : {})}
        onClick={() => move(topDown[at - 1] ?? null)}
      />
      <IconButton
        small
        icon={ArrowDown}
        label={t('layers.lower')}
        {...(at === topDown.length - 1 ? { disabledReason: t('layers.orderHint') } : {})}
        onClick={() => move(topDown[at + 2] ?? null)}
      />
    </>
  )
}

function LayerFacts({ setting: { layer } }: { readonly setting: LayerSetting }) {
  const { t, text } = useLanguage()
  const facts = [
    layer.geometry === 'raster' ? '' : t('layers.count', { n: layer.count }),
    text(layer.source) ? t('layers.source', { source: text(layer.source) }) : '',
    layer.date ? t('layers.date', { date: layer.date }) : '',
    text(layer.note),
    layer.schematic ? t('layers.schematicText') : '',
    layer.synthetic ? t('layers.synthetic') : '',
  ]
  return facts.filter(Boolean).map((fact) => <li key={fact}>{fact}</li>)
}
