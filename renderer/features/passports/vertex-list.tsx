import {
  ArrowDown,
  ArrowUp,
  ChevronLeft,
  ChevronRight,
  CornerDownRight,
  LocateFixed,
  Plus,
  Trash2,
} from 'lucide-react'
import { useRef, useState } from 'react'
import type { LonLat } from '../../../shared/domain/coordinates/lon-lat.ts'
import { readCoordinates } from '../../../shared/domain/coordinates/read.ts'
import { writeCoordinates } from '../../../shared/domain/coordinates/write.ts'
import {
  appended,
  type Sketch,
  type VertexAt,
  vertexMoved,
  vertexPut,
  withoutVertex,
  withVertex,
} from '../../../shared/domain/geometry/sketch.ts'
import { useMap, useMapState } from '../../map/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { TextInput } from '../../ui/text-input.tsx'

/** Rows shown at once; our choice. */
const pageSize = 50

interface VertexListProps {
  readonly now: Sketch
  readonly onChange: (now: Sketch) => void
}

interface VertexRow extends VertexAt {
  readonly point: LonLat
}

/** The vertices as a table: everything the pen can do, by keyboard and in any notation of coordinates. */
export function VertexList({ now, onChange }: VertexListProps) {
  const { t } = useLanguage()
  const [page, setPage] = useState(0)
  const [after, setAfter] = useState<VertexAt | null>(null)
  const input = useRef<HTMLDivElement>(null)
  const rows = now.parts.flatMap(({ points }, part) =>
    points.map((point, index): VertexRow => ({ part, index, point })),
  )
  const pages = Math.max(1, Math.ceil(rows.length / pageSize))
  const at = Math.min(page, pages - 1)
  const shown = rows.slice(at * pageSize, (at + 1) * pageSize)
  const add = (point: LonLat) => {
    const from = after && now.parts[after.part]?.points[after.index] ? after : null
    if (!from) {
      onChange(appended(now, point))
      setPage(Math.floor(rows.length / pageSize))
      return
    }
    const place = { part: from.part, index: from.index + 1 }
    onChange(withVertex(now, place, point))
    setAfter(place)
  }
  return (
    <div className="vertex-list">
      {shown.length > 0 ? (
        <table aria-label={t('geometry.vertices')}>
          <thead>
            <tr>
              <th scope="col">{t('geometry.number')}</th>
              <th scope="col">{t('geometry.coordinates')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('geometry.actions')}</span>
              </th>
            </tr>
          </thead>
          {now.parts.map((part, index) => (
            <PartRows
              // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
              key={index}
              label={
                now.parts.length > 1
                  ? t(part.hole ? 'geometry.hole' : 'geometry.part', { n: index + 1 })
                  : null
              }
              rows={shown.filter((row) => row.part === index)}
              now={now}
              onChange={onChange}
              onAfter={(place) => {
                setAfter(place)
                input.current?.querySelector('input')?.focus()
              }}
            />
          ))}
        </table>
      ) : null}
      {pages > 1 ? <Pages at={at} of={rows.length} last={pages - 1} onPage={setPage} /> : null}
      <div ref={input}>
        <NewVertex after={after} onAdd={add} />
      </div>
    </div>
  )
}

interface PartRowsProps {
  readonly label: string | null
  readonly rows: readonly VertexRow[]
  readonly now: Sketch
  readonly onChange: (now: Sketch) => void
  readonly onAfter: (at: VertexAt) => void
}

