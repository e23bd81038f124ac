import { messages } from '../messages.ts'

/** Words of the dictionary itself and of its rules, where a rule carries none of its own. */
export const dictionaryMessages = messages({
  plannedLabel: {
    kk: '{label}, бес жылдан кейін',
    ru: '{label}, через пять лет',
    en: '{label}, in five years',
  },
  plannedHelp: {
    kk: 'Мәліметтер күнінен бес жыл өткенде күтілетін мән, даму бағдарламасы бойынша.',
    ru: 'Значение, ожидаемое через пять лет после даты сведений, по программе развития.',
    en: 'Value expected five years after the date of the data, by the development programme.',
  },
})
