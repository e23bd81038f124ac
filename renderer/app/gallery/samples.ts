import type { Text } from '../../../shared/i18n/language.ts'

/** Words of the gallery, long and with every Kazakh letter: what the components must bear. */
export const samples = {
  name: { kk: 'Нысанның атауы', ru: 'Наименование объекта', en: 'Name of the object' },
  value: {
    kk: 'Өскемен қаласының су тазарту ғимараты',
    ru: 'Очистные сооружения города Усть-Каменогорска',
    en: 'Water treatment plant of Oskemen',
  },
  population: { kk: 'Халық саны', ru: 'Численность населения', en: 'Population' },
  person: { kk: 'адам', ru: 'чел.', en: 'people' },
  area: { kk: 'Аумағы', ru: 'Площадь', en: 'Area' },
  hint: {
    kk: 'Бюро ұсынған соңғы деректер бойынша.',
    ru: 'По последним данным бюро статистики.',
    en: 'After the latest figures of the statistics bureau.',
  },
  error: {
    kk: 'Мән 0-ден 100-ге дейін болуы керек.',
    ru: 'Значение должно быть от 0 до 100.',
    en: 'The value must lie between 0 and 100.',
  },
  warning: {
    kk: 'Былтырғы мәннен 12 есе үлкен. Дұрыс болса, себебін жазыңыз.',
    ru: 'В 12 раз больше прошлогоднего. Если верно, укажите причину.',
    en: 'Twelve times last year’s value. If it is right, give the reason.',
  },
  save: { kk: 'Сақтау', ru: 'Сохранить', en: 'Save' },
  remove: { kk: 'Жою', ru: 'Удалить', en: 'Delete' },
  map: { kk: 'Карта', ru: 'Карта', en: 'Map' },
  layers: { kk: 'Қабаттар', ru: 'Слои', en: 'Layers' },
  atlas: { kk: 'Атлас', ru: 'Атлас', en: 'Atlas' },
  water: { kk: 'Өзендер мен көлдер', ru: 'Реки и озёра', en: 'Rivers and lakes' },
  borders: {
    kk: 'Аудан шекаралары (сызба)',
    ru: 'Границы районов (схема)',
    en: 'District borders (schematic)',
  },
  objects: { kk: 'Қауіпті нысандар', ru: 'Опасные объекты', en: 'Hazardous objects' },
  region: {
    kk: 'Шығыс Қазақстан облысы',
    ru: 'Восточно-Казахстанская область',
    en: 'East Kazakhstan',
  },
  reason: {
    kk: 'Алдымен картадан аумақты таңдаңыз.',
    ru: 'Сначала выберите территорию на карте.',
    en: 'Choose a territory on the map first.',
  },
  empty: { kk: 'Паспорт әлі жоқ', ru: 'Паспортов пока нет', en: 'No passports yet' },
  emptyText: {
    kk: 'Excel жұмыс кітабын осында сүйреп әкеліңіз немесе жаңа паспорт жасаңыз.',
    ru: 'Перетащите сюда книгу Excel или создайте новый паспорт.',
    en: 'Drop an Excel workbook here, or create a passport.',
  },
  importing: { kk: 'Жұмыс кітабын оқу', ru: 'Чтение книги', en: 'Reading the workbook' },
} as const satisfies Readonly<Record<string, Text>>
