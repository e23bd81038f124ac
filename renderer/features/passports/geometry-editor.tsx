import { Check, MousePointerClick, Pencil, Redo2, Undo2, X } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import type { SketchFault } from '../../../shared/domain/geometry/sketch.ts'
import { type Sketching, useMap, useMapState, useMapStore } from '../../map/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { shortcutFromEvent } from '../../ui/shortcut.ts'
import { GeometryTake } from './geometry-take.tsx'
import type { GeometryEdit } from './use-geometry-edit.ts'
import { VertexList } from './vertex-list.tsx'

interface GeometryEditorProps {
  readonly edit: GeometryEdit
  readonly sketching: Sketching
}

/** Everything to make one geometry with: the map's pen, a list of vertices, a feature of a layer. */
export function GeometryEditor({ edit, sketching }: GeometryEditorProps) {
  const { t } = useLanguage()
  const [isTaking, setTaking] = useState(false)
  const { now, phase } = sketching
  const n = now.parts.reduce((sum, { points }) => sum + points.length, 0)
  const summary = t('geometry.summary', { shape: t(`geometry.shape.${now.shape}`), n })
  const fault = edit.fault
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of everything inside
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of everything inside
    <div className="geometry-editor" onKeyDown={(event) => stepKeys(event, edit)}>
      <p className="geometry-editor-state" role="status">
        {t('geometry.editing', { summary })}
      </p>
      <p className="geometry-editor-hint">
        {t(phase === 'drawing' ? 'geometry.hint.drawing' : 'geometry.hint.editing')}
      </p>
      <Tools edit={edit} sketching={sketching} isTaking={isTaking} onTaking={setTaking} />
      {isTaking ? <GeometryTake edit={edit} shape={now.shape} /> : null}
      {now.source ? (
        <p className="geometry-editor-hint">{t('geometry.takenFrom', { source: now.source[0] })}</p>
      ) : null}
      <VertexList now={now} onChange={edit.change} />
      {fault ? <FaultNotice fault={fault} /> : null}
      <div className="form-geometry-actions">
        <Button small kind="primary" icon={Check} onClick={() => void edit.apply()}>
          {t('geometry.apply')}
        </Button>
        <Button small kind="quiet" icon={X} onClick={edit.discard}>
          {t('geometry.discard')}
        </Button>
      </div>
    </div>
  )
}

/** Undo and redo mean steps of the sketch while it is open. */
function stepKeys(event: KeyboardEvent, edit: GeometryEdit): void {
  const keys = shortcutFromEvent(event.nativeEvent)
  if (keys === 'Ctrl+KeyZ') edit.undo()
  else if (keys === 'Ctrl+Shift+KeyZ' || keys === 'Ctrl+KeyY') edit.redo()
  else return
  event.preventDefault()
}

interface ToolsProps extends GeometryEditorProps {
  readonly isTaking: boolean
  readonly onTaking: (isTaking: boolean) => void
}

function Tools({ edit, sketching, isTaking, onTaking }: ToolsProps) {
  const { t } = useLanguage()
  const map = useMap()
  const store = useMapStore()
  const isOnMap = useMapState((state) => state.tool === 'draw')
  return (
    <div className="form-geometry-actions">
      <Button
        small
        icon={Pencil}
        pressed={isOnMap}
        onClick={() => {
          store.setState({ tool: 'draw' })
          onTaking(false)
          map.get()?.focus()
        }}
      >
        {t('geometry.onMap')}
      </Button>
      <Button
        small
        icon={MousePointerClick}
        pressed={isTaking}
        onClick={() => {
          store.setState({ tool: isTaking ? 'draw' : 'identify' })
          onTaking(!isTaking)
        }}
      >
        {t('geometry.take')}
      </Button>
      <IconButton
        small
        icon={Undo2}
        label={t('geometry.undo')}
        keys="Ctrl+Z"
        disabledReason={sketching.past.length > 0 ? undefined : t('geometry.nothingToUndo')}
        onClick={edit.undo}
      />
      <IconButton
        small
        icon={Redo2}
        label={t('geometry.redo')}
        keys="Ctrl+Y"
        disabledReason={sketching.future.length > 0 ? undefined : t('geometry.nothingToRedo')}
        onClick={edit.redo}
      />
    </div>
  )
}

function FaultNotice({ fault }: { readonly fault: SketchFault }) {
  const { t } = useLanguage()
  const words = () => {
    switch (fault.kind) {
      case 'empty':
        return t('geometry.fault.empty')
      case 'tooFew':
        return t('geometry.fault.tooFew', { part: fault.part + 1, least: fault.least })
      case 'outOfRange':
        return t('geometry.fault.outOfRange', { n: fault.at.index + 1 })
      default:
        return t('geometry.fault.tooMany', { most: fault.most })
    }
  }
  return <Notice tone="danger" title={words()} live />
}
