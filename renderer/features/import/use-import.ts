import { useCallback, useRef, useState } from 'react'
import type {
  ImportPreview,
  ImportTarget,
  OpenedImport,
} from '../../../shared/contract/features/import.ts'
import type { RecordId } from '../../../shared/contract/features/records.ts'
import { data, shell } from '../../api/client.ts'
import { failureToast } from '../../api/failures.ts'
import { mintCommandId } from '../../api/ids.ts'
import { useLanguage } from '../../ui/language.tsx'
import { runTask } from '../../ui/tasks.ts'
import { showToast } from '../../ui/toast.tsx'
import { sureCells } from './cells.ts'

interface Chosen {
  readonly file: string
  readonly name: string
}

/** What a preview is made for. */
export interface Look {
  readonly target: ImportTarget
  readonly profile: RecordId | null
  /** Which of several years to take; null leaves it to the title. */
  readonly year: number | null
}

/** One workbook on its way into a passport, and what the person says about it. */
export interface Import {
  readonly opened: OpenedImport | null
  readonly preview: ImportPreview | null
  readonly taken: ReadonlySet<string>
  readonly busy: boolean
  readonly open: (chosen: Chosen, text?: { encoding?: string; separator?: string }) => Promise<void>
  readonly drop: (file: File) => Promise<void>
  readonly reopen: (text: { encoding?: string; separator?: string }) => Promise<void>
  readonly look: (input: Look) => Promise<void>
  readonly assign: (key: string, field: number | null | undefined) => Promise<void>
  readonly take: (cells: readonly string[], wanted: boolean) => void
  readonly apply: (asOf: string, remember: boolean) => Promise<RecordId | null>
  readonly close: () => void
}

export function useImport(): Import {
  const { t } = useLanguage()
  const [opened, setOpened] = useState<OpenedImport | null>(null)
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const file = useRef<Chosen | null>(null)

  /** A failure is told; what is on the screen stays. */
  const attempt = useCallback(
    async <T>(work: () => Promise<T>): Promise<T | null> => {
      setBusy(true)
      try {
        return await work()
      } catch (error) {
        showToast(failureToast(error, t))
        return null
      } finally {
        setBusy(false)
      }
    },
    [t],
  )

  const show = useCallback((next: ImportPreview | null) => {
    if (!next) return
    setPreview(next)
    setTaken(new Set(sureCells(next.cells)))
  }, [])

  const close = useCallback(() => {
    if (opened) data['import.close']({ import: opened.import }).catch(() => undefined)
    setOpened(null)
    setPreview(null)
  }, [opened])

  const open: Import['open'] = async (chosen, text = {}) => {
    file.current = chosen
    const found = await attempt(() =>
      runTask(t('import.reading', { name: chosen.name }), (_report, signal) =>
        data['import.open']({ file: chosen.file, ...text }, { signal }),
      ),
    )
    if (!found) return
    setPreview(null)
    setTaken(new Set())
    setOpened(found)
    const { target, profile } = found
    if (target)
      show(
        await attempt(() =>
          data['import.preview']({
            import: found.import,
            target,
            profile: profile?.record ?? null,
          }),
        ),
      )
  }

  return {
    opened,
    preview,
    taken,
    busy,
    open,
    drop: async (dropped) => {
      const bytes = new Uint8Array(await dropped.arrayBuffer())
      const chosen = await attempt(() => shell['shell.takeFile']({ name: dropped.name, bytes }))
      if (chosen) await open(chosen)
    },
    reopen: async (text) => {
      if (file.current) await open(file.current, text)
    },
    look: async (input) => {
      if (!opened) return
      show(await attempt(() => data['import.preview']({ import: opened.import, ...input })))
    },
    assign: async (key, field) => {
      if (!opened) return
      const lines = [field === undefined ? { key } : { key, field }]
      const before = preview
      const next = await attempt(() => data['import.assign']({ import: opened.import, lines }))
      if (!next) return
      setPreview(next)
      // What the person ticked stays; the line just given is taken at once.
      const known = new Set(before?.cells.map((cell) => cell.id))
      const own = next.cells.filter((cell) => cell.key === key && cell.state === 'new')
      setTaken((old) => {
        const ids = new Set(
          next.cells.filter((c) => c.address !== null && c.value !== null).map((c) => c.id),
        )
        const kept = [...old].filter((id) => ids.has(id))
        const fresh = sureCells(next.cells).filter((id) => !known.has(id))
        return new Set([...kept, ...fresh, ...own.map((cell) => cell.id)])
      })
    },
    take: (cells, wanted) =>
      setTaken((old) => {
        const next = new Set(old)
        for (const id of cells)
          if (wanted) next.add(id)
          else next.delete(id)
        return next
      }),
    apply: async (asOf, remember) => {
      if (!opened || !preview) return null
      const done = await attempt(() =>
        data['import.apply']({
          command: mintCommandId(),
          import: opened.import,
          revision: preview.revision,
          cells: [...taken],
          asOf,
          remember,
        }),
      )
      if (!done) return null
      showToast({ tone: 'ok', title: t('import.applied', { n: done.values, file: opened.file }) })
      close()
      return done.record
    },
    close,
  }
}
