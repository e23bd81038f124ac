import { messages } from '../messages.ts'

/** Words of the versions of a record. */
export const historyMessages = messages({
  'act.restore': {
    kk: 'бұрынғы нұсқадан қайтару',
    ru: 'возврат из прежней версии',
    en: 'return from an older version',
  },
  'history.title': { kk: 'Нұсқалар', ru: 'Версии', en: 'Versions' },
  'history.open': { kk: 'Нұсқалар', ru: 'Версии', en: 'Versions' },
  'history.back': { kk: 'Паспортқа оралу', ru: 'К паспорту', en: 'Back to the passport' },
  'history.versions': {
    kk: 'Паспорттың нұсқалары, жаңасынан бастап',
    ru: 'Версии паспорта, сначала новые',
    en: 'Versions of the passport, newest first',
  },
  'history.older': { kk: 'Бұрын', ru: 'Было', en: 'Before' },
  'history.newer': { kk: 'Кейін', ru: 'Стало', en: 'After' },
  'history.olderIs': {
    kk: 'Бұрын: {when} нұсқасы',
    ru: 'Было: версия {when}',
    en: 'Before: version of {when}',
  },
  'history.newerIs': {
    kk: 'Кейін: {when} нұсқасы',
    ru: 'Стало: версия {when}',
    en: 'After: version of {when}',
  },
  'history.when': { kk: 'Қашан', ru: 'Когда', en: 'When' },
  'history.who': { kk: 'Кім', ru: 'Кто', en: 'Who' },
  'history.device': { kk: 'Құрылғы', ru: 'Устройство', en: 'Device' },
  'history.here': { kk: 'осы компьютер', ru: 'этот компьютер', en: 'this computer' },
  'history.elsewhere': { kk: 'басқа құрылғы', ru: 'другое устройство', en: 'another device' },
  'history.deviceNo': { kk: '№ {n} құрылғы', ru: 'устройство № {n}', en: 'device no. {n}' },
  'history.program': { kk: 'бағдарлама', ru: 'программа', en: 'the program' },
  'history.act': { kk: 'Не істелді, неге', ru: 'Что и почему', en: 'What and why' },
  'history.otherAct': { kk: 'басқа өзгеріс', ru: 'другое изменение', en: 'another change' },
  'history.changes': { kk: 'Мән', ru: 'Значений', en: 'Values' },
  'history.more': { kk: 'Бұрынғырақтары', ru: 'Более ранние', en: 'Earlier ones' },
  'history.only': {
    kk: 'Бұл паспорттың бір ғана нұсқасы бар: жасалғаннан бері өзгермеген.',
    ru: 'У паспорта одна версия: с создания он не менялся.',
    en: 'The passport has one version: it has not changed since it was made.',
  },
  'history.differences': { kk: 'Айырмашылықтар', ru: 'Различия', en: 'Differences' },
  'history.found': {
    kk: '{n} айырмашылық',
    ru: { one: '{n} различие', few: '{n} различия', many: '{n} различий', other: '{n} различия' },
    en: { one: '{n} difference', other: '{n} differences' },
  },
  'history.same': {
    kk: 'Нұсқалар бірдей.',
    ru: 'Версии одинаковы.',
    en: 'The versions are the same.',
  },
  'history.field': { kk: 'Көрсеткіш', ru: 'Показатель', en: 'Indicator' },
  'history.row': { kk: 'жол', ru: 'строка', en: 'row' },
  'history.order': { kk: 'жолдың орны', ru: 'место строки', en: 'place of the row' },
  'history.reason': {
    kk: 'Ескертудің себебі',
    ru: 'Причина предупреждения',
    en: 'Reason of a warning',
  },
  'history.empty': { kk: '(бос)', ru: '(пусто)', en: '(empty)' },
  'history.source': {
    kk: 'Бүкіл паспорттың дереккөзі',
    ru: 'Источник всего паспорта',
    en: 'Source of the whole passport',
  },
  'history.noSource': { kk: 'дереккөзсіз', ru: 'без источника', en: 'no source' },
  'history.wholeRecord': { kk: 'Бүкіл паспорт', ru: 'Паспорт целиком', en: 'The whole passport' },
  'history.shape.point': {
    kk: 'нүкте (картада)',
    ru: 'точка (на карте)',
    en: 'a point (on the map)',
  },
  'history.shape.line': {
    kk: 'сызық (картада)',
    ru: 'линия (на карте)',
    en: 'a line (on the map)',
  },
  'history.shape.polygon': {
    kk: 'шекара (картада)',
    ru: 'граница (на карте)',
    en: 'an outline (on the map)',
  },
  'history.restore': { kk: 'Қайтару', ru: 'Вернуть', en: 'Bring back' },
  'history.restoreSection': {
    kk: 'Бөлімді қайтару',
    ru: 'Вернуть раздел',
    en: 'Bring the section back',
  },
  'history.restoreAll': { kk: 'Бәрін қайтару', ru: 'Вернуть всё', en: 'Bring everything back' },
  'history.onlyPresent': {
    kk: 'Мәнді қайтару үшін «Кейін» бағанында соңғы нұсқаны таңдаңыз.',
    ru: 'Чтобы вернуть значение, выберите в столбце «Стало» последнюю версию.',
    en: 'To bring a value back, choose the latest version under “After”.',
  },
  'history.restored': {
    kk: '{n} мән қайтарылды. Оны болдырмауға болады.',
    ru: {
      one: 'Возвращено {n} значение. Это можно отменить.',
      few: 'Возвращено {n} значения. Это можно отменить.',
      many: 'Возвращено {n} значений. Это можно отменить.',
      other: 'Возвращено {n} значения. Это можно отменить.',
    },
    en: {
      one: '{n} value brought back. This can be undone.',
      other: '{n} values brought back. This can be undone.',
    },
  },
})
