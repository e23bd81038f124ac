import { messages } from '../messages.ts'

/** Words of the dictionary and of its rules, where a rule carries none of its own. */
export const dictionaryMessages = messages({
  'planned.label': {
    kk: '{label}, бес жылдан кейін',
    ru: '{label}, через пять лет',
    en: '{label}, in five years',
  },
  'planned.help': {
    kk: 'Мәліметтер күнінен бес жыл өткенде күтілетін мән, даму бағдарламасы бойынша.',
    ru: 'Значение, ожидаемое через пять лет после даты сведений, по программе развития.',
    en: 'Value expected five years after the date of the data, by the development programme.',
  },
  'value.yes': { kk: 'иә', ru: 'да', en: 'yes' },
  'value.no': { kk: 'жоқ', ru: 'нет', en: 'no' },

  'rule.required': {
    kk: 'Міндетті өріс толтырылмаған',
    ru: 'Обязательное поле не заполнено',
    en: 'Required field is empty',
  },
  'rule.requiredColumn': {
    kk: 'Жолда міндетті баған толтырылмаған',
    ru: 'В строке не заполнена обязательная графа',
    en: 'A required column of the row is empty',
  },
  'rule.typeInt': {
    kk: 'Бүтін сан қажет',
    ru: 'Нужно целое число',
    en: 'A whole number is needed',
  },
  'rule.typeNumber': { kk: 'Сан қажет', ru: 'Нужно число', en: 'A number is needed' },
  'rule.typeDate': { kk: 'Күн қажет', ru: 'Нужна дата', en: 'A date is needed' },
  'rule.typeOther': {
    kk: 'Мәннің түрі сәйкес емес',
    ru: 'Значение не того вида',
    en: 'The value is of the wrong type',
  },
  'rule.option': {
    kk: 'Мұндай мән тізімде жоқ',
    ru: 'Такого значения нет в списке',
    en: 'The value is not in the list',
  },
  'rule.reference': {
    kk: 'Анықтамалықта мұндай жазба жоқ',
    ru: 'Такой записи нет в справочнике',
    en: 'There is no such entry in the register',
  },
  'rule.rangeMin': { kk: 'Кемінде {min} болуы керек', ru: 'Не меньше {min}', en: 'At least {min}' },
  'rule.rangeMax': { kk: 'Ең көбі {max} болуы керек', ru: 'Не больше {max}', en: 'At most {max}' },
  'rule.rangeBoth': {
    kk: 'Рұқсат етілген аралық: {min} … {max}',
    ru: 'Допустимо от {min} до {max}',
    en: 'Allowed from {min} to {max}',
  },
  'rule.lengthMin': {
    kk: 'Кемінде {n} таңба қажет',
    ru: {
      one: 'Нужно не меньше {n} знака',
      few: 'Нужно не меньше {n} знаков',
      many: 'Нужно не меньше {n} знаков',
      other: 'Нужно не меньше {n} знаков',
    },
    en: { one: 'At least {n} character is needed', other: 'At least {n} characters are needed' },
  },
  'rule.lengthMax': {
    kk: 'Ең көбі {n} таңба',
    ru: {
      one: 'Не больше {n} знака',
      few: 'Не больше {n} знаков',
      many: 'Не больше {n} знаков',
      other: 'Не больше {n} знаков',
    },
    en: { one: 'At most {n} character', other: 'At most {n} characters' },
  },
  'rule.rowsMin': {
    kk: 'Кемінде {n} жол қажет',
    ru: {
      one: 'Нужна хотя бы {n} строка',
      few: 'Нужно не меньше {n} строк',
      many: 'Нужно не меньше {n} строк',
      other: 'Нужно не меньше {n} строк',
    },
    en: { one: 'At least {n} row is needed', other: 'At least {n} rows are needed' },
  },
  'rule.rowsMax': {
    kk: 'Ең көбі {n} жол',
    ru: {
      one: 'Не больше {n} строки',
      few: 'Не больше {n} строк',
      many: 'Не больше {n} строк',
      other: 'Не больше {n} строк',
    },
    en: { one: 'At most {n} row', other: 'At most {n} rows' },
  },
  'rule.pattern': {
    kk: 'Жазылуы үлгіге сәйкес емес',
    ru: 'Запись не соответствует образцу',
    en: 'The value does not have the right form',
  },
  'rule.allowed': {
    kk: 'Рұқсат етілген мәндер: {values}',
    ru: 'Допустимые значения: {values}',
    en: 'Allowed values: {values}',
  },

  'rule.than.<': {
    kk: '«{other}» мәнінен кем болуы керек: {right}',
    ru: 'Должно быть меньше, чем «{other}»: {right}',
    en: 'Must be less than “{other}”: {right}',
  },
  'rule.than.<=': {
    kk: '«{other}» мәнінен аспауы керек: {right}',
    ru: 'Не может быть больше, чем «{other}»: {right}',
    en: 'Must not exceed “{other}”: {right}',
  },
  'rule.than.=': {
    kk: '«{other}» мәніне тең болуы керек: {right}',
    ru: 'Должно совпадать с «{other}»: {right}',
    en: 'Must equal “{other}”: {right}',
  },
  'rule.than.!=': {
    kk: '«{other}» мәнімен бірдей болмауы керек: {right}',
    ru: 'Не должно совпадать с «{other}»: {right}',
    en: 'Must differ from “{other}”: {right}',
  },
  'rule.than.>=': {
    kk: '«{other}» мәнінен кем болмауы керек: {right}',
    ru: 'Не может быть меньше, чем «{other}»: {right}',
    en: 'Must not be less than “{other}”: {right}',
  },
  'rule.than.>': {
    kk: '«{other}» мәнінен артық болуы керек: {right}',
    ru: 'Должно быть больше, чем «{other}»: {right}',
    en: 'Must be more than “{other}”: {right}',
  },
  'rule.value.<': {
    kk: '{right} шамасынан кем болуы керек',
    ru: 'Должно быть меньше {right}',
    en: 'Must be less than {right}',
  },
  'rule.value.<=': {
    kk: '{right} шамасынан аспауы керек',
    ru: 'Не может быть больше {right}',
    en: 'Must not exceed {right}',
  },
  'rule.value.=': {
    kk: '{right} шамасына тең болуы керек',
    ru: 'Должно быть равно {right}',
    en: 'Must equal {right}',
  },
  'rule.value.!=': {
    kk: '{right} шамасына тең болмауы керек',
    ru: 'Не должно быть равно {right}',
    en: 'Must not equal {right}',
  },
  'rule.value.>=': {
    kk: '{right} шамасынан кем болмауы керек',
    ru: 'Не может быть меньше {right}',
    en: 'Must not be less than {right}',
  },
  'rule.value.>': {
    kk: '{right} шамасынан артық болуы керек',
    ru: 'Должно быть больше {right}',
    en: 'Must be more than {right}',
  },
  'rule.sum.=': {
    kk: 'Қосындыға тең болуы керек: {fields} = {sum}',
    ru: 'Должно быть равно сумме: {fields} = {sum}',
    en: 'Must equal the sum: {fields} = {sum}',
  },
  'rule.sum.<=': {
    kk: 'Қосындыдан аспауы керек: {fields} = {sum}',
    ru: 'Не может быть больше суммы: {fields} = {sum}',
    en: 'Must not exceed the sum: {fields} = {sum}',
  },
  'rule.sum.>=': {
    kk: 'Қосындыдан кем болмауы керек: {fields} = {sum}',
    ru: 'Не может быть меньше суммы: {fields} = {sum}',
    en: 'Must not be less than the sum: {fields} = {sum}',
  },
  'rule.total.=': {
    kk: '«{column}» бағанының қосындысы ({sum}) «{other}» мәніне ({right}) тең емес',
    ru: 'Итог графы «{column}» ({sum}) не равен «{other}» ({right})',
    en: 'The total of “{column}” ({sum}) does not equal “{other}” ({right})',
  },
  'rule.total.<=': {
    kk: '«{column}» бағанының қосындысы ({sum}) «{other}» мәнінен ({right}) артық',
    ru: 'Итог графы «{column}» ({sum}) больше, чем «{other}» ({right})',
    en: 'The total of “{column}” ({sum}) exceeds “{other}” ({right})',
  },
  'rule.total.>=': {
    kk: '«{column}» бағанының қосындысы ({sum}) «{other}» мәнінен ({right}) кем',
    ru: 'Итог графы «{column}» ({sum}) меньше, чем «{other}» ({right})',
    en: 'The total of “{column}” ({sum}) is less than “{other}” ({right})',
  },
  'rule.orderUp': {
    kk: '«{column}» мәндері жол сайын кемімеуі керек',
    ru: 'Значения «{column}» не должны убывать от строки к строке',
    en: 'The values of “{column}” must not decrease from row to row',
  },
  'rule.orderDown': {
    kk: '«{column}» мәндері жол сайын өспеуі керек',
    ru: 'Значения «{column}» не должны расти от строки к строке',
    en: 'The values of “{column}” must not grow from row to row',
  },
  'rule.uniqueRows': {
    kk: 'Жол қайталанған: {columns}',
    ru: 'Строка повторяется: {columns}',
    en: 'The row is repeated: {columns}',
  },
  'rule.requiredIf': {
    kk: '«{other}» өрісінің осы мәнінде міндетті',
    ru: 'Обязательно при таком значении поля «{other}»',
    en: 'Required while “{other}” has this value',
  },
  'rule.valueIf': {
    kk: '«{other}» өрісінің мәнімен үйлеспейді',
    ru: 'Не согласуется со значением поля «{other}»',
    en: 'Does not agree with the value of “{other}”',
  },

  'rule.unique': {
    kk: 'Мұндай мән басқа паспортта бар',
    ru: 'Такое значение уже есть в другом паспорте',
    en: 'Another passport has this value already',
  },
  'rule.sumOfChildren': {
    kk: 'Бағынысты аумақтардың қосындысымен сәйкес келмейді: мұнда {left}, қосынды {right}',
    ru: 'Не сходится с суммой по подчинённым территориям: здесь {left}, сумма {right}',
    en: 'Does not agree with the total of the territories below: here {left}, total {right}',
  },
  'rule.countLinked': {
    kk: 'Байланысты паспорттар санымен сәйкес келмейді: мұнда {left}, паспорт {right}',
    ru: 'Не сходится с числом связанных паспортов: здесь {left}, паспортов {right}',
    en: 'Does not agree with the number of linked passports: here {left}, passports {right}',
  },
  'rule.changePct': {
    kk: 'Бекітілген нұсқадан {pct} % өзгерген (болғаны {right}): түсіндірме қосыңыз',
    ru: 'Изменилось на {pct} % против утверждённой версии (было {right}): добавьте пояснение',
    en: 'Changed by {pct} % against the approved version (was {right}): add a reason',
  },
  'rule.geometryValid': {
    kk: 'Геометрияда қате бар: контур өзін қиып өтеді немесе тұйықталмаған',
    ru: 'Ошибка в геометрии: контур пересекает сам себя или не замкнут',
    en: 'The geometry is faulty: the outline crosses itself or is not closed',
  },
  'rule.geometryInside': {
    kk: 'Геометрия аумақ шегінен шығып тұр',
    ru: 'Геометрия выходит за границы территории',
    en: 'The geometry leaves the territory',
  },
  'rule.geometryContains': {
    kk: 'Аймақ нысанды қамтымайды',
    ru: 'Зона не охватывает объект',
    en: 'The area does not contain the facility',
  },
  'rule.geometryArea': {
    kk: 'Картадағы контурдың аумақ көлемімен сәйкес келмейді: {right} км²',
    ru: 'Не сходится с площадью контура на карте: {right} км²',
    en: 'Does not agree with the area of the outline on the map: {right} km²',
  },
  'rule.distanceTo': {
    kk: 'Картадағы ең жақын елді мекенге дейінгі қашықтықпен сәйкес келмейді: {right} м',
    ru: 'Не сходится с расстоянием до ближайшего населённого пункта на карте: {right} м',
    en: 'Does not agree with the distance to the nearest settlement on the map: {right} m',
  },
})
