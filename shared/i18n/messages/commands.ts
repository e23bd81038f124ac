import { messages } from '../messages.ts'

/** Names of commands and of the acts that undo names. */
export const commandMessages = messages({
  'group.go': { kk: 'Өту', ru: 'Переход', en: 'Go' },
  'group.edit': { kk: 'Түзету', ru: 'Правка', en: 'Edit' },
  'group.view': { kk: 'Көрініс', ru: 'Вид', en: 'View' },
  'group.map': { kk: 'Карта', ru: 'Карта', en: 'Map' },
  'group.passport': { kk: 'Паспорт', ru: 'Паспорт', en: 'Passport' },
  'group.data': { kk: 'Деректер', ru: 'Данные', en: 'Data' },
  'group.help': { kk: 'Анықтама', ru: 'Справка', en: 'Help' },

  'command.openPalette': {
    kk: 'Іздеу және командалар',
    ru: 'Поиск и команды',
    en: 'Search and commands',
  },
  'command.goMap': { kk: 'Картаға өту', ru: 'Перейти к карте', en: 'Go to the map' },
  'command.goPassports': {
    kk: 'Паспорттарға өту',
    ru: 'Перейти к паспортам',
    en: 'Go to the passports',
  },
  'command.goSources': {
    kk: 'Дереккөздерді ашу',
    ru: 'Открыть источники данных',
    en: 'Open the data sources',
  },
  'command.undo': { kk: 'Болдырмау', ru: 'Отменить', en: 'Undo' },
  'command.redo': { kk: 'Қайта орындау', ru: 'Вернуть', en: 'Redo' },
  'command.toggleLeft': { kk: 'Сол жақ панель', ru: 'Левая панель', en: 'Left panel' },
  'command.toggleRight': { kk: 'Оң жақ панель', ru: 'Правая панель', en: 'Right panel' },
  'command.toggleBottom': { kk: 'Төменгі панель', ru: 'Нижняя панель', en: 'Bottom panel' },
  'command.togglePanels': {
    kk: 'Барлық панельді жасыру немесе көрсету',
    ru: 'Скрыть или показать все панели',
    en: 'Hide or show all panels',
  },
  'command.fullScreen': { kk: 'Толық экран', ru: 'Во весь экран', en: 'Full screen' },
  'command.themeLight': { kk: 'Жарық тақырып', ru: 'Светлая тема', en: 'Light theme' },
  'command.themeDark': { kk: 'Қараңғы тақырып', ru: 'Тёмная тема', en: 'Dark theme' },
  'command.textLarger': { kk: 'Мәтінді үлкейту', ru: 'Крупнее текст', en: 'Larger text' },
  'command.textSmaller': { kk: 'Мәтінді кішірейту', ru: 'Мельче текст', en: 'Smaller text' },
  'command.textNormal': {
    kk: 'Мәтіннің әдеттегі мөлшері',
    ru: 'Обычный размер текста',
    en: 'Normal text size',
  },
  'command.kazakh': { kk: 'Қазақша', ru: 'Казахский язык', en: 'Kazakh' },
  'command.russian': { kk: 'Орысша', ru: 'Русский язык', en: 'Russian' },
  'command.english': { kk: 'Ағылшынша', ru: 'Английский язык', en: 'English' },
  'command.settings': { kk: 'Баптаулар', ru: 'Настройки', en: 'Settings' },
  'command.shortcuts': {
    kk: 'Пернелер тіркесімдері',
    ru: 'Сочетания клавиш',
    en: 'Keyboard shortcuts',
  },
  'command.about': { kk: 'Бағдарлама туралы', ru: 'О программе', en: 'About' },

  'undo.done': { kk: 'Болдырылмады: {what}', ru: 'Отменено: {what}', en: 'Undone: {what}' },
  'undo.redone': {
    kk: 'Қайта орындалды: {what}',
    ru: 'Возвращено: {what}',
    en: 'Redone: {what}',
  },
  'undo.nothing': {
    kk: 'Болдырмайтын әрекет жоқ',
    ru: 'Отменять нечего',
    en: 'There is nothing to undo',
  },
  'undo.nothingToRedo': {
    kk: 'Қайта орындайтын әрекет жоқ',
    ru: 'Возвращать нечего',
    en: 'There is nothing to redo',
  },
  'undo.skipped': {
    kk: {
      other: '{n} мән өзгертілген жоқ: содан бері оларды басқа біреу түзеткен.',
    },
    ru: {
      one: '{n} значение оставлено: с тех пор его изменили.',
      few: '{n} значения оставлены: с тех пор их изменили.',
      many: '{n} значений оставлено: с тех пор их изменили.',
      other: '{n} значения оставлено: с тех пор их изменили.',
    },
    en: {
      one: '{n} value was left: it has been changed since.',
      other: '{n} values were left: they have been changed since.',
    },
  },
  'act.edit': { kk: 'мәнді түзету', ru: 'изменение значения', en: 'edit of a value' },
  'act.create': { kk: 'жаңа жазба жасау', ru: 'создание записи', en: 'new record' },
  'act.delete': { kk: 'жазбаны жою', ru: 'удаление записи', en: 'deletion of a record' },
  'act.import': { kk: 'файлдан енгізу', ru: 'загрузка из файла', en: 'import of a file' },
  'act.geometry': {
    kk: 'картадағы орнын түзету',
    ru: 'изменение на карте',
    en: 'change on the map',
  },
  'act.undo': { kk: 'болдырмау', ru: 'отмена', en: 'undo' },
  'act.redo': { kk: 'қайта орындау', ru: 'возврат', en: 'redo' },
  'act.demo': { kk: 'көрсетілім деректері', ru: 'данные демонстрации', en: 'demonstration data' },
  'act.other': { kk: 'соңғы әрекет', ru: 'последнее действие', en: 'the last action' },
})
