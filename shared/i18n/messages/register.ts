import { messages } from '../messages.ts'

/** The register of territories and the official list it takes in. */
export const registerMessages = messages({
  'register.title': {
    kk: 'Аумақтар тізілімі',
    ru: 'Реестр территорий',
    en: 'Register of territories',
  },
  'register.load': {
    kk: 'Ресми тізімді жүктеу…',
    ru: 'Загрузить официальный список…',
    en: 'Load the official list…',
  },
  'register.origin.shipped': {
    kk: 'бағдарламамен бірге келген',
    ru: 'поставлен с программой',
    en: 'shipped with the program',
  },
  'register.origin.official': {
    kk: 'ресми тізім (ӘАОЖ)',
    ru: 'официальный список (КАТО)',
    en: 'official list (KATO)',
  },
  'register.units': {
    kk: { other: '{n} аумақ' },
    ru: {
      one: '{n} территория',
      few: '{n} территории',
      many: '{n} территорий',
      other: '{n} территории',
    },
    en: { one: '{n} territory', other: '{n} territories' },
  },
  'register.state': {
    kk: '{n}-нұсқа, {date} жағдайы, {file}',
    ru: 'Версия {n}, на {date}, {file}',
    en: 'Version {n}, as of {date}, {file}',
  },
  'register.loadedBy': {
    kk: '{date} күні жүктеген: {name}',
    ru: 'Загружено {date}: {name}',
    en: 'Loaded {date} by {name}',
  },
  'register.heading': {
    kk: 'Ресми тізім: {name}',
    ru: 'Официальный список: {name}',
    en: 'Official list: {name}',
  },
  'register.asOf': {
    kk: 'Тізім қай күнгі',
    ru: 'На какую дату список',
    en: 'The list is as of',
  },
  'register.asOfHint': {
    kk: 'Тізімде жоқ аумақтар осы күннен бастап таратылған деп белгіленеді; паспорттары сақталады.',
    ru: 'Территории, которых в списке нет, с этой даты отмечаются как упразднённые; их паспорта остаются.',
    en: 'Territories that the list lacks are marked as gone from this day; their passports stay.',
  },
  'register.take': { kk: 'Тізімді қабылдау', ru: 'Принять список', en: 'Take the list in' },
  'register.noDate': {
    kk: 'Тізімнің күнін көрсетіңіз',
    ru: 'Укажите дату списка',
    en: 'Give the date of the list',
  },
  'register.same': {
    kk: 'Тізім тізілімнен ешқандай айырмашылығы жоқ.',
    ru: 'Список ничем не отличается от реестра.',
    en: 'The list does not differ from the register.',
  },
  'register.faults': {
    kk: { other: '{n} жол қабылданбайды' },
    ru: {
      one: '{n} строка не будет принята',
      few: '{n} строки не будут приняты',
      many: '{n} строк не будут приняты',
      other: '{n} строки не будут приняты',
    },
    en: { one: '{n} line will not be taken', other: '{n} lines will not be taken' },
  },
  'register.fault.bad-code': {
    kk: '{row}-жол: «{text}» тоғыз цифрлы код емес',
    ru: 'строка {row}: «{text}» — не девятизначный код',
    en: 'line {row}: “{text}” is no code of nine digits',
  },
  'register.fault.repeated': {
    kk: '{row}-жол: {text} коды қайталанған',
    ru: 'строка {row}: код {text} повторяется',
    en: 'line {row}: the code {text} is repeated',
  },
  'register.fault.no-name': {
    kk: '{row}-жол: {text} кодының атауы жоқ',
    ru: 'строка {row}: у кода {text} нет названия',
    en: 'line {row}: the code {text} has no name',
  },
  'register.fault.orphan': {
    kk: '{text}: жоғары тұрған аумақ тізімде жоқ',
    ru: '{text}: в списке нет вышестоящей территории',
    en: '{text}: the list lacks the territory above',
  },
  'register.change.added': { kk: 'Жаңа', ru: 'Новые', en: 'New' },
  'register.change.renamed': { kk: 'Атауы өзгерген', ru: 'Переименованы', en: 'Renamed' },
  'register.change.moved': { kk: 'Басқа аумаққа өткен', ru: 'Переподчинены', en: 'Moved' },
  'register.change.gone': { kk: 'Тізімде жоқ', ru: 'Нет в списке', en: 'Not in the list' },
  'register.change.back': {
    kk: 'Қайта пайда болған',
    ru: 'Снова в списке',
    en: 'Back in the list',
  },
  'register.code': { kk: 'Коды', ru: 'Код', en: 'Code' },
  'register.name': { kk: 'Атауы', ru: 'Название', en: 'Name' },
  'register.before': { kk: 'Бұрын', ru: 'Было', en: 'Before' },
  'register.what': { kk: 'Өзгеріс', ru: 'Изменение', en: 'Change' },
  'register.passports': { kk: 'Паспорттар', ru: 'Паспорта', en: 'Passports' },
  'register.shown': {
    kk: 'Мұнда {all} өзгерістің {n} көрсетілген, алдымен паспорттары барлары.',
    ru: 'Показано {n} из {all} изменений, сначала с паспортами.',
    en: '{n} of {all} changes are shown, those with passports first.',
  },
  'register.done': {
    kk: 'Тізілім жаңартылды: {n}-нұсқа',
    ru: 'Реестр обновлён: версия {n}',
    en: 'The register is updated: version {n}',
  },
  'register.records': {
    kk: { other: 'Орны қайта анықталған паспорт: {n}' },
    ru: {
      one: 'Заново размещён {n} паспорт',
      few: 'Заново размещены {n} паспорта',
      many: 'Заново размещено {n} паспортов',
      other: 'Заново размещено {n} паспорта',
    },
    en: { one: '{n} record was placed anew', other: '{n} records were placed anew' },
  },
})
