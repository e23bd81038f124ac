import { messages } from '../messages.ts'

/** Words of bringing a layer of a file in as a data set. */
export const addLayerMessages = messages({
  'addLayer.choose': {
    kk: 'Файлдан қабат қосу…',
    ru: 'Добавить слой из файла…',
    en: 'Add a layer from a file…',
  },
  'addLayer.noLayers': {
    kk: '«{name}» файлында картаға шығатын қабат жоқ',
    ru: 'В файле «{name}» нет слоёв, которые можно показать на карте',
    en: 'There is no layer for a map in “{name}”',
  },
  'addLayer.heading': {
    kk: 'Қабат қосу: {name}',
    ru: 'Добавление слоя: {name}',
    en: 'Add a layer: {name}',
  },
  'addLayer.layer': { kk: 'Файлдағы қабат', ru: 'Слой файла', en: 'Layer of the file' },
  'addLayer.features': {
    kk: { other: '{n} нысан' },
    ru: { one: '{n} объект', few: '{n} объекта', many: '{n} объектов', other: '{n} объекта' },
    en: { one: '{n} feature', other: '{n} features' },
  },
  'addLayer.kind.point': { kk: 'нүктелер', ru: 'точки', en: 'points' },
  'addLayer.kind.line': { kk: 'сызықтар', ru: 'линии', en: 'lines' },
  'addLayer.kind.polygon': { kk: 'полигондар', ru: 'полигоны', en: 'polygons' },
  'addLayer.kind.mixed': {
    kk: 'әртүрлі геометрия',
    ru: 'геометрия разных видов',
    en: 'several kinds of geometry',
  },
  'addLayer.take': { kk: 'Қайсысын алу керек', ru: 'Что взять', en: 'Which to take' },
  'addLayer.noSystem': {
    kk: 'Файлда координаталар жүйесі көрсетілмеген: деректерді берген ұйымнан біліңіз. Қате жүйе нысандарды басқа жерге апарады.',
    ru: 'В файле система координат не указана: узнайте её у того, кто передал данные. С неверной системой объекты окажутся в другом месте.',
    en: 'The file names no coordinate system: ask whoever handed it over. A wrong one puts the features elsewhere.',
  },
  'addLayer.system': {
    kk: 'Координаталар жүйесі',
    ru: 'Система координат',
    en: 'Coordinate system',
  },
  'addLayer.chooseSystem': { kk: 'таңдаңыз…', ru: 'выберите…', en: 'choose…' },
  'addLayer.system.degrees': { kk: 'градус, WGS 84', ru: 'градусы, WGS 84', en: 'degrees, WGS 84' },
  'addLayer.system.pulkovo': {
    kk: 'градус, Пулково 1942',
    ru: 'градусы, Пулково 1942',
    en: 'degrees, Pulkovo 1942',
  },
  'addLayer.system.pulkovoZone': {
    kk: 'Пулково 1942, Гаусс–Крюгер {zone}-аймағы',
    ru: 'Пулково 1942, зона Гаусса–Крюгера {zone}',
    en: 'Pulkovo 1942, Gauss–Kruger zone {zone}',
  },
  'addLayer.system.utm': {
    kk: 'UTM, {zone}-аймақ',
    ru: 'UTM, зона {zone}',
    en: 'UTM, zone {zone}',
  },
  'addLayer.system.mercator': { kk: 'веб-меркатор', ru: 'веб-меркатор', en: 'web mercator' },
  'addLayer.becomes': { kk: 'Қалай қосылады', ru: 'Чем станет', en: 'It becomes' },
  'addLayer.newSet': { kk: 'жаңа деректер жиыны', ru: 'новый набор данных', en: 'a new data set' },
  'addLayer.newVersion': {
    kk: 'жаңа нұсқа: {title}',
    ru: 'новая версия: {title}',
    en: 'new version: {title}',
  },
  'addLayer.title': { kk: 'Атауы', ru: 'Название', en: 'Name' },
  'addLayer.source': { kk: 'Дереккөз', ru: 'Источник', en: 'Source' },
  'addLayer.sourceHint': {
    kk: 'Деректерді жасаған немесе берген ұйым',
    ru: 'Организация, которая составила или передала данные',
    en: 'Who made the data or handed them over',
  },
  'addLayer.licence': {
    kk: 'Пайдалану шарты (лицензия)',
    ru: 'Условия использования (лицензия)',
    en: 'Terms of use (licence)',
  },
  'addLayer.date': { kk: 'Деректер күні', ru: 'Дата данных', en: 'Date of the data' },
  'addLayer.dateHint': {
    kk: 'Жыл, ай немесе күн: 2025, 03.2025, 01.03.2025',
    ru: 'Год, месяц или день: 2025, 03.2025, 01.03.2025',
    en: 'A year, a month or a day: 2025, 2025-03, 2025-03-01',
  },
  'addLayer.label': {
    kk: 'Картадағы жазу',
    ru: 'Подпись на карте',
    en: 'Label on the map',
  },
  'addLayer.noLabel': { kk: 'жазусыз', ru: 'без подписи', en: 'no label' },
  'addLayer.schematic': {
    kk: 'Сұлба түрінде: орны шамамен берілген',
    ru: 'Схематично: положение приблизительное',
    en: 'Schematic: positions are approximate',
  },
  'addLayer.synthetic': {
    kk: 'Жасанды деректер: оқу немесе сынақ үшін',
    ru: 'Вымышленные данные: для учений или проверки',
    en: 'Synthetic data: for exercises or tests',
  },
  'addLayer.lacking': {
    kk: 'Толтырылмаған: {field}',
    ru: 'Не заполнено: {field}',
    en: 'Not filled in: {field}',
  },
  'addLayer.add': { kk: 'Қосу', ru: 'Добавить', en: 'Add' },
  'addLayer.addVersion': {
    kk: 'Жаңа нұсқаны қосу',
    ru: 'Добавить версию',
    en: 'Add the version',
  },
  'addLayer.progress': {
    kk: '«{name}» енгізілуде',
    ru: 'Загрузка «{name}»',
    en: 'Importing “{name}”',
  },
  'addLayer.done': {
    kk: { other: '«{title}» қосылды: {n} нысан' },
    ru: {
      one: 'Добавлено «{title}»: {n} объект',
      few: 'Добавлено «{title}»: {n} объекта',
      many: 'Добавлено «{title}»: {n} объектов',
      other: 'Добавлено «{title}»: {n} объекта',
    },
    en: {
      one: 'Added “{title}”: {n} feature',
      other: 'Added “{title}”: {n} features',
    },
  },
  'addLayer.missing': {
    kk: 'Геометриясы жоқ: {n}.',
    ru: 'Без геометрии: {n}.',
    en: 'Without geometry: {n}.',
  },
  'addLayer.flattened': {
    kk: 'Биіктігі алынбады: {n}.',
    ru: 'Высоты отброшены: {n}.',
    en: 'Heights left out: {n}.',
  },
  'addLayer.degenerate': {
    kk: 'Бұзылған сызықтары бар: {n}.',
    ru: 'С вырожденными контурами: {n}.',
    en: 'With degenerate outlines: {n}.',
  },
})
