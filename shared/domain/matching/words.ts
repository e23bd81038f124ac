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
  const bare = expandInitials(text.replace(numbering, ''))
  let folded = fold(bare)
  const part = partMark.test(folded)
  folded = folded.replace(partMark, '')
  for (const [pattern, instead] of rewritings) folded = folded.replace(pattern, instead)
  return { words: wordsOf(fold(folded), initialsIn(bare)), part }
}

/** `1.`, `2.3.`, `IV.`, `№ 5` at the start of a label. */
const numbering =
  /^\s*(?:№\s*)?(?:\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.)]|\d{1,3}(?=\s+\p{Lu})|[IVXІХ]{1,5}[.)])\s*(?=\p{L})/u

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
  /^(количеств|числ[оае]?$|числен|кол$|общ(ии|ая|ее|их|еи)?$|всего|итого|сани?$|барли|жалпи|number|total|count|overall|all$|показател|значени|степен|наличи|сведени|данн|лица?$|учрежден|мекемел|име(ет|ют)|единиц|amount|quantity|level|rate$|доля|дол[еи]$|улес|дареже|молшер|денгеи|корсеткиш|местност|жерлер|areas$|тип$|обеспеченност)/

export const weightOf = (word: Word): number =>
  (faint.test(word.text) || (word.form === 'hollow' && word.text === 'кол') ? 0.25 : 1) *
  (word.aside ? 0.4 : 1)

/** Words taken for one another; each group in folded letters, by the beginnings of its words. */
const groups: readonly (readonly string[])[] = [
  ['территори', 'район', 'област', 'аума', 'аудан', 'облис', 'territor', 'district', 'region'],
  ['населени', 'жител', 'проживающ', 'прожива', 'люд', 'граждан', 'человек'],
  ['халик', 'тургин', 'адам', 'тулга', 'кисилер'],
  ['алан', 'алкап', 'аудани', 'колем'],
  ['тосем', 'жабин'],
  ['алап', 'бассеин'],
  ['building', 'block', 'house'],
  ['floor', 'storey', 'story'],
  ['shelter', 'protective', 'refuge'],
  ['standard', 'normative'],
  ['response', 'arrival'],
  ['exposed', 'risk', 'zone', 'prone'],
  ['персонал', 'кизметкер'],
  ['owner', 'ownerless'],
  ['кирме', 'киребериси'],
  ['defence', 'protection'],
  ['population', 'people', 'person', 'inhabitant', 'resident'],
  ['сельск', 'сел', 'деревн', 'аул'],
  ['городск', 'город'],
  ['дет', 'ребен', 'несовершеннолетн'],
  ['children', 'minor', 'child'],
  ['инвалид', 'ограниченн'],
  ['двор', 'домохозяйств', 'подвор'],
  ['household', 'yard'],
  ['шаруашилик', 'аула'],
  ['протяженност', 'длин'],
  ['узинди', 'узин'],
  ['length', 'long'],
  ['ширин', 'размер'],
  ['высот', 'толщин'],
  ['запас', 'резерв'],
  ['reserve', 'stock', 'fund'],
  ['почв', 'грунт'],
  ['подтоплени', 'затоплени', 'паводк', 'паводоч', 'наводнени'],
  ['flood', 'inundation'],
  ['объект', 'нисан'],
  ['facilit', 'site', 'object', 'plant'],
  ['hazard', 'danger'],
  ['убежищ', 'защитн', 'укрыт'],
  ['мест', 'пункт'],
  ['скоплени', 'пребывани'],
  ['mean', 'average'],
  ['средн', 'среднегодов'],
  ['annual', 'year', 'yearly'],
  ['годов', 'год', 'ежегодн', 'среднегодов'],
  ['жилдик', 'жил'],
  ['предприяти', 'организаци'],
  ['владел', 'собственник', 'эксплуатирующ'],
  ['персонал', 'работник', 'работающ', 'сотрудник', 'штат'],
  ['кызметкер', 'жумисши', 'жумискер'],
  ['работник', 'персонал'],
  ['врач', 'доктор'],
  ['doctor', 'physician'],
  ['преобладающ', 'господствующ'],
  ['categor', 'class'],
  ['категори', 'класс'],
  ['сынып', 'класи', 'санат', 'деңгей'],
  ['rescue', 'rescuer'],
  ['спасател', 'спасательн'],
  ['минимальн', 'минимум', 'мин', 'низк', 'наименьш'],
  ['максимальн', 'максимум', 'макс', 'высок', 'наибольш'],
  ['minimum', 'lowest', 'min'],
  ['maximum', 'highest', 'max', 'largest'],
  ['топирак', 'жер'],
  ['асфальт', 'твердым'],
  ['средств', 'деньг', 'денежн', 'финансов'],
  ['продовольстви', 'продукт', 'питани'],
  ['тенге', 'kzt', 'тг'],
  ['сейсмичност', 'сейсмическ', 'сейсмик'],
  ['умерш', 'смертност'],
  ['рождаемост', 'родивш', 'родил'],
  ['окапа', 'наруж'],
  ['forest', 'wood'],
  ['paved', 'hard'],
  ['погиб', 'смерт', 'умер', 'жертв'],
  ['dead', 'death', 'killed', 'died', 'fatalit'],
  ['пострада', 'травмир', 'ранен'],
  ['injured', 'affected', 'wounded'],
  ['ученик', 'учащ', 'воспитанник', 'дет'],
  ['вид', 'тип'],
  ['тур', 'тип'],
  ['kind', 'type'],
  ['наименовани', 'назван', 'имя'],
  ['name', 'title'],
  ['атау', 'аты'],
  ['длител', 'продолжительност'],
]

