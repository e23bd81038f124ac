import { messages } from '../messages.ts'

/** Why a text read as a value should be looked at, and why it could not be read. */
export const readingMessages = messages({
  'doubt.separator': {
    kk: 'Үтір немесе нүкте мыңдықты да, бөлшекті де білдіруі мүмкін',
    ru: 'Запятая или точка может отделять и тысячи, и дробную часть',
    en: 'The comma or dot may part thousands or decimals',
  },
  'doubt.approximate': {
    kk: 'Сан шамамен берілген',
    ru: 'Число указано приблизительно',
    en: 'The number is given roughly',
  },
  'doubt.trailing': {
    kk: 'Мәннен кейін тағы мәтін бар',
    ru: 'После значения стоит ещё текст',
    en: 'More text stands behind the value',
  },
  'doubt.unit': {
    kk: 'Өлшем бірлігі осы өріске сәйкес емес',
    ru: 'Единица измерения не подходит к этому полю',
    en: 'The unit does not suit this field',
  },
  'doubt.converted': {
    kk: 'Сан өрістің өлшем бірлігіне келтірілді',
    ru: 'Число пересчитано в единицу поля',
    en: 'The number was converted to the unit of the field',
  },
  'doubt.letters': {
    kk: 'Цифр орнына әріп терілген болуы мүмкін',
    ru: 'Похоже, вместо цифр набраны буквы',
    en: 'Letters seem to stand for digits',
  },
  'doubt.noneAsZero': {
    kk: '«Жоқ» деген сөз нөл деп оқылды',
    ru: 'Слово «нет» прочитано как ноль',
    en: 'The word “none” was read as zero',
  },
  'doubt.century': {
    kk: 'Жыл екі цифрмен жазылған',
    ru: 'Год записан двумя цифрами',
    en: 'The year has two digits',
  },
  'doubt.dayMonth': {
    kk: 'Күн мен айдың орны белгісіз',
    ru: 'Неясно, где день, а где месяц',
    en: 'Day and month may be interchanged',
  },
  'doubt.noDay': {
    kk: 'Күні көрсетілмеген: бірінші күн алынды',
    ru: 'День не указан: взят первый',
    en: 'No day is given: the first was taken',
  },
  'doubt.serial': {
    kk: 'Кесте сақтайтын күн нөмірі күнге айналдырылды',
    ru: 'Порядковый номер дня из таблицы прочитан как дата',
    en: 'A serial number of a worksheet was read as a date',
  },
  'doubt.nearest': {
    kk: 'Ең жақын мән таңдалды',
    ru: 'Выбрано ближайшее значение',
    en: 'The nearest value was chosen',
  },
  'doubt.padded': {
    kk: 'Код қысқа: алдына нөл қосылды',
    ru: 'Код короче нужного: впереди добавлены нули',
    en: 'The code was short: zeros were put in front',
  },
  'doubt.notInRegister': {
    kk: 'Анықтамалықтан табылмады: мәтін сол күйінде алынды',
    ru: 'В справочнике не найдено: текст взят как есть',
    en: 'Not found in the register: the text was taken as it is',
  },
  'refusal.notNumber': {
    kk: 'Мұнда сан жоқ',
    ru: 'Это не число',
    en: 'This is not a number',
  },
  'refusal.notWhole': {
    kk: 'Сан бүтін емес',
    ru: 'Число не целое',
    en: 'The number is not whole',
  },
  'refusal.range': {
    kk: 'Бір санның орнына аралық жазылған',
    ru: 'Вместо одного числа записан промежуток',
    en: 'A range stands in place of one number',
  },
  'refusal.notDate': {
    kk: 'Мұнда күн жоқ',
    ru: 'Это не дата',
    en: 'This is not a date',
  },
  'refusal.noSuchDay': {
    kk: 'Күнтізбеде мұндай күн жоқ',
    ru: 'Такого дня нет в календаре',
    en: 'The calendar has no such day',
  },
  'refusal.notYesNo': {
    kk: '«Иә» немесе «жоқ» қажет',
    ru: 'Нужно «да» или «нет»',
    en: 'Yes or no is needed',
  },
  'refusal.notOption': {
    kk: 'Тізімде мұндай мән жоқ',
    ru: 'В списке нет такого значения',
    en: 'The list has no such value',
  },
  'refusal.tooLong': {
    kk: 'Мәтін тым ұзын',
    ru: 'Текст слишком длинный',
    en: 'The text is too long',
  },
  'refusal.unsupported': {
    kk: 'Бұл өріс мәтіннен толтырылмайды',
    ru: 'Это поле из текста не заполняется',
    en: 'This field is not filled from text',
  },
})
