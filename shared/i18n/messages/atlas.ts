import { messages } from '../messages.ts'

/** Words of the atlas panel. */
export const atlasMessages = messages({
  'atlas.title': { kk: 'Тақырыптық карталар', ru: 'Тематические карты', en: 'Thematic maps' },
  'atlas.maps': { kk: 'Картаны таңдаңыз', ru: 'Выберите карту', en: 'Choose a map' },
  'atlas.none': { kk: 'Карталар жоқ', ru: 'Карт нет', en: 'No maps' },
  'atlas.baseOnly': { kk: 'Тек негізгі карта', ru: 'Только карта-основа', en: 'Base map only' },
  'atlas.level': { kk: 'Аумақ деңгейі', ru: 'Уровень территории', en: 'Level of territory' },
  'atlas.level.oblast': { kk: 'Облыстар', ru: 'Области', en: 'Oblasts' },
  'atlas.level.district': {
    kk: 'Аудандар мен қалалар',
    ru: 'Районы и города',
    en: 'Districts and cities',
  },
  'atlas.formula': { kk: 'Қалай есептеледі', ru: 'Как вычисляется', en: 'How it is computed' },
  'atlas.source': { kk: 'Дереккөз', ru: 'Источник', en: 'Source' },
  'atlas.breaks': { kk: 'Класс шекаралары', ru: 'Границы классов', en: 'Class breaks' },
  'atlas.breaks.standard': { kk: 'норма бойынша', ru: 'по норме', en: 'by the standard' },
  'atlas.breaks.fixed': { kk: 'бекітілген', ru: 'закреплены', en: 'fixed' },
  'atlas.breaks.provisional': {
    kk: 'алдын ала, ресми деректермен тексеріледі',
    ru: 'предварительные, проверяются на официальных данных',
    en: 'provisional, to be checked on official data',
  },
  'atlas.values': { kk: 'Мәндер', ru: 'Значения', en: 'Values' },
  'atlas.counts': {
    kk: 'мән бар: {n}; дерек жоқ: {missing}; бағалау: {estimated}',
    ru: 'есть значение: {n}; нет данных: {missing}; оценка: {estimated}',
    en: 'with a value: {n}; no data: {missing}; estimated: {estimated}',
  },
  'atlas.working': {
    kk: 'Паспорттардың жұмыс күйі көрсетілген, бекітілмеген өзгерістерімен бірге.',
    ru: 'Показано рабочее состояние паспортов, вместе с неутверждёнными изменениями.',
    en: 'The working state of the passports is shown, changes not yet approved among them.',
  },
})
