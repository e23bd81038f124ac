import { fold } from '../../i18n/fold.ts'
import { readUnit } from '../passport/measure.ts'

/** What a column of a list holds. */
export type Role =
  | { readonly is: 'number' | 'label' | 'unit' | 'value' | 'planned' | 'note' | 'source' }
  | { readonly is: 'year'; readonly year: number }

/** Headings of lists in three languages, folded; the order matters. */
const patterns: readonly (readonly [RegExp, Role])[] = [
  [/^(№|n|no|#|р\/?с|п\/?п|№ ?п\/?п|реттик.*|рет №|нomer|nn)\.?$/, { is: 'number' }],
  [
    /(через (пять|5) лет|на перспективу|прогноз|план|бес жилдан|5 жилдан|болжам|in (five|5) years|planned|forecast|target)/,
    { is: 'planned' },
  ],
  [
    /^(ед|единиц).*(изм)|^ед\.?$|^единица$|олшем|^units?( of measure.*)?$|^measure$/,
    { is: 'unit' },
  ],
  [/^(примечани|ескерту|remark|note|comment|коммент)/, { is: 'note' }],
  [/^(источник|дереккоз|source)/, { is: 'source' }],
  [
    /(значени|мани($| )|^мани|^value|^факт|^данние|^малимет|^количество$|^кол-?во$|^саны$|^показатель на|present|current|на момент|на дату)/,
    { is: 'value' },
  ],
  [
    /(показател|наименовани|корсеткиш|^атауи|^indicator|^item|^параметр|^характеристик|^name|сведени)/,
    { is: 'label' },
  ],
]

/** The role a heading names, or null when it names none. */
export function roleOf(heading: string): Role | null {
  const folded = fold(heading).replace(/\s+/g, ' ').trim()
  const year =
    /^(?:на |за |факт |отчет )?(19|20)(\d{2})(?: ?г\.?| ?год[а-я]*| ?ж\.?| ?жил[а-я]*)?(?: ?\(?(факт|отчет|план|прогноз)\)?)?$/.exec(
      folded,
    )
  if (year)
    return /план|прогноз/.test(folded)
      ? { is: 'planned' }
      : { is: 'year', year: Number(`${year[1]}${year[2]}`) }
  return patterns.find(([pattern]) => pattern.test(folded))?.[1] ?? null
}

/** A line of sums under a table. */
export function isTotal(text: string): boolean {
  return /^(итого|всего|барлиги|жиини|жииинтиги|total|sum|в целом|по (району|области|республике))(\s|:|$)/.test(
    fold(text).trim(),
  )
}

/** A running number: `1.`, `2.3`, `IV`. */
export function isNumbering(text: string): boolean {
  return /^(\d{1,3}(\.\d{1,3})*\.?\)?|[IVXІХ]{1,5}\.?)$/u.test(text.trim())
}

/** Words a person reads: letters that are no unit. */
export function isWords(text: string): boolean {
  return /\p{L}{2,}/u.test(text) && readUnit(text) === null
}
