import { fold } from '../../i18n/fold.ts'
import { editDistance } from '../passport/edit-distance.ts'
import type { Word } from './words.ts'

/** Words taken for one another; each group in folded letters, by the beginnings of its words. */
const groups: readonly (readonly string[])[] = [
  ['территори', 'район', 'област', 'аума', 'аудан', 'облис', 'territor', 'district', 'region'],
  ['населени', 'жител', 'проживающ', 'прожива', 'люд', 'граждан', 'человек'],
  ['халик', 'тургин', 'адам', 'тулга', 'кисилер'],
  ['минимум', 'томен', 'суик'],
  ['максимум', 'жогари', 'истик'],
  ['жалпи', 'барлиг', 'барлик'],
  ['общ', 'всего', 'итого'],
  ['total', 'overall', 'all'],
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
  ['сельск', 'село', 'села', 'селах', 'деревн', 'аул'],
  ['лес', 'леса', 'лесов', 'лесн'],
  ['дом', 'дома', 'домов'],
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
  ['ученик', 'учащ'],
  ['воспитанник', 'дет'],
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
  // «село» and «сель» share three letters and nothing else.
  if (common < 4 || areStrangers(a, b)) return 0
  if (common >= shorter - 1 && longer - shorter <= 3 && shorter >= 4) return 0.95
  if (common >= 4 && common >= 0.55 * longer && longer - common <= 4) return 0.93
  if (common >= 5 && common >= shorter - 1 && longer - common <= 6) return 0.85
  // A word cut off without a dot: «инфекц», «протяж».
  if (common === shorter && shorter >= 5) return 0.8
  return 0
}

/** One slip in five letters, two in nine (insertion, loss, change, swap of neighbours). */
function slipLikeness(a: string, b: string): number {
  if (areStrangers(a, b)) return 0
  const allowed = Math.min(a.length, b.length) >= 9 ? 2 : Math.min(a.length, b.length) >= 5 ? 1 : 0
  if (allowed === 0) return 0
  const distance = editDistance(a, b, allowed)
  return distance <= allowed ? 0.9 - 0.1 * distance : 0
}