const foldedGroups = groups.map((group) => group.map(fold))

const groupOf = (text: string): number[] => {
  const found: number[] = []
  foldedGroups.forEach((group, i) => {
    if (group.some((start) => text.startsWith(start) && text.length - start.length <= 5))
      found.push(i)
  })
  return found
}
const groupCache = new Map<string, readonly number[]>()

/** Numbers of the groups of like words a word belongs to. */
export function groupsOf(text: string): readonly number[] {
  const known = groupCache.get(text)
  if (known) return known
  const found = groupOf(text)
  if (groupCache.size > 20_000) groupCache.clear()
  groupCache.set(text, found)
  return found
}

/** How far two words are one: 1 equal, 0 nothing in common. `known` is a whole word of a dictionary label. */
export function likeness(word: Word, known: string): number {
  const { text } = word
  if (text === known) return 1
  if (word.form === 'initials') return 0
  if (word.form === 'hollow')
    return known.startsWith(text) && known.endsWith(word.ending ?? '') ? 0.9 : 0
  if (word.form === 'cut') {
    if (known.startsWith(text)) return text.length >= 3 ? 0.9 : 0.5
    return sameGroup(text, known) ? 0.8 : 0
  }
  const stem = stemLikeness(text, known)
  if (stem > 0) return stem
  if (sameGroup(text, known)) return 0.85
  return slipLikeness(text, known)
}

const sameGroup = (a: string, b: string): boolean => {
  const own = groupsOf(a)
  return own.length > 0 && groupsOf(b).some((group) => own.includes(group))
}

/** Beginnings that look alike and mean different things. */
const strangers: readonly (readonly [string, string])[] = [
  ['населенн', 'населени'],
  ['населенн', 'нас'],
  ['нефтепров', 'нефтепрод'],
  ['родивш', 'родник'],
  ['автомобил', 'автоматич'],
  ['водоснаб', 'водоотвед'],
  ['минимал', 'министер'],
  ['промерз', 'промишл'],
  ['радиус', 'радиац'],
]

const areStrangers = (a: string, b: string): boolean =>
  strangers.some(
    ([x, y]) =>
      (a.startsWith(x) && b.startsWith(y) && !b.startsWith(x)) ||
      (b.startsWith(x) && a.startsWith(y) && !a.startsWith(x)),
  )

/** Inflected forms share their beginning and differ in short endings. */
function stemLikeness(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  const longer = Math.max(a.length, b.length)
  let common = 0
  while (common < shorter && a.charCodeAt(common) === b.charCodeAt(common)) common++
  if (common < 3 || areStrangers(a, b)) return 0
  if (common >= shorter - 1 && longer - shorter <= 3 && shorter >= 4) return 0.95
  if (common >= 4 && common >= 0.55 * longer && longer - common <= 4) return 0.93
  if (common >= 5 && common >= shorter - 1 && longer - common <= 6) return 0.85
  // A word cut off without a dot: «инфекц», «протяж».
  if (common === shorter && shorter >= 5) return 0.8
  return 0
}

/** One slip in five letters, two in nine (insertion, loss, change, swap of neighbours). */
function slipLikeness(a: string, b: string): number {
  const allowed = Math.min(a.length, b.length) >= 9 ? 2 : Math.min(a.length, b.length) >= 5 ? 1 : 0
  if (allowed === 0 || Math.abs(a.length - b.length) > allowed) return 0
  const distance = damerau(a, b, allowed)
  return distance <= allowed ? 0.9 - 0.1 * distance : 0
}

/** Damerau–Levenshtein distance (optimal string alignment), given up above `limit`. */
export function damerau(a: string, b: string, limit: number): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      current.push(cost)
      least = Math.min(least, cost)
    }
    if (least > limit) return limit + 1
    before = previous
    previous = current
  }
  return previous[b.length] ?? 0
}