function PartRows({ label, rows, now, onChange, onAfter }: PartRowsProps) {
  const { t } = useLanguage()
  const map = useMap()
  if (rows.length === 0) return null
  return (
    <tbody>
      {label ? (
        <tr>
          <th scope="rowgroup" colSpan={3}>
            {label}
          </th>
        </tr>
      ) : null}
      {rows.map((row) => {
        const n = row.index + 1
        return (
          <tr key={row.index}>
            <th scope="row">{n}</th>
            <td>
              <VertexText
                label={t('geometry.vertex', { n })}
                point={row.point}
                onPoint={(point) => onChange(vertexPut(now, row, point))}
              />
            </td>
            <td className="form-grid-actions">
              <IconButton
                small
                icon={ArrowUp}
                label={t('geometry.vertexUp', { n })}
                onClick={() => onChange(vertexMoved(now, row, -1))}
              />
              <IconButton
                small
                icon={ArrowDown}
                label={t('geometry.vertexDown', { n })}
                onClick={() => onChange(vertexMoved(now, row, 1))}
              />
              {now.shape === 'point' ? null : (
                <IconButton
                  small
                  icon={CornerDownRight}
                  label={t('geometry.vertexAfter', { n })}
                  onClick={() => onAfter({ part: row.part, index: row.index })}
                />
              )}
              <IconButton
                small
                icon={LocateFixed}
                label={t('geometry.vertexShow', { n })}
                onClick={() => map.get()?.goTo(row.point)}
              />
              <IconButton
                small
                icon={Trash2}
                label={t('geometry.vertexRemove', { n })}
                onClick={() => onChange(withoutVertex(now, row))}
              />
            </td>
          </tr>
        )
      })}
    </tbody>
  )
}

interface VertexTextProps {
  readonly label: string
  readonly point: LonLat
  readonly onPoint: (point: LonLat) => void
}

/** One vertex as text; what is not read stays and says so, what was not typed is not rounded. */
function VertexText({ label, point, onPoint }: VertexTextProps) {
  const { t, language } = useLanguage()
  const format = useMapState((state) => state.format)
  const written = writeCoordinates(point, format, language)
  const [typed, setTyped] = useState<string | null>(null)
  const reading = typed === null ? null : readCoordinates(typed, point)[0]
  const done = () => {
    if (typed === null || typed === written) setTyped(null)
    else if (reading) {
      onPoint(reading.point)
      setTyped(null)
    }
  }
  return (
    <>
      <TextInput
        aria-label={label}
        value={typed ?? written}
        onValue={setTyped}
        onBlur={done}
        aria-invalid={(typed !== null && !reading) || undefined}
        onKeyDown={(event) => {
          if (event.key === 'Enter') done()
          if (event.key === 'Escape') setTyped(null)
        }}
      />
      {typed !== null && !reading ? (
        <span className="vertex-unread" role="alert">
          {t('geometry.unread')}
        </span>
      ) : null}
    </>
  )
}

interface PagesProps {
  readonly at: number
  readonly of: number
  readonly last: number
  readonly onPage: (page: number) => void
}

function Pages({ at, of, last, onPage }: PagesProps) {
  const { t } = useLanguage()
  return (
    <div className="vertex-pages">
      <IconButton
        small
        icon={ChevronLeft}
        label={t('geometry.pageBefore')}
        onClick={() => onPage(Math.max(0, at - 1))}
      />
      <span role="status">
        {t('geometry.page', {
          from: at * pageSize + 1,
          to: Math.min(of, (at + 1) * pageSize),
          of,
        })}
      </span>
      <IconButton
        small
        icon={ChevronRight}
        label={t('geometry.pageAfter')}
        onClick={() => onPage(Math.min(last, at + 1))}
      />
    </div>
  )
}

interface NewVertexProps {
  readonly after: VertexAt | null
  readonly onAdd: (point: LonLat) => void
}

/** The next vertex by coordinates; how they are read is shown before they are taken. */
function NewVertex({ after, onAdd }: NewVertexProps) {
  const { t, language } = useLanguage()
  const near = useMapState((state) => state.camera?.centre ?? null)
  const [typed, setTyped] = useState('')
  const [reading] = readCoordinates(typed, near)
  const add = () => {
    if (!reading) return
    onAdd(reading.point)
    setTyped('')
  }
  return (
    <Field
      label={after ? t('geometry.addAfterField', { n: after.index + 1 }) : t('geometry.addField')}
      error={typed.trim() !== '' && !reading ? t('geometry.unread') : undefined}
      hint={
        reading
          ? t('geometry.readAs', { place: writeCoordinates(reading.point, 'dms', language) })
          : undefined
      }
    >
      <TextInput
        value={typed}
        onValue={setTyped}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add()
        }}
      />
      <IconButton
        icon={Plus}
        label={t('geometry.add')}
        disabledReason={reading ? undefined : t('geometry.unread')}
        onClick={add}
      />
    </Field>
  )
}
