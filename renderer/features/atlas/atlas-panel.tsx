import { CircleAlert, Map as MapIcon, MapPinned } from 'lucide-react'
import { useMemo, useState } from 'react'
import { failureText } from '../../api/failures.ts'
import { useData } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { Tree } from '../../ui/tree.tsx'
import { AtlasCard } from './atlas-card.tsx'
import './atlas-panel.css'
import { atlasTree, branchId, type MapNode } from './atlas-tree.ts'
import { showMap, useAtlasStore } from './store.ts'

/** The catalogue of 170 maps; choosing one lays it on the base map and opens its card. */
export function AtlasPanel() {
  const { t } = useLanguage()
  const shown = useAtlasStore((state) => state.shown)
  const { data, error } = useData('atlas.catalogue', {})
  if (error && !data) {
    const { title, todo } = failureText(error, t)
    return (
      <Notice tone="danger" title={title}>
        {todo}
      </Notice>
    )
  }
  if (!data) return <p className="atlas-wait">{t('ui.loading')}</p>
  if (data.maps.length === 0) return <EmptyState icon={MapIcon} title={t('atlas.none')} />
  return (
    <div className="atlas">
      <MapTree />
      {shown ? <AtlasCard /> : null}
    </div>
  )
}

function MapTree() {
  const { t } = useLanguage()
  const [search, setSearch] = useState('')
  const [opened, setOpened] = useState<ReadonlySet<string>>(
    new Set([branchId('favourites'), branchId('recent')]),
  )
  const shown = useAtlasStore((state) => state.shown)
  const nodes = useNodes(search)
  const open = search ? new Set(nodes.map(({ id }) => id)) : opened
  const selected = nodes
    .filter(({ id }) => open.has(id))
    .flatMap(({ children }) => children ?? [])
    .find(({ map }) => map?.id === shown)
  return (
    <>
      <TextInput
        value={search}
        onValue={setSearch}
        type="search"
        placeholder={t('atlas.search')}
        aria-label={t('atlas.search')}
      />
      {shown ? (
        <Button kind="quiet" small onClick={() => showMap(null)}>
          {t('atlas.baseOnly')}
        </Button>
      ) : null}
      {nodes.length === 0 ? (
        <p className="atlas-wait">{t('atlas.noMatch', { text: search })}</p>
      ) : (
        <div className="atlas-tree">
          <Tree<MapNode>
            label={t('atlas.maps')}
            nodes={nodes}
            open={open}
            onOpen={(id, isOpen) => {
              const next = new Set(opened)
              if (isOpen) next.add(id)
              else next.delete(id)
              setOpened(next)
            }}
            selected={selected?.id ?? null}
            onSelect={({ map }) => {
              if (map) showMap(map.id)
            }}
            renderIcon={(node) => <StateIcon node={node} />}
          />
        </div>
      )}
    </>
  )
}

/** Whether a map can be drawn now: by shape, and in words for those who do not see it. */
function StateIcon({ node }: { readonly node: MapNode }) {
  const { t } = useLanguage()
  if (!node.map || !node.state) return null
  const isReady = node.state === 'ready'
  const Icon = isReady ? MapPinned : CircleAlert
  return (
    <>
      <Icon className="ui-icon atlas-state" data-ready={isReady} aria-hidden />
      <span className="visually-hidden">{t(isReady ? 'atlas.ready' : 'atlas.notReady')}</span>
    </>
  )
}

function useNodes(search: string): readonly MapNode[] {
  const { t, text } = useLanguage()
  const { data } = useData('atlas.catalogue', {})
  const { data: readiness } = useData('atlas.readiness', {})
  const favourites = useAtlasStore((state) => state.favourites)
  const recent = useAtlasStore((state) => state.recent)
  return useMemo(
    () =>
      atlasTree({
        maps: data?.maps ?? [],
        states: new Map(readiness?.map(({ map, state }) => [map, state])),
        favourites,
        recent,
        search,
        titleOf: (map) => `${map.id} ${text(map.title)}`,
        branchTitle: (branch, count) => `${t(`atlas.section.${branch}`)} (${count})`,
      }),
    [data, readiness, favourites, recent, search, t, text],
  )
}
