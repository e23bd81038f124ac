import { messages } from '../messages.ts'

/** Words of the list of passports. */
export const passportsMessages = messages({
  'passports.title': { kk: 'Паспорттар', ru: 'Паспорта', en: 'Passports' },
  'passports.found': {
    kk: '{n} паспорт',
    ru: { one: '{n} паспорт', few: '{n} паспорта', many: '{n} паспортов', other: '{n} паспорта' },
    en: { one: '{n} passport', other: '{n} passports' },
  },
  'passports.name': { kk: 'Атауы', ru: 'Название', en: 'Name' },
  'passports.unit': { kk: 'Аумақ', ru: 'Территория', en: 'Territory' },
  'passports.kind': { kk: 'Түрі', ru: 'Вид', en: 'Kind' },
  'passports.state': { kk: 'Күйі', ru: 'Состояние', en: 'State' },
  'passports.completeness': { kk: 'Толтырылуы', ru: 'Заполнено', en: 'Filled' },
  'passports.troubles': { kk: 'Ескертулер', ru: 'Замечания', en: 'Findings' },
  'passports.changed': { kk: 'Өзгертілген', ru: 'Изменён', en: 'Changed' },
  'passports.unnamed': { kk: '(атаусыз)', ru: '(без названия)', en: '(no name)' },
  'passports.filters': { kk: 'Іріктеу', ru: 'Отбор', en: 'Filters' },
  'passports.text': {
    kk: 'Атауы, нөмірі немесе коды',
    ru: 'Название, номер или код',
    en: 'Name, number or code',
  },
  'passports.anyUnit': { kk: 'Бүкіл ел', ru: 'Вся страна', en: 'Whole country' },
  'passports.anyKind': { kk: 'Барлық түрі', ru: 'Все виды', en: 'All kinds' },
  'passports.anyState': { kk: 'Кез келген күй', ru: 'Любое состояние', en: 'Any state' },
  'passports.anyTrouble': {
    kk: 'Ескертуі бар-жоғы бәрібір',
    ru: 'С замечаниями и без',
    en: 'With findings or without',
  },
  'passports.anyCompleteness': {
    kk: 'Кез келген толтырылу',
    ru: 'Любая заполненность',
    en: 'Filled to any extent',
  },
  'passports.from0': { kk: '50 %-дан аз', ru: 'Меньше 50 %', en: 'Below 50 %' },
  'passports.from50': { kk: '50–89 %', ru: '50–89 %', en: '50–89 %' },
  'passports.from90': { kk: '90–99 %', ru: '90–99 %', en: '90–99 %' },
  'passports.from100': { kk: 'Толық: 100 %', ru: 'Полностью: 100 %', en: 'Complete: 100 %' },
  'passports.trouble.blocks': {
    kk: 'Бекітуге кедергі қателер',
    ru: 'Ошибки, мешающие утверждению',
    en: 'Errors that stop approval',
  },
  'passports.trouble.warns': {
    kk: 'Күмәнді мәндер',
    ru: 'Сомнительные значения',
    en: 'Doubtful values',
  },
  'passports.trouble.missing': {
    kk: 'Міндетті өрістер бос',
    ru: 'Пустые обязательные поля',
    en: 'Required fields left empty',
  },
  'passports.trouble.overdue': {
    kk: 'Мерзімі өткен мәліметтер',
    ru: 'Устаревшие сведения',
    en: 'Data past their term',
  },
  'passports.blocks': {
    kk: '{n} қате',
    ru: { one: '{n} ошибка', few: '{n} ошибки', many: '{n} ошибок', other: '{n} ошибки' },
    en: { one: '{n} error', other: '{n} errors' },
  },
  'passports.warns': {
    kk: '{n} ескерту',
    ru: {
      one: '{n} предупреждение',
      few: '{n} предупреждения',
      many: '{n} предупреждений',
      other: '{n} предупреждения',
    },
    en: { one: '{n} warning', other: '{n} warnings' },
  },
  'passports.overdue': { kk: 'мерзімі өткен', ru: 'устарел', en: 'overdue' },
  'passports.reset': { kk: 'Іріктеуді алып тастау', ru: 'Сбросить отбор', en: 'Clear filters' },
  'passports.showOnMap': { kk: 'Картадан көрсету', ru: 'Показать на карте', en: 'Show on the map' },
  'passports.showNone': {
    kk: 'Алдымен паспортты таңдаңыз.',
    ru: 'Сначала выберите паспорт.',
    en: 'Choose a passport first.',
  },
  'passports.noPlace': {
    kk: 'Картадағы орны көрсетілмеген',
    ru: 'Место на карте не указано',
    en: 'It has no place on the map',
  },
  'passports.noPlaceText': {
    kk: 'Паспортта аумақты немесе шекараны көрсетіңіз.',
    ru: 'Укажите в паспорте территорию или границы.',
    en: 'Give its territory or outline in the passport.',
  },
  'passports.new': { kk: 'Жаңа паспорт', ru: 'Новый паспорт', en: 'New passport' },
  'passports.create': { kk: 'Жасау', ru: 'Создать', en: 'Create' },
  'passports.none': { kk: 'Паспорт әлі жоқ', ru: 'Паспортов пока нет', en: 'No passports yet' },
  'passports.noneText': {
    kk: 'Жаңа паспорт жасаңыз немесе бұрыннан бар Excel жұмыс кітабын импорттаңыз.',
    ru: 'Создайте новый паспорт или загрузите имеющуюся книгу Excel.',
    en: 'Create a passport, or import an Excel workbook you have.',
  },
  'passports.noneFound': {
    kk: 'Іріктеуге сай паспорт жоқ',
    ru: 'Под отбор ничего не подходит',
    en: 'No passport fits the filters',
  },
  'passports.noneFoundText': {
    kk: 'Шарттарды босатыңыз немесе іріктеуді алып тастаңыз.',
    ru: 'Ослабьте условия или сбросьте отбор.',
    en: 'Loosen the conditions or clear the filters.',
  },
})
