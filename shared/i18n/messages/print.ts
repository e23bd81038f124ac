import { messages } from '../messages.ts'

/** Words of printed sheets. */
export const printMessages = messages({
  'print.demo': {
    kk: 'ДЕМО. Деректер ойдан жасалған: ресми құжат емес',
    ru: 'ДЕМО. Данные вымышлены: не является официальным документом',
    en: 'DEMO. Invented data: not an official document',
  },
  'print.agreed': { kk: 'КЕЛІСІЛДІ', ru: 'СОГЛАСОВАНО', en: 'AGREED' },
  'print.approved': { kk: 'БЕКІТЕМІН', ru: 'УТВЕРЖДАЮ', en: 'APPROVED' },
  'print.nameAndPost': {
    kk: 'лауазымы, аты-жөні',
    ru: 'должность, фамилия, инициалы',
    en: 'post, name',
  },
  'print.signatureAndDate': {
    kk: 'қолы, күні, мөр',
    ru: 'подпись, дата, печать',
    en: 'signature, date, seal',
  },
  'print.indicator': { kk: 'Көрсеткіш', ru: 'Показатель', en: 'Indicator' },
  'print.unit': { kk: 'Өлшем бірлігі', ru: 'Ед. изм.', en: 'Unit' },
  'print.value': { kk: 'Мәні', ru: 'Значение', en: 'Value' },
  'print.explained': {
    kk: 'Күмәнді мәндерге түсініктеме',
    ru: 'Пояснения к сомнительным значениям',
    en: 'Doubtful values explained',
  },
  'print.warning': { kk: 'Ескерту', ru: 'Предупреждение', en: 'Warning' },
  'print.printed': { kk: 'Басып шығарылды: {at}', ru: 'Напечатано: {at}', en: 'Printed: {at}' },
  'print.dictionary': {
    kk: 'көрсеткіштер сөздігінің {n}-нұсқасы',
    ru: 'словарь показателей, версия {n}',
    en: 'dictionary of indicators, version {n}',
  },
  'print.km': { kk: '{n} км', ru: '{n} км', en: '{n} km' },
  'print.subject': {
    kk: 'паспорт аумағы',
    ru: 'территория паспорта',
    en: 'territory of the passport',
  },
  'print.schematic': { kk: 'сұлба', ru: 'схема', en: 'schematic' },
  'print.schematicNote': {
    kk: 'Үзік сызықтармен берілген шекаралар мен жолдар сұлба түрінде: ресми шекара болып табылмайды.',
    ru: 'Границы и дороги, показанные пунктиром, схематичны и не являются официальными.',
    en: 'Borders and roads drawn dashed are schematic and not official.',
  },
  'print.sources': { kk: 'Дереккөздер', ru: 'Источники', en: 'Sources' },
  'print.projection': {
    kk: 'Проекция: Альберстің тең шамалы конустық проекциясы, 43° және 53° с. е., 67° ш. б.',
    ru: 'Проекция: равновеликая коническая Альберса, 43° и 53° с. ш., 67° в. д.',
    en: 'Projection: Albers equal-area conic, 43° and 53° N, 67° E.',
  },
  'print.passport': { kk: 'PDF-ке басып шығару', ru: 'Печать в PDF', en: 'Print to PDF' },
  'print.workbook': { kk: 'Excel-ге шығару', ru: 'В Excel', en: 'To Excel' },
  'print.workbookDone': {
    kk: 'Кітап сақталды: {name}',
    ru: 'Книга сохранена: {name}',
    en: 'Workbook saved: {name}',
  },
  'print.busy': { kk: 'Баспа дайындалуда…', ru: 'Готовится печать…', en: 'Preparing the print…' },
  'print.done': { kk: 'PDF сақталды: {name}', ru: 'PDF сохранён: {name}', en: 'PDF saved: {name}' },
})
