import { messages } from '../messages.ts'

/** Proof of the history and the journal of what people did. */
export const auditMessages = messages({
  'section.audit': { kk: 'Аудит', ru: 'Аудит', en: 'Audit' },

  'proof.title': { kk: 'Тұтастығын тексеру', ru: 'Проверка целостности', en: 'Proof of integrity' },
  'proof.what': {
    kk: 'Тексеру өзгерістер тарихының тұтас тізбек екенін, жазбалардың өз тарихына сай екенін және бекітулердің қолтаңбасын дәлелдейді. Базаны басқа бағдарламамен өзгерту осында көрінеді.',
    ru: 'Проверка доказывает, что история изменений — целая цепочка, что записи отвечают своей истории и что утверждения подписаны. Правка базы другой программой видна здесь.',
    en: 'The proof shows that the history of changes is one whole chain, that records are what their history makes of them, and that approvals are signed. An edit of the store by another program is seen here.',
  },
  'proof.run': { kk: 'Тексеру', ru: 'Проверить', en: 'Verify' },
  'proof.running': {
    kk: 'Тұтастығы тексерілуде',
    ru: 'Проверяется целостность',
    en: 'Proving integrity',
  },
  'proof.count': {
    kk: '{total} ішінен {done}',
    ru: '{done} из {total}',
    en: '{done} of {total}',
  },
  'proof.cancelled': {
    kk: 'Тексеру тоқтатылды',
    ru: 'Проверка остановлена',
    en: 'The proof was stopped',
  },
  'proof.cancelledText': {
    kk: 'Нәтиже жоқ: тексеруді басынан бастаңыз.',
    ru: 'Итога нет: начните проверку сначала.',
    en: 'There is no outcome: start it again.',
  },
  'proof.whole': { kk: 'Бәрі тұтас', ru: 'Всё цело', en: 'All is whole' },
  'proof.broken': {
    kk: {
      one: 'Бүлінген {n} жер табылды',
      other: 'Бүлінген {n} жер табылды',
    },
    ru: {
      one: 'Найдено {n} нарушение',
      few: 'Найдено {n} нарушения',
      many: 'Найдено {n} нарушений',
      other: 'Найдено {n} нарушения',
    },
    en: { one: '{n} fault was found', other: '{n} faults were found' },
  },
  'proof.brokenText': {
    kk: 'Базаға бағдарламадан тыс жазылған немесе файл бүлінген. Базаның көшірмесін сақтаңыз, ештеңе түзетпеңіз және жауапты адамға хабарлаңыз.',
    ru: 'В базу писали в обход программы, или файл повреждён. Сохраните копию базы, ничего не исправляйте и сообщите ответственному.',
    en: 'The store was written past the program, or the file is damaged. Keep a copy of the store, mend nothing, and tell whoever is responsible.',
  },
  'proof.operations': {
    kk: 'Тексерілген операция: {n}',
    ru: 'Проверено операций: {n}',
    en: 'Operations proved: {n}',
  },
  'proof.records': { kk: 'Жазба: {n}', ru: 'Записей: {n}', en: 'Records: {n}' },
  'proof.approvals': {
    kk: 'Бекіту: {n}',
    ru: 'Утверждений: {n}',
    en: 'Approvals: {n}',
  },
  'proof.unsigned': {
    kk: 'Қолтаңба енгізілгенге дейін бекітілген: {n}',
    ru: 'Утверждено до введения подписи: {n}',
    en: 'Approved before there were signatures: {n}',
  },
  'proof.head': {
    kk: '{op}-операциядағы бақылау коды',
    ru: 'Контрольный код на операции {op}',
    en: 'Control code at operation {op}',
  },
  'proof.headText': {
    kk: 'Кодты базадан бөлек жазып қойыңыз: сол операциядағы код кейін басқаша болса, тарих толығымен ауыстырылған.',
    ru: 'Запишите код отдельно от базы: если позже код той же операции окажется другим, история подменена целиком.',
    en: 'Write the code down away from the store: if the code of the same operation is another one later, the whole history was replaced.',
  },
  'proof.listed': {
    kk: 'Алғашқы {n} көрсетілген',
    ru: 'Показаны первые {n}',
    en: 'The first {n} are listed',
  },
  'proof.fault': { kk: 'Не бүлінген', ru: 'Что нарушено', en: 'What is wrong' },
  'proof.where': { kk: 'Қайда', ru: 'Где', en: 'Where' },
  'proof.by': {
    kk: 'Жазбада көрсетілген адам, уақыт',
    ru: 'Кто и когда, по записи',
    en: 'Who and when, as recorded',
  },

  'fault.changed': {
    kk: '{op}-операция жазылғаннан кейін өзгертілген.',
    ru: 'Операция {op} изменена после того, как была записана.',
    en: 'Operation {op} was changed after it was written.',
  },
  'fault.replaced': {
    kk: '{op}-операция басқасымен ауыстырылған: келесі операция басқасынан кейін жазылған.',
    ru: 'Операция {op} подменена: следующая была записана после другой.',
    en: 'Operation {op} was replaced: the next one was written after another.',
  },
  'fault.missing': {
    kk: '{op}–{until} операциялары тарихтан алып тасталған.',
    ru: 'Операции {op}–{until} убраны из истории.',
    en: 'Operations {op} to {until} were taken out of the history.',
  },
  'fault.unlinked': {
    kk: '{op}-операцияны бағдарлама жазбаған: ол тізбекте жоқ.',
    ru: 'Операцию {op} писала не программа: её нет в цепочке.',
    en: 'Operation {op} was not written by the program: it is not in the chain.',
  },
  'fault.gone': {
    kk: '{op}-операция туралы жазба базадан алып тасталған.',
    ru: 'Запись, о которой говорит операция {op}, убрана из базы.',
    en: 'The record of operation {op} was taken out of the store.',
  },
  'fault.record': {
    kk: 'Жазба өз тарихына сай емес.',
    ru: 'Запись не отвечает своей истории.',
    en: 'The record is not what its history makes of it.',
  },
  'fault.unmade': {
    kk: 'Жазбаны ешкім жасамаған: оның тарихы жоқ.',
    ru: 'Запись никто не создавал: у неё нет истории.',
    en: 'Nobody made the record: it has no history.',
  },
  'fault.version-changed': {
    kk: 'Сақталған {version}-нұсқа бекітілген мәтін емес.',
    ru: 'Хранимая версия {version} — не то, что было утверждено.',
    en: 'The kept version {version} is not what was approved.',
  },
  'fault.version-missing': {
    kk: 'Бекітілген {version}-нұсқа базадан алып тасталған.',
    ru: 'Утверждённая версия {version} убрана из базы.',
    en: 'The approved version {version} was taken out of the store.',
  },
  'fault.version-foreign': {
    kk: 'Сақталған {version}-нұсқаны ешкім бекітпеген.',
    ru: 'Хранимую версию {version} никто не утверждал.',
    en: 'Nobody approved the kept version {version}.',
  },
  'fault.unsigned': {
    kk: '{version}-нұсқаның қолтаңбасы өшірілген.',
    ru: 'Подпись под версией {version} стёрта.',
    en: 'The signature of version {version} was taken off.',
  },
  'fault.signature': {
    kk: '{version}-нұсқаның қолтаңбасы бекітушінің кілтіне, мәтінге немесе тарихқа сай емес.',
    ru: 'Подпись под версией {version} не отвечает ключу утвердившего, тексту или истории.',
    en: 'The signature of version {version} does not fit the approver’s key, the text or the history.',
  },
  'fault.shown': {
    kk: 'Тізімдер мен карталар жазбадағыдан басқа мән көрсетеді.',
    ru: 'Списки и карты показывают не то значение, что в записи.',
    en: 'Lists and maps show another value than the record has.',
  },
  'fault.sources': { kk: 'деректің көзі', ru: 'происхождение', en: 'provenance' },
  'fault.geometry': { kk: 'геометрия', ru: 'геометрия', en: 'geometry' },
  'fault.key': { kk: 'қол қою кілті', ru: 'ключ подписи', en: 'signing key' },
  'fault.deleted': { kk: 'жойылғаны', ru: 'удаление', en: 'deletion' },
  'fault.kind.person': { kk: 'Адам', ru: 'Человек', en: 'Person' },
  'fault.kind.other': {
    kk: 'Қызметтік жазба',
    ru: 'Служебная запись',
    en: 'Record of the program',
  },

  'fault.journal': {
    kk: 'Журналдың {op}-жолы жазылғандай емес немесе алып тасталған.',
    ru: 'Строка {op} журнала не та, что была записана, или убрана.',
    en: 'Row {op} of the journal is not what was written, or was taken out.',
  },

  'acts.title': { kk: 'Әрекеттер журналы', ru: 'Журнал действий', en: 'Journal of acts' },
  'acts.filters': { kk: 'Журнал сүзгілері', ru: 'Отбор в журнале', en: 'Filters of the journal' },
  'acts.when': { kk: 'Қашан', ru: 'Когда', en: 'When' },
  'acts.who': { kk: 'Кім', ru: 'Кто', en: 'Who' },
  'acts.act': { kk: 'Әрекет', ru: 'Действие', en: 'Act' },
  'acts.object': { kk: 'Нысан', ru: 'Объект', en: 'Object' },
  'acts.objectHint': {
    kk: 'Паспорттың атауы немесе нөмірі',
    ru: 'Название или номер паспорта',
    en: 'Name or number of a passport',
  },
  'acts.why': { kk: 'Негіздеме, мәлімет', ru: 'Обоснование, подробность', en: 'Reason, detail' },
  'acts.changes': { kk: 'Мән', ru: 'Значений', en: 'Values' },
  'acts.from': { kk: 'Бастап', ru: 'С', en: 'From' },
  'acts.to': { kk: 'Дейін', ru: 'По', en: 'To' },
  'acts.nobody': { kk: 'белгісіз адам', ru: 'неизвестный', en: 'somebody unknown' },
  'acts.anyPerson': { kk: 'Барлығы', ru: 'Все', en: 'Everybody' },
  'acts.kind': { kk: 'Әрекет түрі', ru: 'Вид действия', en: 'Kind of act' },
  'acts.anyKind': { kk: 'Кез келген', ru: 'Любой', en: 'Any' },
  'acts.kind.records': { kk: 'Жазбаны өзгерту', ru: 'Изменения записей', en: 'Changes of records' },
  'acts.kind.workflow': { kk: 'Келісу қадамдары', ru: 'Шаги согласования', en: 'Workflow steps' },
  'acts.kind.people': { kk: 'Адамдар мен құқықтар', ru: 'Люди и права', en: 'People and rights' },
  'acts.kind.session': { kk: 'Кіру мен шығу', ru: 'Входы и выходы', en: 'Sign-ins' },
  'acts.kind.export': { kk: 'Экспорт', ru: 'Экспорт', en: 'Exports' },
  'acts.kind.proof': { kk: 'Тұтастық тексерістері', ru: 'Проверки целостности', en: 'Proofs' },
  'acts.clear': { kk: 'Сүзгіні тазалау', ru: 'Сбросить отбор', en: 'Clear' },
  'acts.count': {
    kk: '{n} әрекет',
    ru: {
      one: '{n} действие',
      few: '{n} действия',
      many: '{n} действий',
      other: '{n} действия',
    },
    en: { one: '{n} act', other: '{n} acts' },
  },
  'acts.listed': {
    kk: 'Соңғы {n} әрекет: ертеректері үшін кезеңді тарылтыңыз',
    ru: 'Последние {n} действий: более ранние — в более узком периоде',
    en: 'The latest {n} acts: narrow the period to see earlier ones',
  },
  'acts.onlyOf': { kk: 'Тек: {name}', ru: 'Только {name}', en: 'Only {name}' },
  'acts.onlyAbout': {
    kk: 'Тек осы нысан: {name}',
    ru: 'Только объект «{name}»',
    en: 'Only about {name}',
  },
  'acts.none': { kk: 'Мұндай әрекет жоқ', ru: 'Таких действий нет', en: 'There are no such acts' },
  'acts.noneText': {
    kk: 'Сүзгіні кеңейтіңіз.',
    ru: 'Расширьте отбор.',
    en: 'Widen the filters.',
  },
  'acts.faults': {
    kk: 'бұзылған жер: {n}',
    ru: 'нарушений: {n}',
    en: 'faults: {n}',
  },
  'acts.saveCsv': { kk: 'CSV сақтау', ru: 'Сохранить CSV', en: 'Save CSV' },
  'acts.saveJson': { kk: 'JSON сақтау', ru: 'Сохранить JSON', en: 'Save JSON' },
  'acts.saving': { kk: 'Журнал сақталуда', ru: 'Журнал сохраняется', en: 'Saving the journal' },
  'acts.saved': { kk: 'Сақталды: {name}', ru: 'Сохранено: {name}', en: 'Saved: {name}' },

  'exported.passports.export': {
    kk: 'паспорттар тізімі',
    ru: 'список паспортов',
    en: 'list of passports',
  },
  'exported.quality.export': {
    kk: 'деректер сапасы',
    ru: 'качество данных',
    en: 'quality of data',
  },
  'exported.layers.export': { kk: 'қабат', ru: 'слой', en: 'layer' },
  'exported.import.template': {
    kk: 'паспорт кітабы (XLSX)',
    ru: 'книга паспорта (XLSX)',
    en: 'workbook of a passport (XLSX)',
  },
  'exported.audit.export': { kk: 'журнал', ru: 'журнал', en: 'journal' },

  'act.remark': { kk: 'ескерту жазу', ru: 'замечание', en: 'remark' },
  'act.answer-remark': {
    kk: 'ескертуге жауап',
    ru: 'ответ на замечание',
    en: 'answer to a remark',
  },
  'act.assign': { kk: 'тапсыру', ru: 'поручение', en: 'assignment' },
  'act.begin': { kk: 'базаның басталуы', ru: 'начало базы', en: 'store begun' },
  'act.save-person': {
    kk: 'адамның деректері мен құқықтары',
    ru: 'данные и права человека',
    en: 'a person and their rights',
  },
  'act.reset-password': {
    kk: 'құпиясөзді әкімші ауыстырды',
    ru: 'пароль задан администратором',
    en: 'password set by an administrator',
  },
  'act.change-password': {
    kk: 'өз құпиясөзін ауыстыру',
    ru: 'смена своего пароля',
    en: 'own password changed',
  },
  'act.recover': {
    kk: 'қалпына келтіру кілтімен кіру',
    ru: 'вход по ключу восстановления',
    en: 'way in by the recovery key',
  },
  'act.renew-recovery': {
    kk: 'қалпына келтіру кілтін ауыстыру',
    ru: 'замена ключа восстановления',
    en: 'recovery key replaced',
  },
  'act.make-key': { kk: 'қол қою кілтін жасау', ru: 'создание ключа подписи', en: 'key made' },
  'act.import-layer': { kk: 'қабатты жүктеу', ru: 'загрузка слоя', en: 'import of a layer' },
  'act.starter': { kk: 'бастапқы деректер', ru: 'начальные данные', en: 'starter data' },
  'act.remember': {
    kk: 'кітап үлгісін есте сақтау',
    ru: 'запоминание вида книги',
    en: 'profile of a workbook kept',
  },
  'act.show-version': {
    kk: 'қабаттың нұсқасын таңдау',
    ru: 'выбор версии слоя',
    en: 'version of a layer chosen',
  },
  'act.sign-in': { kk: 'кіру', ru: 'вход', en: 'sign-in' },
  'act.sign-out': { kk: 'шығу', ru: 'выход', en: 'sign-out' },
  'act.sign-in-refused': {
    kk: 'сәтсіз кіру әрекеті',
    ru: 'неудачная попытка входа',
    en: 'sign-in refused',
  },
  'act.export': { kk: 'экспорт', ru: 'экспорт', en: 'export' },
  'act.verify': { kk: 'тұтастығын тексеру', ru: 'проверка целостности', en: 'proof of integrity' },

  'audit.noRight': {
    kk: 'Аудит аудитор мен әкімшіге ашық',
    ru: 'Аудит открыт аудитору и администратору',
    en: 'The audit is open to auditors and administrators',
  },
  'audit.noRightText': {
    kk: 'Құқықтар «Адамдар» бөлімінде көрсетілген.',
    ru: 'Права показаны в разделе «Люди».',
    en: 'The rights are shown in the section People.',
  },
})
