import type { Field, KindDictionary, Section } from '../dictionary.ts'
import { isRequired } from './check.ts'
import type { Issue } from './issue.ts'
import { isShown } from './shown.ts'
import { type CheckContext, type Subject, subjectOf } from './subject.ts'
import { type Doc, isFilled } from './values.ts'

export const sectionStates = ['empty', 'partial', 'error', 'complete'] as const
export type SectionState = (typeof sectionStates)[number]

/** How full a section is. */
export interface SectionCompleteness {
  readonly section: string
  readonly state: SectionState
  /** Shown required fields, and those of them with a value. */
  readonly required: number
  readonly filled: number
  readonly blocks: number
  readonly warns: number
}

/** How full a passport is. */
export interface Completeness {
  /** 0 to 100, rounded down, so that 100 means nothing is missing. */
  readonly pct: number
  readonly required: number
  readonly filled: number
  readonly blocks: number
  readonly warns: number
  readonly sections: readonly SectionCompleteness[]
}

/**
 * Completeness = required shown fields with a value ÷ required shown fields (our choice: a passport
 * is complete when the form may be submitted as far as emptiness goes, whatever its optional fields
 * hold). Required by a condition counts while the condition holds. Fields the program fills or
 * computes do not count on either side; an unfilled required column is an error of its row, not a
 * missing field. A passport without required fields is complete.
 */
export function measureCompleteness(
  kind: KindDictionary,
  doc: Doc,
  context: CheckContext,
  issues: readonly Issue[],
): Completeness {
  const subject = subjectOf(kind, doc, context)
  const bySection = issuesBySection(kind, issues)
  const sections = kind.sections
    .map((section) => measureSection(section, subject, bySection.get(section.id) ?? []))
    .filter((section) => section !== null)
  const total = (pick: (section: SectionCompleteness) => number) =>
    sections.reduce((sum, section) => sum + pick(section), 0)
  const required = total((section) => section.required)
  const filled = total((section) => section.filled)
  return {
    pct: required === 0 ? 100 : Math.floor((100 * filled) / required),
    required,
    filled,
    blocks: total((section) => section.blocks),
    warns: total((section) => section.warns),
    sections,
  }
}

/** Null when nothing of the section is shown for this record. */
function measureSection(
  section: Section,
  subject: Subject,
  issues: readonly Issue[],
): SectionCompleteness | null {
  const shown = section.fields.filter((field) => isShown(field, subject.kind, subject.values))
  if (shown.length === 0) return null
  const typed = shown.filter((field) => !field.auto && field.computed === null)
  const given = (field: Field) => isFilled(subject.values.get(field.key))
  const required = typed.filter((field) => isRequired(field, subject))
  const filled = required.filter(given).length
  // An empty required field is what makes a section partial, not what makes it faulty.
  const blocks = issues.filter((issue) => issue.severity === 'block' && !isMissing(issue)).length
  return {
    section: section.id,
    state: stateOf({
      blocks,
      missing: required.length - filled,
      anything: typed.some(given),
    }),
    required: required.length,
    filled,
    blocks,
    warns: issues.filter((issue) => issue.severity === 'warn').length,
  }
}

function stateOf(of: {
  readonly blocks: number
  readonly missing: number
  readonly anything: boolean
}): SectionState {
  if (of.blocks > 0) return 'error'
  if (!of.anything) return 'empty'
  return of.missing > 0 ? 'partial' : 'complete'
}

/** True for a whole field left empty; a row without its required column is a fault. */
export function isMissing(issue: Issue): boolean {
  return issue.rule === 'required' && issue.row === undefined
}

function issuesBySection(
  kind: KindDictionary,
  issues: readonly Issue[],
): ReadonlyMap<string, readonly Issue[]> {
  const found = new Map<string, Issue[]>()
  for (const issue of issues) {
    const section = kind.byId.get(issue.field)?.section
    if (section === undefined) continue
    const list = found.get(section) ?? []
    list.push(issue)
    found.set(section, list)
  }
  return found
}
