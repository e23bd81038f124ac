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
