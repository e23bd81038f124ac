import { Layers, Map as MapIcon, Plus, Ruler, Save, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '../../ui/badge.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { Checkbox, RadioGroup, Switch } from '../../ui/checkbox.tsx'
import { Combobox, type Option } from '../../ui/combobox.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { ContextMenu, Menu, type MenuItem } from '../../ui/menu.tsx'
import { NumberInput } from '../../ui/number-input.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea, TextInput } from '../../ui/text-input.tsx'
import { showToast } from '../../ui/toast.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import { samples } from './samples.ts'

export function Buttons() {
  const { text } = useLanguage()
  const [pressed, setPressed] = useState(true)
  return (
    <div className="gallery-row">
      <Button kind="primary" icon={Save}>
        {text(samples.save)}
      </Button>
      <Button icon={Plus}>{text(samples.name)}</Button>
      <Button kind="danger" icon={Trash2}>
        {text(samples.remove)}
      </Button>
      <Button kind="quiet">{text(samples.map)}</Button>
      <Button small>{text(samples.map)}</Button>
      <Button busy>{text(samples.importing)}</Button>
      <Button disabledReason={text(samples.reason)}>{text(samples.remove)}</Button>
      <IconButton
        label={text(samples.layers)}
        icon={Layers}
        pressed={pressed}
        onClick={() => setPressed(!pressed)}
      />
      <IconButton label={text(samples.area)} keys="M" icon={Ruler} />
      <IconButton label={text(samples.map)} icon={MapIcon} disabledReason={text(samples.reason)} />
      <Tooltip text={text(samples.hint)}>
        <Button small>?</Button>
      </Tooltip>
      <Kbd keys="Ctrl+K" />
      <Badge>12</Badge>
      <Badge tone="note">{text(samples.atlas)}</Badge>
      <Badge tone="ok">100 %</Badge>
      <Badge tone="warn">3</Badge>
      <Badge tone="danger">1</Badge>
    </div>
  )
}

export function Menus() {
  const { text } = useLanguage()
  const [ticked, setTicked] = useState(true)
  const [dialog, setDialog] = useState(false)
  const items: readonly MenuItem[] = [
    {
      id: 'save',
      label: text(samples.save),
      icon: Save,
      keys: 'Ctrl+S',
      onChoose: () => undefined,
    },
    {
      id: 'tick',
      label: text(samples.borders),
      checked: ticked,
      onChoose: () => setTicked(!ticked),
    },
    { id: 'line', separator: true },
    {
      id: 'off',
      label: text(samples.area),
      disabledReason: text(samples.reason),
      onChoose: () => undefined,
    },
    { id: 'remove', label: text(samples.remove), danger: true, onChoose: () => undefined },
  ]
  const say = (tone: 'note' | 'ok' | 'warn' | 'danger') =>
    showToast({
      tone,
      title: text(samples.name),
      text: text(samples.warning),
      action: { label: text(samples.remove), onAct: () => undefined },
    })
  return (
    <div className="gallery-row">
      <Menu
        label={text(samples.layers)}
        items={items}
        renderTrigger={(attributes) => (
          <Button icon={Layers} {...attributes}>
            {text(samples.layers)}
          </Button>
        )}
      />
      <ContextMenu label={text(samples.objects)} items={items}>
        <Button>{text(samples.objects)} (Shift+F10)</Button>
      </ContextMenu>
      <Button onClick={() => setDialog(true)}>{text(samples.empty)}…</Button>
      <Button onClick={() => say('ok')}>ok</Button>
      <Button onClick={() => say('danger')}>danger</Button>
      {dialog ? (
        <Dialog
          title={text(samples.name)}
          onClose={() => setDialog(false)}
          footer={
            <Button kind="primary" onClick={() => setDialog(false)}>
              {text(samples.save)}
            </Button>
          }
        >
          <Field label={text(samples.name)}>
            <TextInput value={text(samples.value)} />
          </Field>
        </Dialog>
      ) : null}
    </div>
  )
}

const places = ['Абай', 'Ақмола', 'Ақтөбе', 'Алматы', 'Атырау', 'Жамбыл', 'Қостанай', 'Ұлытау']
const options: readonly Option[] = places.map((label, index) => ({
  id: String(index),
  label,
  detail: `KATO ${100_000_000 + index * 1_000}`,
}))

export function Fields() {
  const { text } = useLanguage()
  const [name, setName] = useState(text(samples.value))
  const [count, setCount] = useState('1 234 567')
  const [area, setArea] = useState('120')
  const [share, setShare] = useState('12,5')
  const [place, setPlace] = useState<Option | null>(options[3] ?? null)
  const [date, setDate] = useState('2026-11-25')
  const [kind, setKind] = useState<'map' | 'atlas' | null>(null)
  const [checked, setChecked] = useState<boolean | 'mixed'>('mixed')
  const [on, setOn] = useState(true)
  return (
    <div className="gallery-fields">
      <Field label={text(samples.name)} required hint={text(samples.hint)}>
        <TextInput value={name} onValue={setName} />
      </Field>
      <Field label={text(samples.population)} unit={text(samples.person)}>
        <NumberInput value={count} onValue={setCount} />
      </Field>
      <Field label={text(samples.area)} unit="км²" error={text(samples.error)}>
        <NumberInput value={area} onValue={setArea} />
      </Field>
      <Field label={text(samples.population)} unit="%" warning={text(samples.warning)}>
        <NumberInput value={share} onValue={setShare} />
      </Field>
      <Field label={text(samples.region)} inline>
        <Combobox options={options} value={place} onValue={setPlace} />
      </Field>
      <Field label={text(samples.objects)} inline aside={<Badge tone="warn">2</Badge>}>
        <Select
          value={kind}
          onValue={setKind}
          placeholder="—"
          choices={[
            { value: 'map', label: text(samples.map) },
            { value: 'atlas', label: text(samples.atlas) },
          ]}
        />
      </Field>
      <Field label={text(samples.area)}>
        <DateInput value={date} onValue={setDate} />
      </Field>
      <Field label={text(samples.region)}>
        <TextInput value={text(samples.region)} />
      </Field>
      <Field label={text(samples.name)}>
        <TextArea value={text(samples.warning)} onValue={() => undefined} />
      </Field>
      <div>
        <Checkbox checked={checked} onChecked={setChecked} hint={text(samples.hint)}>
          {text(samples.borders)}
        </Checkbox>
        <Switch on={on} onSwitch={setOn}>
          {text(samples.water)}
        </Switch>
        <RadioGroup
          label={text(samples.map)}
          value={kind ?? 'map'}
          onValue={setKind}
          choices={[
            { value: 'map', label: text(samples.map) },
            { value: 'atlas', label: text(samples.atlas) },
          ]}
        />
      </div>
    </div>
  )
}
