import { messages } from '../messages.ts'

/** Words of the frame and of the interface components. */
export const appMessages = messages({
  'ui.close': { kk: 'Жабу', ru: 'Закрыть', en: 'Close' },
  'ui.cancel': { kk: 'Бас тарту', ru: 'Отмена', en: 'Cancel' },
  'ui.stop': { kk: 'Тоқтату', ru: 'Прервать', en: 'Stop' },
  'ui.clear': { kk: 'Тазалау', ru: 'Очистить', en: 'Clear' },
  'ui.calendar': { kk: 'Күнтізбе', ru: 'Календарь', en: 'Calendar' },
  'ui.datePattern': { kk: 'КК.АА.ЖЖЖЖ', ru: 'ДД.ММ.ГГГГ', en: 'DD.MM.YYYY' },
  'ui.required': { kk: 'міндетті', ru: 'обязательно', en: 'required' },
  'ui.more': { kk: 'Тағы әрекеттер', ru: 'Другие действия', en: 'More actions' },
  'ui.noMatches': { kk: 'Ештеңе табылмады', ru: 'Ничего не найдено', en: 'Nothing found' },
  'ui.showOptions': { kk: 'Тізімді көрсету', ru: 'Показать список', en: 'Show the list' },
  'ui.loading': { kk: 'Жүктелуде…', ru: 'Загрузка…', en: 'Loading…' },
  'ui.collapse': { kk: 'Жию', ru: 'Свернуть', en: 'Collapse' },
  'ui.expand': { kk: 'Жаю', ru: 'Развернуть', en: 'Expand' },
  'ui.resize': { kk: 'Өлшемін өзгерту', ru: 'Изменить размер', en: 'Resize' },
  'ui.messages': { kk: 'Хабарламалар', ru: 'Сообщения', en: 'Messages' },
  'ui.error': { kk: 'Қате', ru: 'Ошибка', en: 'Error' },
  'ui.warning': { kk: 'Ескерту', ru: 'Предупреждение', en: 'Warning' },
  'ui.done': { kk: 'Орындалды', ru: 'Выполнено', en: 'Done' },
  'ui.note': { kk: 'Мәлімет', ru: 'Сведения', en: 'Note' },
  'ui.separatorTyped': {
    kk: '{digit} пернесі «{mark}» белгісін қойды.',
    ru: 'Клавиша {digit} поставила знак «{mark}».',
    en: 'The {digit} key typed “{mark}”.',
  },
  'ui.useDigit': { kk: '{digit} деп түзету', ru: 'Заменить на {digit}', en: 'Change to {digit}' },
})
