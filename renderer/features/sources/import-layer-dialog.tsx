import { useRef, useState } from 'react'
import {
  type Dataset,
  type Imported,
  offeredSystems,
} from '../../../shared/contract/features/datasets.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { data, onEvent } from '../../api/client.ts'
import { failureToast, isCancelled } from '../../api/failures.ts'
import { mintCommandId } from '../../api/ids.ts'
import { useData } from '../../api/queries.ts'
import { useMap, useMapStore } from '../../map/index.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Progress } from '../../ui/progress.tsx'
import { navigate } from '../../ui/route.ts'
import { Select } from '../../ui/select.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { showToast } from '../../ui/toast.tsx'
import {
  emptyForm,
  type FoundLayer,
  inputOf,
  type LayerFile,
  type LayerForm,
  lacking,
  sourceDate,
  versionForm,
} from './layer-form.ts'
import './sources.css'

interface ImportLayerDialogProps {
  readonly file: LayerFile
  readonly onClose: () => void
}

/** Which layer of the file, what it becomes, and what is said of it; then its progress. */
export function ImportLayerDialog({ file, onClose }: ImportLayerDialogProps) {
  const { t, text } = useLanguage()
  const datasets = useData('datasets.list', {}).data ?? []
  const [form, setForm] = useState<LayerForm>(() => emptyForm(file.layers[0] as FoundLayer))
  const found = file.layers.find(({ name }) => name === form.layer) as FoundLayer
  const before = datasets.find(({ layer }) => layer === form.replaces)
  const work = useLayerImport(file)
  const missing = lacking(form)
  const stop = () => {
    work.cancel()
    onClose()
  }
  return (
    <Dialog
      title={t('addLayer.heading', { name: file.name })}
      onClose={stop}
      footer={
        <>
          <Button kind="quiet" onClick={stop}>
            {t('ui.cancel')}
          </Button>
          <Button
            kind="primary"
            busy={work.progress !== null}
            disabledReason={
              form.srid === 0
                ? t('addLayer.noSystem')
                : missing
                  ? t('addLayer.lacking', { field: t(`addLayer.${missing}`) })
                  : undefined
            }
            onClick={() => void work.run(form, before).then((done) => done && onClose())}
          >
            {t(form.replaces === '' ? 'addLayer.add' : 'addLayer.addVersion')}
          </Button>
        </>
      }
    >
      {work.progress ? (
        <Progress
          label={t('addLayer.progress', { name: form.title })}
          part={work.progress.total > 0 ? work.progress.done / work.progress.total : null}
          onCancel={work.cancel}
        />
      ) : (
        <div className="add-layer">
          <WhichLayer file={file} form={form} found={found} onForm={setForm} />
          <Field label={t('addLayer.becomes')}>
            <Select
              value={form.replaces}
              choices={[
                { value: '', label: t('addLayer.newSet') },
                ...replaceable(datasets, form.kind ?? found.kind).map(({ layer, title }) => ({
                  value: layer,
                  label: t('addLayer.newVersion', { title: text(title) }),
                })),
              ]}
              onValue={(layer) => {
                const old = datasets.find((one) => one.layer === layer)
                setForm(
                  old ? versionForm(form, old, text) : { ...emptyForm(found), kind: form.kind },
                )
              }}
            />
          </Field>
          <SaidOfIt form={form} found={found} onForm={setForm} />
        </div>
      )}
    </Dialog>
  )
}

const replaceable = (datasets: readonly Dataset[], kind: FoundLayer['kind']) =>
  datasets.filter(({ geometry }) => geometry === kind)

interface PartProps {
  readonly form: LayerForm
  readonly found: FoundLayer
  readonly onForm: (form: LayerForm) => void
}

function WhichLayer({ file, form, found, onForm }: PartProps & { readonly file: LayerFile }) {
  const { t, language } = useLanguage()
  const facts = [
    t('addLayer.features', { n: found.count }),
    t(`addLayer.kind.${found.kind}`),
    found.srid === 0 ? '' : `EPSG:${found.srid}`,
  ]
  return (
    <>
      <Field label={t('addLayer.layer')} hint={facts.filter(Boolean).join(' · ')}>
        <Select
          value={form.layer}
          choices={file.layers.map((layer) => ({
            value: layer.name,
            label: `${layer.title || layer.name} (${formatNumber(layer.count, language)})`,
          }))}
          onValue={(name) => {
            const next = file.layers.find((layer) => layer.name === name)
            if (next) onForm(emptyForm(next))
          }}
        />
      </Field>
      {found.srid === 0 ? (
        <Field label={t('addLayer.system')} hint={t('addLayer.noSystem')} required>
          <Select
            value={String(form.srid)}
            choices={[
              { value: '0', label: t('addLayer.chooseSystem') },
              ...offeredSystems.map((srid) => ({
                value: String(srid),
                label: systemName(srid, t),
              })),
            ]}
            onValue={(srid) => onForm({ ...form, srid: Number(srid) })}
          />
        </Field>
      ) : null}
      {found.kind === 'mixed' ? (
        <Field label={t('addLayer.take')}>
          <Select
            value={form.kind}
            choices={(['polygon', 'line', 'point'] as const).map((kind) => ({
              value: kind,
              label: t(`addLayer.kind.${kind}`),
            }))}
            onValue={(kind) => onForm({ ...form, kind })}
          />
        </Field>
      ) : null}
    </>
  )
}

