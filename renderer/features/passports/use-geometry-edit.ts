import { useEffect, useRef, useState } from 'react'
import type { Provenance } from '../../../shared/contract/features/records.ts'
import type { Field } from '../../../shared/domain/dictionary.ts'
import {
  geometryOfSketch,
  readSketch,
  type Sketch,
  type SketchFault,
  sketchFault,
  sketchText,
} from '../../../shared/domain/geometry/sketch.ts'
import { failureToast } from '../../api/failures.ts'
import {
  begun,
  changed,
  redone,
  type Sketching,
  undone,
  useMapState,
  useMapStore,
} from '../../map/index.ts'
import { useLanguage } from '../../ui/language.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useForm } from './form-context.ts'

/** As for typed values: a pause after which the draft is written. */
const draftPauseMs = 300

export interface GeometryEdit {
  /** Under way in this field. */
  readonly sketching: Sketching | null
  /** Left unfinished earlier. */
  readonly draft: Sketch | null
  /** Why the sketch was not stored. */
  readonly fault: SketchFault | null
  readonly begin: (sketch: Sketch, phase: 'drawing' | 'editing') => void
  readonly change: (now: Sketch) => void
  readonly undo: () => void
  readonly redo: () => void
  /** Stores the geometry; false where it cannot be one. */
  readonly apply: () => Promise<void>
  readonly discard: () => void
}

/** The geometry of a field while it is edited: shown on the map, kept as a draft, stored on request. */
export function useGeometryEdit(field: Field): GeometryEdit {
  const form = useForm()
  const { t } = useLanguage()
  const store = useMapStore()
  const of = `${form.record.id}/${field.id}`
  const address = String(field.id)
  const sketching = useMapState((state) => (state.sketching?.of === of ? state.sketching : null))
  const [fault, setFault] = useState<SketchFault | null>(null)
  const draft = readSketch(form.drafts.get(address) ?? '')
  const { flush, drop } = useSketchDraft(address, sketching)

  const step = (act: (before: Sketching) => Sketching) => {
    setFault(null)
    store.setState(({ sketching: now }) => ({ sketching: now?.of === of ? act(now) : now }))
  }
  const leave = () => store.setState({ sketching: null, tool: 'identify' })

  const apply = async () => {
    if (!sketching) return
    const { now } = sketching
    const found = sketchFault(now)
    setFault(found)
    if (found) {
      store.setState({ sketching: { ...sketching, phase: 'editing' } })
      return
    }
    const { type, coordinates } = geometryOfSketch(now)
    flush()
    try {
      await form.commit(
        {
          geometry: { type, coordinates: [...coordinates] },
          sources: { geometry: sourceOf(now, t) },
        },
        'geometry',
      )
      drop()
      leave()
    } catch (error) {
      store.setState({ sketching: { ...sketching, phase: 'editing' } })
      showToast(failureToast(error, t))
    }
  }
  const latest = useRef(apply)
  useEffect(() => {
    latest.current = apply
  })
  const isDone = sketching?.phase === 'done'
  useEffect(() => {
    if (isDone) void latest.current()
  }, [isDone])
  useEffect(
    () => () => {
      if (store.getState().sketching?.of === of)
        store.setState({ sketching: null, tool: 'identify' })
    },
    [store, of],
  )

  return {
    sketching,
    draft,
    fault,
    begin: (sketch, phase) => {
      setFault(null)
      store.setState({ sketching: begun(of, sketch, phase), tool: 'draw' })
    },
    change: (now) => step((before) => changed(before, now)),
    undo: () => step(undone),
    redo: () => step(redone),
    apply,
    discard: () => {
      setFault(null)
      drop()
      leave()
    },
  }
}

type Translate = ReturnType<typeof useLanguage>['t']

/** What was taken keeps its source; what was drawn here has none of its own. */
function sourceOf({ source, edited }: Sketch, t: Translate): Provenance | null {
  if (!source) return null
  const [text, date, confidence] = source
  return [edited ? t('geometry.takenEdited', { source: text }) : text, date, confidence]
}

/** Writes the sketch as a draft at most once a pause, and at the latest when the field goes. */
function useSketchDraft(address: string, sketching: Sketching | null) {
  const { keepDraft } = useForm()
  const waiting = useRef<Sketch | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const flush = () => {
    clearTimeout(timer.current)
    timer.current = undefined
    if (waiting.current) keepDraft(address, sketchText(waiting.current))
    waiting.current = null
  }
  const latest = useRef(flush)
  useEffect(() => {
    latest.current = flush
  })
  const now = sketching?.now
  const isChanged = sketching !== null && sketching.past.length + sketching.future.length > 0
  useEffect(() => {
    if (!now || !isChanged) return
    waiting.current = now
    timer.current ??= setTimeout(() => latest.current(), draftPauseMs)
  }, [now, isChanged])
  useEffect(() => () => latest.current(), [])
  return {
    flush,
    drop: () => {
      waiting.current = null
      clearTimeout(timer.current)
      timer.current = undefined
      keepDraft(address, null)
    },
  }
}
