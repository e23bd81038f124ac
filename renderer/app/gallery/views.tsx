import { BookOpen, Droplets, FileSpreadsheet, Layers, Locate } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '../../ui/badge.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { type Column, DataTable, type Sort } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Progress } from '../../ui/progress.tsx'
import { Splitter } from '../../ui/splitter.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { Tree } from '../../ui/tree.tsx'
import type { TreeNode } from '../../ui/tree-rows.ts'
import { samples } from './samples.ts'

interface Row {
  readonly id: string
  readonly name: string
  readonly population: number
  readonly done: number
}

function rowAt(index: number): Row {
  return {
    id: String(index),
    name: `Қарағанды ауданы ${index + 1}`,
    population: (index * 7919) % 250_000,
    done: (index * 13) % 101,
  }
}

export function TableView() {
  const { text } = useLanguage()
  const [sort, setSort] = useState<Sort>({ column: 'name', descending: false })
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['2']))
  const columns: readonly Column<Row>[] = [
    {
      id: 'name',
      header: text(samples.name),
      width: 'minmax(12rem, 2fr)',
      sortable: true,
      renderCell: (row) => row.name,
    },
    {
      id: 'population',
      header: text(samples.population),
      width: '10rem',
      align: 'end',
      sortable: true,
      renderCell: (row) => row.population,
    },
    {
      id: 'done',
      header: text(samples.atlas),
      width: '7rem',
      renderCell: (row) => <Badge tone={row.done > 80 ? 'ok' : 'warn'}>{row.done} %</Badge>,
    },
  ]
  return (
    <div className="gallery-box">
      <DataTable
        label={text(samples.objects)}
        columns={columns}
        count={100_000}
        rowAt={rowAt}
        keyOf={(row) => row.id}
        sort={sort}
        onSort={setSort}
        selected={selected}
        onSelect={(row, add) => setSelected(new Set(add ? [...selected, row.id] : [row.id]))}
      />
    </div>
  )
}

export function PanelsView() {
  const { text } = useLanguage()
  const [tab, setTab] = useState<'layers' | 'atlas'>('layers')
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(['base']))
  const [on, setOn] = useState<ReadonlySet<string>>(new Set(['water']))
  const [chosen, setChosen] = useState('water')
  const [size, setSize] = useState(320)
  const leaf = (id: 'water' | 'borders' | 'objects'): TreeNode => ({
    id,
    label: text(samples[id]),
    checked: on.has(id),
  })
  const nodes: readonly TreeNode[] = [
    {
      id: 'base',
      label: text(samples.region),
      checked: 'mixed',
      children: [leaf('water'), leaf('borders')],
    },
    { id: 'more', label: text(samples.atlas), children: [leaf('objects')] },
  ]
  const toggle = (set: ReadonlySet<string>, id: string, add: boolean) =>
    new Set(add ? [...set, id] : [...set].filter((other) => other !== id))
  return (
    <div className="gallery-box gallery-split">
      <div id="gallery-left" style={{ width: size }}>
        <Tabs
          label={text(samples.map)}
          value={tab}
          onValue={setTab}
          tabs={[
            { id: 'layers', label: text(samples.layers), icon: Layers, badge: <Badge>3</Badge> },
            { id: 'atlas', label: text(samples.atlas), icon: BookOpen },
          ]}
        >
          <Tree
            label={text(samples.layers)}
            nodes={nodes}
            open={open}
            onOpen={(id, show) => setOpen(toggle(open, id, show))}
            selected={chosen}
            onSelect={(node) => setChosen(node.id)}
            onChecked={(node, checked) => setOn(toggle(on, node.id, checked))}
            renderIcon={() => <Droplets aria-hidden className="ui-icon" />}
            renderActions={(node, active) => (
              <IconButton
                small
                label={`${text(samples.map)}: ${node.label}`}
                icon={Locate}
                tabIndex={active ? 0 : -1}
              />
            )}
          />
        </Tabs>
      </div>
      <Splitter
        label={text(samples.layers)}
        controls="gallery-left"
        between="column"
        size={size}
        min={200}
        max={480}
        initial={320}
        onSize={setSize}
      />
      <div className="gallery-fill">
        <Panel
          title={text(samples.objects)}
          footer={<Progress label={text(samples.importing)} part={null} />}
        >
          <EmptyState
            icon={FileSpreadsheet}
            title={text(samples.empty)}
            actions={<Button>{text(samples.save)}</Button>}
          >
            {text(samples.emptyText)}
          </EmptyState>
        </Panel>
      </div>
    </div>
  )
}

export function Messages() {
  const { text } = useLanguage()
  return (
    <div className="gallery-fields">
      {(['note', 'ok', 'warn', 'danger'] as const).map((tone) => (
        <Notice
          key={tone}
          tone={tone}
          title={text(samples.name)}
          actions={<Button small>{text(samples.save)}</Button>}
        >
          <p>{text(samples.warning)}</p>
        </Notice>
      ))}
      <Progress
        label={text(samples.importing)}
        part={0.3}
        count="120 / 400"
        onCancel={() => undefined}
      />
      <Progress label={text(samples.importing)} part={0.755} />
    </div>
  )
}
