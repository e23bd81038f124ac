import { fold } from '../../i18n/fold.ts'

/** A word of a label, ready to be compared. */
export interface Word {
  readonly text: string
  /**
   * `whole`; `cut`: an abbreviation with a dot; `hollow`: the middle left out, as in «кол-во»;
   * `initials`: capitals that stand for several words, as in «ГТС».
   */
  readonly form: 'whole' | 'cut' | 'hollow' | 'initials'
  /** End of a hollow word. */
  readonly ending?: string
  /** Stood in brackets: says less. */
  readonly aside: boolean
}

/** Spellings brought to one before words are compared; patterns are in folded letters. */
const rewritings: readonly (readonly [RegExp, string])[] = [
  [/железнодорожн[а-я]*/g, 'железная дорога'],
  [/(^|[^а-я])ж\/д(?=[^а-я]|$)/g, '$1железная дорога'],
  [/(^|[^а-я])а\/д(?=[^а-я]|$)/g, '$1автомобильная дорога'],
  [/автодорог[а-я]*/g, 'автомобильная дорога'],
  [/автожол[а-я]*/g, 'автомобиль жол'],
  [/теми?ржол[а-я]*/g, 'темир жол'],
  [/(^|[^а-я])т\/ж(?=[^а-я]|$)/g, '$1темир жол'],
  [/медперсонал[а-я]*/g, 'медицинский персонал'],
  [/жилфонд[а-я]*/g, 'жилой фонд'],
  [/пожаро- и взриво[а-я]*|пожаровзриво[а-я]*|взривопожар[а-я]*/g, 'пожар взрив'],
  [/нефтепродуктопровод[а-я]*/g, 'нефтепродукты трубопровод'],
  [/нефтепровод[а-я]*/g, 'нефть трубопровод'],
  [/газопровод[а-я]*/g, 'газ трубопровод'],
  [/каза (тап|бол)[а-я]*/g, 'каза'],
  [/(^|[^а-я])(сели|селя|селеи|селями)(?=[^а-я]|$)/g, '$1сель'],
  [/(^|[^а-я])ср\.(?=[^а-я]|$)/g, '$1средняя '],
  [/(^|[^a-zа-я])t°?(?=[^a-zа-я]|$)/g, '$1температура '],
  [
    /(на |per |\/)?(10 ?000|10\.000|10,000|10 тис[а-я]*\.?)[ -]*(жит[а-я]*\.?|нас[а-я]*\.?|тургин[а-я]*|чел[а-я]*\.?|inhabitants|people|population|адам[а-я]*)?/g,
    ' perTenThousand ',
  ],
  [
    /(на |per |\/)(1 ?000|1,000|тисячу|1 тис[а-я]*\.?)[ -]*(жит[а-я]*\.?|нас[а-я]*\.?|чел[а-я]*\.?|родивш[а-я]*\.?|inhabitants|people|population)?|1 ?000 тургин[а-я]*/g,
    ' perThousand ',
  ],
  [/гидросооружени[а-я]*/g, 'гидротехнические сооружения'],
  [/промбезопасност[а-я]*/g, 'промышленная безопасность'],
  [/электросирен[а-я]*/g, 'электро сирена'],
  [/(^|[^а-я])халк[а-я]*/g, '$1халик'],
  [/обьект/g, 'объект'],
  [/п\/п/g, ' '],
  [/(^|[^а-яa-z])(в\s*т\.?\s*ч\.|в том числе|из них|онин ишинде|of which)/g, '$1 '],
]

/** Marks of a line that is a part of the line above. */
const partMark =
  /^\s*[-–—•]?\s*(в\s*т\.?\s*ч\.?|в том числе|из них|из общ[а-я]* (числа|количества)|онин ишинде|о\.\s?и\.|соним? ишинде|of which|of them|including|incl\.?|thereof)[\s:,]*/

export interface Label {
  readonly words: readonly Word[]
  /** Begins with «в том числе» or the like. */
  readonly part: boolean
}

/** The words of a label; numbering at its start and punctuation are dropped. */
export function readLabel(text: string): Label {
  const known = labels.get(text)
  if (known) return known
  const read = cutLabel(text)
  if (labels.size > 20_000) labels.clear()
  labels.set(text, read)
  return read
}

// The same headings and names are compared over and over.
const labels = new Map<string, Label>()

function cutLabel(text: string): Label {
  const bare = expandInitials(text.replace(numbering, '').replace(yesOrNo, ''))
  let folded = fold(bare)
  const part = partMark.test(folded)
  folded = folded.replace(partMark, '')
  for (const [pattern, instead] of rewritings) folded = folded.replace(pattern, instead)
  return { words: wordsOf(fold(folded), initialsIn(bare)), part }
}

/** `1.`, `2.3.`, `IV.`, `№ 5` at the start of a label. */
const numbering =
  /^\s*(?:№\s*)?(?:\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.)]|\d{1,3}(?=\s+\p{Lu})|[IVXІХ]{1,5}[.)])\s*(?=\p{L})/u

