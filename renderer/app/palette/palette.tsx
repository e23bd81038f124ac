import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { windowMap } from '../../map/index.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useModal } from '../../ui/modal.ts'
import type { PaletteContext, PaletteGroup, PaletteItem } from '../../ui/palette-source.ts'
import { navigate } from '../../ui/route.ts'
import { paletteSources } from '../slots.tsx'
import './palette.css'
import { useSearch } from './use-search.ts'

/** Until the map takes its place in the frame, a place has nowhere to be shown. */
/** A place found by name: the map comes to the front and shows it, no nearer than a village needs. */
const showBox: PaletteContext['showBox'] = ([west, south, east, north]) => {
  navigate('map')
  windowMap.holder.soon((map) => map.fit([west, south, east, north], 50_000))
}

/** One box for everything: type, walk with the arrows, Enter. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const { dialog, onCancel } = useModal(onClose)
  const id = useId()
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const { groups, isLoading } = useSearch(paletteSources, query, showBox)
  const items = groups.flatMap((group) => group.items)
  const current = Math.min(active, Math.max(0, items.length - 1))
  useEffect(() => {
    document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, current])

  const choose = (item: PaletteItem | undefined) => {
    if (!item) return
    onClose()
    void item.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: Math.min(items.length - 1, current + 8),
      PageUp: Math.max(0, current - 8),
    }
    const next = steps[event.key]
    if (next !== undefined) setActive((next + items.length) % Math.max(1, items.length))
    else if (event.key === 'Enter') choose(items[current])
    else return
    event.preventDefault()
  }

  return (
    <dialog ref={dialog} className="palette" aria-label={t('palette.title')} onCancel={onCancel}>
      <div className="palette-box">
        <Search aria-hidden className="ui-icon" />
        <input
          type="text"
          role="combobox"
          className="palette-input"
          aria-label={t('palette.placeholder')}
          aria-expanded={items.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={items.length > 0 ? `${id}-${current}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={t('palette.placeholder')}
          value={query}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setQuery(event.target.value)
            setActive(0)
          }}
        />
        <Kbd keys="Esc" />
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('palette.title')}
        className="palette-list"
      >
        <Groups id={id} groups={groups} current={current} onChoose={choose} />
      </div>
      {items.length === 0 && !isLoading ? (
        <div className="palette-none">
          <p>{t('palette.nothing', { query })}</p>
          <p className="palette-note">{t('palette.nothingText')}</p>
        </div>
      ) : null}
      <footer className="palette-foot">
        <span role="status">
          {isLoading ? t('ui.loading') : t('palette.found', { n: items.length })}
        </span>
        <span>
          <Kbd keys="↑ ↓" /> {t('palette.hintMove')}
        </span>
        <span>
          <Kbd keys="Enter" /> {t('palette.hintRun')}
        </span>
      </footer>
    </dialog>
  )
}

interface GroupsProps {
  readonly id: string
  readonly groups: readonly PaletteGroup[]
  readonly current: number
  readonly onChoose: (item: PaletteItem) => void
}

function Groups({ id, groups, current, onChoose }: GroupsProps) {
  const { t } = useLanguage()
  const starts = groups.map((_group, index) =>
    groups.slice(0, index).reduce((sum, { items }) => sum + items.length, 0),
  )
  return groups.map(({ title, items, reading }, index) => (
    <div key={title} role="group" aria-label={t(title)} className="palette-group">
      <div className="palette-title" role="presentation">
        {t(title)}
        {reading ? <span className="palette-note">{reading}</span> : null}
      </div>
      {items.map((item, offset) => (
        <Item
          key={item.id}
          id={`${id}-${(starts[index] ?? 0) + offset}`}
          item={item}
          isActive={(starts[index] ?? 0) + offset === current}
          onChoose={onChoose}
        />
      ))}
    </div>
  ))
}

interface ItemProps {
  readonly id: string
  readonly item: PaletteItem
  readonly isActive: boolean
  readonly onChoose: (item: PaletteItem) => void
}

function Item({ id, item, isActive, onChoose }: ItemProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are the input's
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className="palette-item"
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onChoose(item)}
    >
      <span className="palette-mark">
        {item.icon ? <item.icon aria-hidden className="ui-icon" /> : null}
      </span>
      <span className="palette-label">
        <Marked text={item.label} marks={item.marks ?? []} />
        {item.detail ? <span className="palette-note">{item.detail}</span> : null}
      </span>
      {item.keys ? <Kbd keys={item.keys} /> : null}
    </div>
  )
}

interface MarkedProps {
  readonly text: string
  readonly marks: readonly (readonly [number, number])[]
}

/** The text with the parts that the query met. */
function Marked({ text, marks }: MarkedProps) {
  const [first, ...others] = marks
  if (!first) return text
  const [start, end] = first
  const shift = others.map(([from, to]) => [from - end, to - end] as const)
  return (
    <span>
      {text.slice(0, start)}
      <mark className="palette-met">{text.slice(start, end)}</mark>
      <Marked text={text.slice(end)} marks={shift} />
    </span>
  )
}
