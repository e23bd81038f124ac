import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { RecordId, StoredRecord } from '../../../shared/contract/features/records.ts'
import type { Dictionary, KindDictionary, PassportKind } from '../../../shared/domain/dictionary.ts'
import { kazakhstanTime } from '../../../shared/domain/kazakhstan-time.ts'
import { checkPassport } from '../../../shared/domain/passport/check.ts'
import {
  type Completeness,
  measureCompleteness,
} from '../../../shared/domain/passport/completeness.ts'
import { withComputed } from '../../../shared/domain/passport/compute.ts'
import type { Issue } from '../../../shared/domain/passport/issue.ts'
import { type LeftReason, leftReasons } from '../../../shared/domain/passport/reasons.ts'
import type { CheckContext } from '../../../shared/domain/passport/subject.ts'
import { type Doc, readValues, type Values } from '../../../shared/domain/passport/values.ts'
import { data } from '../../api/client.ts'
import { useDictionary } from '../../api/dictionary.ts'
import { failureText } from '../../api/failures.ts'
import { mintCommandId } from '../../api/ids.ts'
import { queryKey, useData } from '../../api/queries.ts'
import { useLanguage } from '../../ui/language.tsx'
import { showToast } from '../../ui/toast.tsx'
import { laid, type Patch } from './patch.ts'

/** Everything the form shows of one passport, and the ways to change it. */
export interface Passport {
  readonly record: StoredRecord
  readonly dictionary: Dictionary
  readonly kind: KindDictionary
  /** Stored values with the computed ones laid over. */
  readonly doc: Doc
  readonly values: Values
  readonly issues: readonly Issue[]
  /** Reasons that outlived their warnings; none while findings across passports are not known. */
  readonly leftReasons: readonly LeftReason[]
  readonly context: CheckContext
  readonly completeness: Completeness
  readonly drafts: ReadonlyMap<string, string>
  readonly commit: (patch: Patch, act?: string) => Promise<void>
  readonly keepDraft: (address: string, text: string | null) => void
}

type DraftList = readonly { readonly address: string; readonly text: string; readonly at: number }[]

/** Loads a passport; checks, completeness and computed values are made here, as the person types. */
export function usePassport(record: RecordId) {
  const client = useQueryClient()
  const { t } = useLanguage()
  const dictionary = useDictionary()
  const stored = useData('records.get', { record })
  const drafts = useData('drafts.list', { record })
  const across = useData('passports.findings', { record })

  const keepDraft = useCallback(
    (address: string, text: string | null) => {
      client.setQueryData<DraftList>(queryKey('drafts.list', { record }), (list = []) => [
        ...list.filter((draft) => draft.address !== address),
        ...(text === null ? [] : [{ address, text, at: Date.now() }]),
      ])
      data['drafts.put']({ record, address, text }).catch((error: unknown) => {
        const { title, todo } = failureText(error, t)
        showToast({ tone: 'danger', title, text: todo })
      })
    },
    [client, record, t],
  )

  const commit = useCallback(
    async (patch: Patch, act = 'edit') => {
      const key = queryKey('records.get', { record })
      const before = client.getQueryData<StoredRecord>(key)
      if (before) client.setQueryData(key, laid(before, patch))
      try {
        await data['records.apply']({
          command: mintCommandId(),
          act,
          operations: [{ record, ...patch }],
        })
      } catch (error) {
        client.setQueryData(key, before)
        throw error
      } finally {
        await client.invalidateQueries({ queryKey: queryKey('drafts.list', { record }) })
      }
    },
    [client, record],
  )

  const passport = useMemo((): Passport | null => {
    if (!stored.data || !dictionary) return null
    return {
      ...judged(stored.data, dictionary, across.data),
      drafts: draftsOf(drafts.data),
      commit,
      keepDraft,
    }
  }, [stored.data, dictionary, drafts.data, across.data, commit, keepDraft])

  return { passport, error: stored.error ?? drafts.error }
}

function judged(
  record: StoredRecord,
  dictionary: Dictionary,
  across: readonly Issue[] | undefined,
) {
  const kind = dictionary.kinds[record.kind as PassportKind]
  const context = { ...kazakhstanTime(Date.now()), hasGeometry: record.geometry !== null }
  const doc = withComputed(kind, record.doc)
  const order = new Map(kind.fields.map((field, at) => [field.id, at]))
  const issues = [...checkPassport(kind, record.doc, context), ...(across ?? [])].toSorted(
    (a, b) => (order.get(a.field) ?? 0) - (order.get(b.field) ?? 0),
  )
  return {
    record,
    dictionary,
    kind,
    doc,
    values: readValues(kind, doc, new Map([['geometry', record.geometry !== null]])),
    issues,
    leftReasons: across ? leftReasons(record.doc, issues) : [],
    context,
    completeness: measureCompleteness(kind, record.doc, context, issues),
  }
}

function draftsOf(list: DraftList = []): ReadonlyMap<string, string> {
  return new Map(list.map(({ address, text }) => [address, text]))
}
