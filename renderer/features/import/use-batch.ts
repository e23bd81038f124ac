import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { Batch } from '../../../shared/contract/features/batch.ts'
import type { CommandId } from '../../../shared/contract/features/records.ts'
import { data, shell } from '../../api/client.ts'
import { failureToast, isCancelled } from '../../api/failures.ts'
import { mintCommandId } from '../../api/ids.ts'
import { useLanguage } from '../../ui/language.tsx'
import { runTask } from '../../ui/tasks.ts'
import { showToast } from '../../ui/toast.tsx'

interface Applied {
  readonly passports: number
  readonly values: number
}

/** Many workbooks on their way into passports. */
export interface BatchWork {
  readonly batch: Batch | null
  readonly applied: Applied | null
  readonly busy: boolean
  /** Ends the reading, which leaves nothing behind; null while nothing is read. */
  readonly stop: (() => void) | null
  readonly choose: (kind: 'folder' | 'archive') => Promise<void>
  readonly drop: (files: readonly File[]) => Promise<void>
  /** Goes on with a batch of before. */
  readonly resume: (batch: Batch) => Promise<void>
  readonly apply: (input: Apply) => Promise<void>
  readonly saveReport: () => Promise<void>
  readonly close: () => Promise<void>
}

interface Apply {
  readonly items: readonly number[]
  readonly conflicts: boolean
  readonly asOf: string | null
}

export function useBatch(): BatchWork {
  const { t, language } = useLanguage()
  const client = useQueryClient()
  const [batch, setBatch] = useState<Batch | null>(null)
  const [applied, setApplied] = useState<Applied | null>(null)
  const [busy, setBusy] = useState(false)
  const [isReading, setReading] = useState(false)
  const stopper = useRef(new AbortController())

  /** A failure is told; what is on the screen stays. */
  const attempt = useCallback(
    async (work: () => Promise<void>) => {
      setBusy(true)
      try {
        await work()
      } catch (error) {
        showToast(failureToast(error, t))
      } finally {
        setBusy(false)
      }
    },
    [t],
  )

  /** What waits to be finished is asked anew when the start is shown again. */
  const askAnew = () => client.removeQueries({ queryKey: ['batch.pending'] })

  const forget = async (id: CommandId) => {
    await data['batch.close']({ batch: id })
    askAnew()
    setBatch(null)
    setApplied(null)
  }

  /** Chunk by chunk; stopping leaves nothing behind. */
  const stage = async (begun: Batch) => {
    setBatch(begun)
    askAnew()
    stopper.current = new AbortController()
    setReading(true)
    try {
      await runTask(t('batch.reading'), async (report, ofTask) => {
        const signal = AbortSignal.any([ofTask, stopper.current.signal])
        let { items } = begun
        while (items.length < begun.total) {
          const more = await data['batch.stage']({ batch: begun.batch }, { signal })
          if (more.items.length === 0) break
          items = [...items, ...more.items]
          setBatch({ ...begun, items })
          const n = items.length
          report(n / begun.total, t('batch.count', { n, total: begun.total }))
        }
      })
      // Another screen of before may have read some of the files.
      const whole = await data['batch.pending']({})
      if (whole?.batch === begun.batch) setBatch(whole)
    } catch (error) {
      if (!isCancelled(error)) throw error
      await forget(begun.batch)
      showToast({ tone: 'note', title: t('batch.stopped') })
    } finally {
      setReading(false)
    }
  }

  const open = async (files: readonly { readonly file: string; readonly name: string }[]) => {
    const [first] = files
    if (!first) return
    const begun = await runTask(t('batch.gathering', { name: first.name }), (_report, signal) =>
      data['batch.open'](
        { batch: mintCommandId(), files: files.map(({ file }) => file) },
        { signal },
      ),
    )
    setApplied(null)
    await stage(begun)
  }

  return {
    batch,
    applied,
    busy,
    stop: isReading ? () => stopper.current.abort() : null,
    choose: (kind) =>
      attempt(async () => open(await shell['shell.openFiles']({ kind, several: true }))),
    drop: (files) =>
      attempt(async () => {
        const taken = []
        for (const file of files) {
          const bytes = new Uint8Array(await file.arrayBuffer())
          taken.push(await shell['shell.takeFile']({ name: file.name, bytes }))
        }
        await open(taken)
      }),
    resume: (found) => attempt(() => stage(found)),
    apply: (input) =>
      attempt(async () => {
        if (!batch) return
        const done = await runTask(t('batch.applying'), () =>
          data['batch.apply']({ command: batch.batch, ...input, items: [...input.items] }),
        )
        askAnew()
        setApplied({ passports: done.passports, values: done.values })
      }),
    saveReport: () =>
      attempt(async () => {
        if (!batch) return
        const name = `${t('batch.report')} ${batch.source}.xlsx`
        const chosen = await shell['shell.saveFile']({ kind: 'workbook', name })
        if (!chosen) return
        await data['batch.report']({ batch: batch.batch, file: chosen.file, language })
        showToast({ tone: 'ok', title: t('batch.reportSaved', { name: chosen.name }) })
      }),
    close: () => attempt(async () => (batch ? forget(batch.batch) : undefined)),
  }
}
