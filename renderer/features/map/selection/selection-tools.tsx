import { Check, Circle, Undo2, X } from 'lucide-react'
import { useMap, useMapState, useMapStore } from '../../../map/index.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/checkbox.tsx'
import { Field } from '../../../ui/field.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { NumberInput } from '../../../ui/number-input.tsx'
import { TypedPoint } from '../measure-panel.tsx'
import {
  areaSketch,
  readRadiusM,
  startSelecting,
  stopSelecting,
  useSelecting,
  waysToSelect,
} from './selecting.ts'
import { useSetArea } from './use-area.ts'

/** The ways to select an area, each with what it needs to be done by keyboard. */
export function SelectionTools() {
  const { t } = useLanguage()
  const store = useMapStore()
  const how = useSelecting((state) => state.how)
  const tool = useMapState((state) => state.tool)
  const hasArea = useMapState((state) => state.area !== null)
  const isRunning = how === 'object' || tool === how
  return (
    <div className="selection-tools">
      <RadioGroup
        label={t('selection.how')}
        value={how}
        choices={waysToSelect.map((value) => ({ value, label: t(`selection.how.${value}`) }))}
        onValue={(next) => startSelecting(store, next)}
      />
      {isRunning ? <p className="selection-hint">{t(`selection.hint.${how}`)}</p> : null}
      {how === 'select-point' || how === 'object' ? <Radius /> : null}
      {isRunning && how !== 'object' ? <TypedPoint /> : null}
      {isRunning && how === 'select-polygon' ? <Corners /> : null}
      <div className="selection-buttons">
        {how === 'object' ? <AroundObject /> : null}
        {isRunning ? null : (
          <Button small icon={Circle} onClick={() => startSelecting(store, how)}>
            {t('selection.apply')}
          </Button>
        )}
        {hasArea ? (
          <Button
            small
            kind="quiet"
            icon={X}
            onClick={() => {
              stopSelecting(store)
              store.setState({ area: null })
            }}
          >
            {t('selection.clear')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

function Radius() {
  const { t } = useLanguage()
  const radius = useSelecting((state) => state.radius)
  const isBad = readRadiusM(radius) === null
  return (
    <Field
      label={t('selection.radius')}
      inline
      error={isBad ? t('selection.radiusBad') : undefined}
    >
      <NumberInput
        className="selection-radius"
        value={radius}
        onValue={(next) => useSelecting.setState({ radius: next })}
      />
    </Field>
  )
}

/** How many corners the polygon has so far, the way back and the end. */
function Corners() {
  const { t } = useLanguage()
  const map = useMap()
  const n = useMapState(({ sketching }) =>
    sketching?.of === areaSketch ? (sketching.now.parts[0]?.points.length ?? 0) : 0,
  )
  return (
    <div className="selection-buttons">
      <span role="status">{t('selection.corners', { n })}</span>
      <IconButton
        small
        icon={Undo2}
        label={t('selection.undo')}
        onClick={() => map.get()?.undoInTool()}
      />
      <Button
        small
        kind="primary"
        icon={Check}
        disabledReason={n < 3 ? t('selection.fewCorners') : undefined}
        onClick={() => map.get()?.finishTool()}
      >
        {t('selection.finish')}
      </Button>
    </div>
  )
}

function AroundObject() {
  const { t } = useLanguage()
  const radius = useSelecting((state) => state.radius)
  const selection = useMapState((state) => state.selection)
  const { around } = useSetArea()
  const [only, more] = selection.flatMap(({ layer, ids }) => ids.map((id) => ({ layer, id })))
  const whyNot = () => {
    if (!only || more) return t('selection.noObject')
    return readRadiusM(radius) === null ? t('selection.radiusBad') : undefined
  }
  return (
    <Button
      small
      kind="primary"
      icon={Circle}
      disabledReason={whyNot()}
      onClick={() => {
        if (only) void around(only)
      }}
    >
      {t('selection.apply')}
    </Button>
  )
}
