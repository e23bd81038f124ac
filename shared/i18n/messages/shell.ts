import { messages } from '../messages.ts'

/** Words of the system's own dialogs, which main shows. */
export const shellMessages = messages({
  'shell.dataStopped': {
    kk: 'Деректер қызметі бір минут ішінде бірнеше рет тоқтады',
    ru: 'Служба данных несколько раз остановилась за одну минуту',
    en: 'The data service stopped several times within a minute',
  },
  'shell.dataStoppedDetail': {
    kk: 'Сақталған деректер жоғалған жоқ. Журнал мына қалтада: {folder}',
    ru: 'Сохранённые данные не потеряны. Журнал находится в папке: {folder}',
    en: 'Nothing that was saved is lost. The log is in: {folder}',
  },
  'shell.tryAgain': { kk: 'Қайта іске қосу', ru: 'Запустить снова', en: 'Start again' },
  'shell.openLogs': { kk: 'Журналды ашу', ru: 'Открыть журнал', en: 'Open the log' },
  'shell.quit': { kk: 'Бағдарламадан шығу', ru: 'Выйти из программы', en: 'Quit' },
  'shell.crashed': {
    kk: 'Бағдарламада қате пайда болды',
    ru: 'В программе произошла ошибка',
    en: 'The program has failed',
  },
  'shell.crashedDetail': {
    kk: 'Бағдарлама жабылады. Сақталған деректер жоғалған жоқ. Журнал мына қалтада: {folder}',
    ru: 'Программа будет закрыта. Сохранённые данные не потеряны. Журнал находится в папке: {folder}',
    en: 'The program closes. Nothing that was saved is lost. The log is in: {folder}',
  },
  'shell.files.any': { kk: 'Барлық файлдар', ru: 'Все файлы', en: 'All files' },
  'shell.files.workbook': { kk: 'Excel кітаптары', ru: 'Книги Excel', en: 'Excel workbooks' },
  'shell.files.table': { kk: 'Мәтіндік кестелер', ru: 'Текстовые таблицы', en: 'Text tables' },
  'shell.files.pdf': { kk: 'PDF құжаттары', ru: 'Документы PDF', en: 'PDF documents' },
  'shell.files.geopackage': {
    kk: 'GeoPackage деректері',
    ru: 'Данные GeoPackage',
    en: 'GeoPackage data',
  },
  'shell.files.geojson': { kk: 'GeoJSON деректері', ru: 'Данные GeoJSON', en: 'GeoJSON data' },
  'shell.files.layer': {
    kk: 'GeoPackage және GeoJSON қабаттары',
    ru: 'Слои GeoPackage и GeoJSON',
    en: 'GeoPackage and GeoJSON layers',
  },
  'shell.files.archive': { kk: 'ZIP мұрағаттары', ru: 'Архивы ZIP', en: 'ZIP archives' },
  'shell.files.image': { kk: 'Суреттер', ru: 'Изображения', en: 'Pictures' },
})
