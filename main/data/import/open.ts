import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { AppError } from '../../../shared/contract/failure.ts'
import type {
  ImportId,
  ImportTarget,
  OpenedImport,
} from '../../../shared/contract/features/import.ts'
import { objectKinds } from '../../../shared/contract/features/import.ts'
import { recordIdSchema } from '../../../shared/contract/features/records.ts'
import { type PassportKind, passportKinds } from '../../../shared/domain/dictionary.ts'
import { type Match, matchWorkbook } from '../../../shared/domain/matching/match.ts'
import { type TextLayout, type Workbook } from '../../../shared/domain/matching/sheet.ts'
import type { DataContext } from '../context.ts'
import { separators } from '../files/csv.ts'
import { encodings } from '../files/csv-encoding.ts'
import { workbookReaderSlot } from '../files/workbook-process.ts'
import { suggestProfile } from './profiles.ts'
import { registersSlot } from './registers.ts'
import { keepSession, type Session } from './session.ts'
import { binField, facilityByBin, objectNamed, recordExists } from './targets.ts'

interface OpenInput {
  /** A path: main has put it in place of the token. */
  readonly file: string
  readonly encoding?: string | undefined
  readonly separator?: string | undefined
}

/** Reads a file and says what it seems to be; the store is only read. */
export async function openImport(ctx: DataContext, input: OpenInput): Promise<OpenedImport> {
  if (ctx.viewing) throw new AppError('read-only')
  const text: Partial<TextLayout> = {
    ...(input.encoding ? { encoding: input.encoding } : {}),
    ...(input.separator ? { separator: input.separator } : {}),
  }
  const workbook = await ctx.keep(workbookReaderSlot).read(input.file, { text, signal: ctx.signal })
  const session = beginSession(ctx, basename(input.file), workbook)
  keepSession(ctx, session)
  return describe(ctx, session)
}

/** A workbook as it is understood before anybody has said a word. */
export function beginSession(ctx: DataContext, file: string, workbook: Workbook): Session {
  const { kind, matches } = likelierKind(ctx, workbook)
  return {
    id: randomUUID() as ImportId,
    file,
    workbook,
    kind,
    matches,
    target: null,
    year: null,
    profile: new Map(),
    assigned: new Map(),
    minted: new Map(),
    revision: 0,
  }
}

/** By the title; where it says nothing, the kind whose dictionary understands most of the workbook. */
function likelierKind(ctx: DataContext, workbook: Workbook) {
  const match = (kind: PassportKind) =>
    matchWorkbook(workbook, {
      kind: ctx.dictionary.dictionary.kinds[kind],
      registers: ctx.keep(registersSlot),
    })
  const matches = new Map<PassportKind, Match>([['territory', match('territory')]])
  const titled = matches.get('territory')?.title.kind
  for (const kind of titled ? [titled] : passportKinds)
    if (!matches.has(kind)) matches.set(kind, match(kind))
  const [likeliest = 'territory'] = [...matches.keys()].toSorted(
    (a, b) => sureCells(matches.get(b)) - sureCells(matches.get(a)),
  )
  return { kind: titled ?? likeliest, matches }
}

const sureCells = (match: Match | undefined): number =>
  (match?.findings ?? []).filter(
    ({ target, value, doubts }) => target && value !== null && doubts.length === 0,
  ).length

/** What the workbook seems to be, and whose. */
export function describe(ctx: DataContext, session: Session): OpenedImport {
  const { workbook, kind } = session
  const match = session.matches.get(kind) as Match
  const units = match.title.units.map(({ value, score }) => ({ unit: value, score }))
  return {
    import: session.id,
    file: session.file,
    format: workbook.format,
    text: workbook.text ?? null,
    encodings,
    separators: [...separators],
    sheets: workbook.sheets.map((sheet) => ({
      name: sheet.name,
      hidden: sheet.hidden,
      cells: sheet.cells.length,
      valuesBelow: sheet.valuesBelow,
    })),
    template: match.template !== null,
    kind,
    asOf: match.title.asOf,
    units,
    target: guessTarget(ctx, session, match),
    name: objectName(match.title.texts),
    profile: suggestProfile(ctx.db, kind, match),
  }
}

/** A unit named beyond doubt, or the object whose name the title holds. */
function guessTarget(
  ctx: DataContext,
  { kind }: Session,
  { title, template, findings }: Match,
): ImportTarget | null {
  const own = recordIdSchema.safeParse(template?.record)
  const of = objectKinds.find((one) => one === kind)
  if (of && own.success && recordExists(ctx.db, own.data))
    return { kind: 'object', of, record: own.data }
  if (of) {
    const units = title.units.map((unit) => unit.value)
    const bin = findings.find(({ target }) => target?.field === binField)?.value
    const record =
      (typeof bin === 'string' ? facilityByBin(ctx.db, bin) : null) ??
      objectNamed(ctx.db, of, { units, texts: title.texts })
    return record ? { kind: 'object', of, record } : null
  }
  const units = title.units.map(({ value, score }) => ({ unit: value, score }))
  const [best] = units
  return best && isSureUnit(units) ? { kind: 'territory', unit: best.unit } : null
}

/** The first is the likeliest by far, or lies within the second: a district named with its oblast. */
export function isSureUnit([best, second]: OpenedImport['units']): boolean {
  if (!best || !second) return best !== undefined
  return best.score > second.score || best.unit.startsWith(second.unit.replace(/0+$/, ''))
}

/** The longest line of the title that names a firm or stands after a colon. */
function objectName(texts: readonly string[]): string {
  const named = texts.filter((text) =>
    /(ТОО|АО|ЖШС|АҚ|КГП|РГП|ИП|LLP|JSC)\s*[«"]|[«"].{3,}[»"]/u.test(text),
  )
  const line = named.toSorted((a, b) => b.length - a.length)[0] ?? ''
  return line.replace(/^(директор|руководитель|бастығы)\s+/iu, '').slice(0, 300)
}
