import { messages } from '../messages.ts'

/** Files of passports: scans, plans, photographs. */
export const attachmentsMessages = messages({
  'file.title': { kk: 'Файл', ru: 'Файл', en: 'File' },
  'file.attach': { kk: 'Файл тіркеу', ru: 'Приложить файл', en: 'Attach a file' },
  'file.replace': { kk: 'Ауыстыру', ru: 'Заменить', en: 'Replace' },
  'file.remove': { kk: 'Файлды алып тастау', ru: 'Убрать файл', en: 'Take the file off' },
  'file.save': { kk: 'Көшірмесін сақтау', ru: 'Сохранить копию', en: 'Save a copy' },
  'file.saved': { kk: 'Сақталды: {name}', ru: 'Сохранено: {name}', en: 'Saved: {name}' },
  'file.size': { kk: '{n} КБ', ru: '{n} КБ', en: '{n} kB' },
  'file.nameOnly': {
    kk: '{name} (тек атауы, файл тіркелмеген)',
    ru: '{name} (только название, файл не приложен)',
    en: '{name} (a name only, no file is attached)',
  },
  'file.missing': { kk: 'файл жоқ', ru: 'файла нет', en: 'file is missing' },
  'file.altered': { kk: 'файл өзгертілген', ru: 'файл изменён', en: 'file was altered' },
  'fault.file-missing': {
    kk: 'Тіркелген файл дискіде жоқ.',
    ru: 'Приложенного файла нет на диске.',
    en: 'An attached file is not on the disk.',
  },
  'fault.file-altered': {
    kk: 'Тіркелген файл кейін өзгертілген.',
    ru: 'Приложенный файл изменён после того, как был приложен.',
    en: 'An attached file was altered after it was attached.',
  },
  'exported.attachments.save': {
    kk: 'тіркелген файл',
    ru: 'приложенный файл',
    en: 'attached file',
  },
})