/** `WGS 84 / UTM, зона 43 (EPSG:32643)` */
function systemName(srid: number, t: ReturnType<typeof useLanguage>['t']): string {
  const zone = srid > 32_600 ? srid - 32_600 : srid - 28_400
  const name =
    srid > 32_600
      ? t('addLayer.system.utm', { zone })
      : srid > 28_400
        ? t('addLayer.system.pulkovoZone', { zone })
        : t(`addLayer.system.${srid === 4284 ? 'pulkovo' : srid === 3857 ? 'mercator' : 'degrees'}`)
  return `${name} (EPSG:${srid})`
}

function SaidOfIt({ form, found, onForm }: PartProps) {
  const { t } = useLanguage()
  const unreadable = form.date !== '' && sourceDate(form.date) === null
  return (
    <>
      <Field label={t('addLayer.title')} required>
        <TextInput value={form.title} onValue={(title) => onForm({ ...form, title })} />
      </Field>
      <Field label={t('addLayer.source')} hint={t('addLayer.sourceHint')} required>
        <TextInput value={form.source} onValue={(source) => onForm({ ...form, source })} />
      </Field>
      <Field label={t('addLayer.licence')} required>
        <TextInput value={form.licence} onValue={(licence) => onForm({ ...form, licence })} />
      </Field>
      <Field
        label={t('addLayer.date')}
        hint={t('addLayer.dateHint')}
        error={unreadable ? t('addLayer.dateHint') : undefined}
        required
      >
        <TextInput value={form.date} onValue={(date) => onForm({ ...form, date })} />
      </Field>
      {form.replaces === '' ? (
        <Field label={t('addLayer.label')}>
          <Select
            value={form.label}
            choices={[
              { value: '', label: t('addLayer.noLabel') },
              ...found.attributes.map(({ name }) => ({ value: name, label: name })),
            ]}
            onValue={(label) => onForm({ ...form, label })}
          />
        </Field>
      ) : null}
      <Checkbox checked={form.schematic} onChecked={(schematic) => onForm({ ...form, schematic })}>
        {t('addLayer.schematic')}
      </Checkbox>
      <Checkbox checked={form.synthetic} onChecked={(synthetic) => onForm({ ...form, synthetic })}>
        {t('addLayer.synthetic')}
      </Checkbox>
    </>
  )
}

/** One import with its progress; what is cancelled leaves nothing. */
function useLayerImport(file: LayerFile) {
  const { t, text } = useLanguage()
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null)
  const abort = useRef<AbortController | null>(null)
  const showOnMap = useShowOnMap()
  const run = async (form: LayerForm, before: Dataset | undefined): Promise<boolean> => {
    const command = mintCommandId()
    abort.current = new AbortController()
    setProgress({ done: 0, total: 0 })
    const unlisten = onEvent('datasets.progress', (told) => {
      if (told.command === command) setProgress(told)
    })
    try {
      const input = inputOf(form, { command, file: file.file }, { before, text })
      const done = await data['datasets.import'](input, { signal: abort.current.signal })
      showToast({
        tone: 'ok',
        title: t('addLayer.done', { title: form.title, n: done.count }),
        text: notesOf(done, t),
      })
      await showOnMap(done.layer)
      return true
    } catch (error) {
      if (!isCancelled(error)) showToast(failureToast(error, t))
      return false
    } finally {
      unlisten()
      setProgress(null)
    }
  }
  return { progress, run, cancel: () => abort.current?.abort() }
}

function notesOf({ notes }: Imported, t: ReturnType<typeof useLanguage>['t']): string {
  return [
    notes.missing > 0 ? t('addLayer.missing', { n: notes.missing }) : '',
    notes.flattened > 0 ? t('addLayer.flattened', { n: notes.flattened }) : '',
    notes.degenerate > 0 ? t('addLayer.degenerate', { n: notes.degenerate }) : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** Brings the map to the front with the layer switched on and all of it in sight. */
function useShowOnMap() {
  const map = useMap()
  const store = useMapStore()
  return async (layer: string) => {
    const datasets = await data['datasets.list']({})
    const found = datasets.find((one) => one.layer === layer)
    const box = found?.versions.find(({ version }) => version === found.version)?.box
    const { looks } = store.getState()
    store.setState({ looks: { ...looks, [layer]: { visible: true, opacity: 1 } } })
    navigate('map')
    if (box) map.soon((shown) => shown.fit(box, 50_000))
  }
}
