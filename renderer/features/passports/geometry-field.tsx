import { MapPin, Pencil, Pentagon, Spline, Trash2 } from 'lucide-react'
import type { Geometry } from '../../../shared/contract/features/records.ts'
import {
  type Field as DictionaryField,
  type Shape,
  shapes,
} from '../../../shared/domain/dictionary.ts'
import {
  emptySketch,
  geometryOfSketch,
  sketchFault,
  sketchOf,
  vertexCount,
} from '../../../shared/domain/geometry/sketch.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import type { Sketching } from '../../map/index.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useForm } from './form-context.ts'
import { GeometryCheck } from './geometry-check.tsx'
import { GeometryEditor } from './geometry-editor.tsx'
import './geometry-field.css'
import { type GeometryEdit, useGeometryEdit } from './use-geometry-edit.ts'

const shapeIcons = { point: MapPin, line: Spline, polygon: Pentagon } as const

/** The geometry of the record: what it is, whether it is sound, and the ways to make it. */
export function GeometryField({ field }: { readonly field: DictionaryField }) {
  const { t } = useLanguage()
  // A record keeps one geometry; further ones of the dictionary are not stored yet.
  if (field.key !== 'geometry') return <p>{t('geometry.notKept')}</p>
  return <OwnGeometry field={field} />
}

function OwnGeometry({ field }: { readonly field: DictionaryField }) {
  const { t } = useLanguage()
  const form = useForm()
  const edit = useGeometryEdit(field)
  const { geometry } = form.record
  const checked = edit.sketching ? sketched(edit.sketching) : geometry
  return (
    <div className="form-geometry" data-field={field.id}>
      {geometry ? (
        <p>
          <Described geometry={geometry} />
        </p>
      ) : edit.sketching ? null : (
        <p>{t('form.noGeometry')}</p>
      )}
      {form.readOnly ? null : edit.sketching ? (
        <GeometryEditor edit={edit} sketching={edit.sketching} />
      ) : (
        <>
          {edit.draft ? <KeptDraft edit={edit} /> : null}
          <Beginnings field={field} edit={edit} geometry={geometry} />
        </>
      )}
      {checked ? <GeometryCheck geometry={checked} edit={edit} /> : null}
    </div>
  )
}

/** The sketch as a geometry, once it can be one. */
function sketched({ now, phase }: Sketching): Geometry | null {
  if (phase === 'drawing' || sketchFault(now) !== null) return null
  const { type, coordinates } = geometryOfSketch(now)
  return { type, coordinates: [...coordinates] }
}

function Described({ geometry }: { readonly geometry: Geometry }) {
  const { t, language } = useLanguage()
  if (geometry.type === 'Point') {
    const [lon = 0, lat = 0] = geometry.coordinates as readonly number[]
    const written = (degrees: number) => formatNumber(degrees, language, { maxDecimals: 5 })
    return t('form.geometry.point', { lat: written(lat), lon: written(lon) })
  }
  const sketch = sketchOf(geometry)
  const words = t('geometry.summary', {
    shape: t(`geometry.shape.${sketch.shape}`),
    n: vertexCount(sketch),
  })
  const parts = sketch.parts.length
  return parts > 1 ? `${words}, ${t('geometry.parts', { n: parts })}` : words
}

function KeptDraft({ edit }: { readonly edit: GeometryEdit }) {
  const { t } = useLanguage()
  const { draft } = edit
  if (!draft) return null
  return (
    <Notice
      tone="warn"
      title={t('geometry.draftKept')}
      actions={
        <>
          <Button small icon={Pencil} onClick={() => edit.begin(draft, 'editing')}>
            {t('geometry.continue')}
          </Button>
          <Button small kind="quiet" onClick={edit.discard}>
            {t('geometry.discard')}
          </Button>
        </>
      }
    />
  )
}

interface BeginningsProps {
  readonly field: DictionaryField
  readonly edit: GeometryEdit
  readonly geometry: Geometry | null
}

function Beginnings({ field, edit, geometry }: BeginningsProps) {
  const { t } = useLanguage()
  const form = useForm()
  const allowed: readonly Shape[] = field.shapes ?? shapes
  return (
    <div className="form-geometry-actions">
      {geometry ? (
        <Button small icon={Pencil} onClick={() => edit.begin(sketchOf(geometry), 'editing')}>
          {t('geometry.edit')}
        </Button>
      ) : null}
      {allowed.map((shape) => (
        <Button
          key={shape}
          small
          icon={shapeIcons[shape]}
          onClick={() => edit.begin(emptySketch(shape), 'drawing')}
        >
          {t(`geometry.draw.${shape}`)}
        </Button>
      ))}
      {geometry ? (
        <Button
          small
          icon={Trash2}
          onClick={() =>
            void form.commit({ geometry: null, sources: { geometry: null } }, 'geometry')
          }
        >
          {t('geometry.clear')}
        </Button>
      ) : null}
    </div>
  )
}
