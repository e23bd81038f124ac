import { ShieldCheck, Wrench, ZoomIn } from 'lucide-react'
import { useState } from 'react'
import type { GeometryFaultFound } from '../../../shared/contract/features/geometry.ts'
import type { Geometry } from '../../../shared/contract/features/records.ts'
import { writeCoordinates } from '../../../shared/domain/coordinates/write.ts'
import { type Sketch, sketchOf } from '../../../shared/domain/geometry/sketch.ts'
import { data } from '../../api/client.ts'
import { failureToast } from '../../api/failures.ts'
import { useMap, useMapState, useMapStore } from '../../map/index.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showToast } from '../../ui/toast.tsx'
import type { GeometryEdit } from './use-geometry-edit.ts'

interface GeometryCheckProps {
  readonly geometry: Geometry
  readonly edit: GeometryEdit
}

/** What was found, and for which geometry: another one makes it void. */
interface Found {
  readonly of: string
  readonly fault: GeometryFaultFound | null
  readonly mended?: { readonly sketch: Sketch | null; readonly dropped: boolean }
}

/** Validity on request: what is wrong and where, and a mending that is stored only when it is accepted. */
export function GeometryCheck({ geometry, edit }: GeometryCheckProps) {
  const { t } = useLanguage()
  const store = useMapStore()
  const [last, setLast] = useState<Found | null>(null)
  const of = JSON.stringify(geometry)
  const found = last?.of === of ? last : null
  const show = (mark: { mended?: Sketch | null; fault?: readonly [number, number] | null }) =>
    store.setState(({ sketching }) => ({ sketching: sketching && { ...sketching, ...mark } }))

  const check = async () => {
    try {
      const fault = await data['geometry.check']({ geometry })
      // A fault is shown on the sketch, so the sketch is opened for it.
      if (fault && !edit.sketching) edit.begin(sketchOf(geometry), 'editing')
      show({ fault: fault?.at ?? null })
      setLast({ of, fault })
    } catch (error) {
      showToast(failureToast(error, t))
    }
  }
  const mend = async (fault: GeometryFaultFound) => {
    try {
      const { geometry: made, dropped } = await data['geometry.mend']({ geometry })
      const sketch = made && sketchOf(made)
      show({ mended: sketch })
      setLast({ of, fault, mended: { sketch, dropped } })
    } catch (error) {
      showToast(failureToast(error, t))
    }
  }

  return (
    <div className="geometry-check">
      <Button small icon={ShieldCheck} onClick={() => void check()}>
        {t('geometry.check')}
      </Button>
      {found && !found.fault ? <Notice tone="ok" title={t('geometry.valid')} live /> : null}
      {found?.fault && !found.mended ? (
        <Faulty fault={found.fault} onMend={(fault) => void mend(fault)} />
      ) : null}
      {found?.mended ? (
        <Mended
          mended={found.mended}
          onAccept={(sketch) => {
            const source = edit.sketching?.now.source
            edit.change({ ...sketch, edited: true, ...(source ? { source } : {}) })
          }}
          onReject={() => {
            show({ mended: null })
            setLast({ of, fault: found.fault })
          }}
        />
      ) : null}
    </div>
  )
}

interface FaultyProps {
  readonly fault: GeometryFaultFound
  readonly onMend: (fault: GeometryFaultFound) => void
}

/** Close enough to see a crossing of two edges; our choice. */
const faultScale = 25_000

function Faulty({ fault, onMend }: FaultyProps) {
  const { t, language } = useLanguage()
  const map = useMap()
  const format = useMapState((state) => state.format)
  const { at } = fault
  return (
    <Notice
      tone="danger"
      title={t(`geometry.invalid.${fault.fault}`)}
      live
      actions={
        <>
          <Button small icon={Wrench} onClick={() => onMend(fault)}>
            {t('geometry.mend')}
          </Button>
          {at ? (
            <Button small icon={ZoomIn} onClick={() => map.get()?.goTo(at, faultScale)}>
              {t('geometry.showFault')}
            </Button>
          ) : null}
        </>
      }
    >
      {at ? t('geometry.invalidAt', { place: writeCoordinates(at, format, language) }) : null}
    </Notice>
  )
}

interface MendedProps {
  readonly mended: NonNullable<Found['mended']>
  readonly onAccept: (sketch: Sketch) => void
  readonly onReject: () => void
}

function Mended({ mended: { sketch, dropped }, onAccept, onReject }: MendedProps) {
  const { t } = useLanguage()
  if (!sketch) return <Notice tone="danger" title={t('geometry.mendNothing')} live />
  return (
    <Notice
      tone="note"
      title={t('geometry.mended')}
      live
      actions={
        <>
          <Button small kind="primary" onClick={() => onAccept(sketch)}>
            {t('geometry.mendAccept')}
          </Button>
          <Button small kind="quiet" onClick={onReject}>
            {t('geometry.mendReject')}
          </Button>
        </>
      }
    >
      {dropped ? t('geometry.mendedDropped') : null}
    </Notice>
  )
}
