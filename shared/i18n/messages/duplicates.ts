import { messages } from '../messages.ts'

/** Words of the finder of duplicates. */
export const duplicatesMessages = messages({
  'act.merge': {
    kk: 'қайталанған паспорттарды біріктіру',
    ru: 'слияние дубликатов',
    en: 'merge of duplicates',
  },
  'duplicates.title': {
    kk: 'Қайталануы мүмкін паспорттар',
    ru: 'Возможные дубликаты',
    en: 'Likely duplicates',
  },
  'duplicates.open': { kk: 'Қайталанғандар', ru: 'Дубликаты', en: 'Duplicates' },
  'duplicates.back': { kk: 'Дерек сапасына', ru: 'К качеству данных', en: 'Back to data quality' },
  'duplicates.looking': {
    kk: 'Паспорттар салыстырылып жатыр…',
    ru: 'Паспорта сравниваются…',
    en: 'Comparing passports…',
  },
  'duplicates.found': {
    kk: '{n} жұп',
    ru: { one: '{n} пара', few: '{n} пары', many: '{n} пар', other: '{n} пары' },
    en: { one: '{n} pair', other: '{n} pairs' },
  },
  'duplicates.none': {
    kk: 'Қайталанған паспорт табылмады',
    ru: 'Дубликатов не найдено',
    en: 'No duplicates found',
  },
  'duplicates.noneText': {
    kk: 'Атауы, нөмірі және орны бойынша ұқсас паспорт жоқ.',
    ru: 'Похожих по названию, номеру и месту паспортов нет.',
    en: 'No passports are alike by name, number and place.',
  },
  'duplicates.score': { kk: 'Ұқсастығы', ru: 'Сходство', en: 'Likeness' },
  'duplicates.first': { kk: 'Бірінші паспорт', ru: 'Первый паспорт', en: 'First passport' },
  'duplicates.second': { kk: 'Екінші паспорт', ru: 'Второй паспорт', en: 'Second passport' },
  'duplicates.why': { kk: 'Неліктен', ru: 'Почему', en: 'Why' },
  'duplicates.reason.number': { kk: 'нөмірі бірдей', ru: 'один номер', en: 'same number' },
  'duplicates.reason.name': { kk: 'атауы ұқсас', ru: 'похожее название', en: 'names alike' },
  'duplicates.reason.near': { kk: 'жақын орналасқан', ru: 'рядом на карте', en: 'close by' },
  'duplicates.reason.unit': { kk: 'бір аумақта', ru: 'одна территория', en: 'same territory' },
  'duplicates.compare': { kk: 'Салыстыру', ru: 'Сравнить', en: 'Compare' },
  'duplicates.mergeTitle': {
    kk: 'Екі паспортты біріктіру',
    ru: 'Слияние двух паспортов',
    en: 'Merge two passports',
  },
  'duplicates.keep': {
    kk: 'Қай паспорт қалады',
    ru: 'Какой паспорт остаётся',
    en: 'Which passport stays',
  },
  'duplicates.noNumber': { kk: 'нөмірсіз', ru: 'без номера', en: 'no number' },
  'duplicates.filled': {
    kk: '{pct} % толтырылған',
    ru: 'заполнен на {pct} %',
    en: '{pct} % filled',
  },
  'duplicates.summary': {
    kk: 'Әртүрлі мән: {conflicts}. Тек біреуінде бар және қосылады: {added}.',
    ru: 'Значения расходятся: {conflicts}. Есть только в одном и будут сохранены: {added}.',
    en: 'Values that differ: {conflicts}. Held by one alone and kept: {added}.',
  },
  'duplicates.conflicts': { kk: 'Әртүрлі мәндер', ru: 'Расхождения', en: 'Values that differ' },
  'duplicates.geometry': {
    kk: 'картадағы шекарасы',
    ru: 'контур на карте',
    en: 'outline on the map',
  },
  'duplicates.reason': {
    kk: 'Біріктіру себебі',
    ru: 'Причина слияния',
    en: 'Reason for the merge',
  },
  'duplicates.safe': {
    kk: 'Ештеңе жоғалмайды: екінші паспорт тарихымен бірге сақталады, біріктіруді болдырмауға болады.',
    ru: 'Ничего не пропадёт: второй паспорт хранится вместе с историей, слияние можно отменить.',
    en: 'Nothing is lost: the other passport is kept with its history, and the merge can be undone.',
  },
  'duplicates.merge': { kk: 'Біріктіру', ru: 'Объединить', en: 'Merge' },
  'duplicates.merged': {
    kk: 'Паспорттар біріктірілді',
    ru: 'Паспорта объединены',
    en: 'Passports merged',
  },
  'duplicates.mergedText': {
    kk: 'Қате болса, болдырмаңыз (Ctrl+Z).',
    ru: 'Если это ошибка, отмените (Ctrl+Z).',
    en: 'If that was wrong, undo it (Ctrl+Z).',
  },
})