/** «(да/нет)» after a question says how to answer, not what is asked. */
const yesOrNo = /\(\s*(да|иә|yes|есть|бар)\s*[/,]\s*(нет|жоқ|no)\s*\)/iu

/** Capitals that the trade uses for words; both sides of a comparison are written out. */
const meaning: Readonly<Record<string, string>> = {
  НП: 'населенный пункт',
  ПОО: 'потенциально опасный объект',
  ОПО: 'опасный производственный объект',
  КВО: 'критически важный объект',
  ХОО: 'химически опасный объект',
  РОО: 'радиационно опасный объект',
  ЯРОО: 'ядерно радиационно опасный объект',
  ПВОО: 'пожаровзрывоопасный объект',
  БОО: 'биологически опасный объект',
  ГТС: 'гидротехническое сооружение',
  СИЗ: 'средство индивидуальной защиты',
  СЗЗ: 'санитарно защитная зона',
  ЛСО: 'локальная система оповещения',
  ЗС: 'защитное сооружение',
  ГО: 'гражданская оборона',
  ЛЭП: 'линия электропередачи',
  АХОВ: 'химическое вещество',
  СДЯВ: 'химическое вещество',
  ПВР: 'пункт временного размещения',
  ТБО: 'твердые бытовые отходы',
  ПЛА: 'план ликвидации аварий',
  НРС: 'наибольшая работающая смена',
  ГПО: 'гражданско правовая ответственность',
  ЕМ: 'елді мекен',
  ГТҚ: 'гидротехникалық құрылыс',
  ЖҚҚ: 'жеке қорғаныш құралы',
  СҚА: 'санитариялық қорғаныш аймағы',
  ЖХЖ: 'жергілікті хабарлау жүйесі',
  ХҚО: 'химиялық қауіпті объект',
  ҚӨН: 'қауіпті өндірістік нысан',
  АҚ: 'азаматтық қорғаныс',
  ЭБЖ: 'электр беру желісі',
  КӘУЗ: 'улы зат',
  PPE: 'personal protective equipment',
}
const meaningPattern = new RegExp(`(?<!\\p{L})(${Object.keys(meaning).join('|')})(?!\\p{L})`, 'gu')

function expandInitials(text: string): string {
  return text.replace(meaningPattern, (found) => meaning[found] ?? found)
}

/** Words written in capitals of two to five letters, folded, as the label has them. */
function initialsIn(text: string): ReadonlySet<string> {
  if (text === text.toUpperCase() && text.trim().length > 5) return new Set()
  return new Set(
    [...text.matchAll(/(?<!\p{L})\p{Lu}{2,5}(?!\p{L})/gu)].map(([found]) => fold(found)),
  )
}

function wordsOf(folded: string, initials: ReadonlySet<string>): Word[] {
  const words: Word[] = []
  let depth = 0
  for (const [found, open, word, ending, dot] of folded.matchAll(
    /([()[\]])|([\p{L}\p{N}]+)(?:-(\p{L}{1,5})(?![\p{L}\p{N}]))?(\.)?/gu,
  )) {
    if (open) {
      depth = Math.max(0, depth + (open === '(' || open === '[' ? 1 : -1))
      continue
    }
    if (!word) continue
    const aside = depth > 0
    if (ending && word.length <= 6 && !/\d/.test(word))
      words.push({ text: word, form: 'hollow', ending, aside })
    else {
      words.push(plain(word, { dot: dot === '.', initials, aside }))
      if (ending) words.push(plain(ending, { dot: found.endsWith('.'), initials, aside }))
    }
  }
  return words.filter((word) => !(word.form === 'whole' && stopWords.has(word.text)))
}

function plain(
  text: string,
  { dot, initials, aside }: { dot: boolean; initials: ReadonlySet<string>; aside: boolean },
): Word {
  if (initials.has(text)) return { text, form: 'initials', aside }
  return { text, form: dot && text.length < 9 ? 'cut' : 'whole', aside }
}

const stopWords = new Set(
  (
    'и в во на по с со из от до для при о об у за к или а не же the of in on and or per to for by with a an at ' +
    'мен жане бойинша ушин арналган бар туралы г within inside without more'
  ).split(' '),
)

/**
 * Words that say little: how many, altogether. They are compared, but weigh a quarter, so that
 * «количество мостов» and «мосты» are nearly one.
 */
const faint =
  /^(количеств|числ[оае]?$|числен|кол$|общ(ии|ая|ее|их|еи)?$|всего|итого|сани?$|барли|жалпи|number|total|count|overall|all$|показател|значени|степен|наличи|сведени|данн|лица?$|учрежден|мекемел|име(ет|ют)|единиц|amount|quantity|level|rate$|доля|дол[еи]$|улес|дареже|молшер|денгеи|корсеткиш|местност|жерлер|areas$|тип$|обеспеченност|район|област|аудани?$|облис|работа(ет|ют)$|деиству(ет|ют)$|насчитива|составля|установлен|располож|получа|приход|пределах|находит|функционир)/

export const weightOf = (word: Word): number =>
  (faint.test(word.text) || (word.form === 'hollow' && word.text === 'кол') ? 0.25 : 1) *
  (word.aside ? 0.4 : 1)
