import { messages } from '../messages.ts'

/** Signing in, people, rights. */
export const accountMessages = messages({
  'account.signIn': { kk: 'Жүйеге кіру', ru: 'Вход', en: 'Sign in' },
  'account.enter': { kk: 'Кіру', ru: 'Войти', en: 'Sign in' },
  'account.login': { kk: 'Логин', ru: 'Логин', en: 'User name' },
  'account.password': { kk: 'Құпиясөз', ru: 'Пароль', en: 'Password' },
  'account.wrong': {
    kk: 'Логин немесе құпиясөз қате. Тілді және Caps Lock пернесін тексеріңіз.',
    ru: 'Неверный логин или пароль. Проверьте раскладку и Caps Lock.',
    en: 'Wrong user name or password. Check the keyboard layout and Caps Lock.',
  },
  'account.wait': {
    kk: 'Тым көп қате енгізілді. {n} секундтан кейін қайталаңыз.',
    ru: {
      one: 'Слишком много неверных попыток. Повторите через {n} секунду.',
      few: 'Слишком много неверных попыток. Повторите через {n} секунды.',
      many: 'Слишком много неверных попыток. Повторите через {n} секунд.',
      other: 'Слишком много неверных попыток. Повторите через {n} секунды.',
    },
    en: {
      one: 'Too many wrong tries. Try again in {n} second.',
      other: 'Too many wrong tries. Try again in {n} seconds.',
    },
  },
  'account.forgot': { kk: 'Құпиясөзді ұмыттым', ru: 'Забыли пароль?', en: 'Forgotten password?' },
  'account.forgotText': {
    kk: 'Жаңа құпиясөзді әкімші береді: «Адамдар» бөлімі, «Құпиясөз беру». Егер әкімшінің өзі ұмытса, алғашқы іске қосуда басып шығарылған қалпына келтіру кілті керек.',
    ru: 'Новый пароль задаёт администратор: раздел «Люди», «Задать пароль». Если пароль забыл сам администратор, нужен ключ восстановления, напечатанный при первом запуске.',
    en: 'An administrator sets a new password: section People, Set password. If the administrator forgot it, the recovery key printed at the first start is needed.',
  },
  'account.back': { kk: 'Кіру бетіне оралу', ru: 'Вернуться ко входу', en: 'Back to signing in' },
  'account.demoTitle': {
    kk: 'Көрсетілім адамдары (ойдан шығарылған)',
    ru: 'Люди демонстрации (вымышленные)',
    en: 'People of the demonstration (invented)',
  },

  'account.firstTitle': {
    kk: 'Алғашқы іске қосу',
    ru: 'Первый запуск',
    en: 'First start',
  },
  'account.firstText': {
    kk: 'Бұл дерекқорда әлі ешкім жоқ. Әкімшіні құрыңыз: ол қалған адамдарды қосады және құқықтарын береді. Желі керек емес.',
    ru: 'В этой базе ещё никого нет. Создайте администратора: он внесёт остальных и раздаст права. Сеть не нужна.',
    en: 'Nobody is on the list of this store yet. Make the administrator, who will add the others and give them rights. No network is needed.',
  },
  'account.name': { kk: 'Аты-жөні', ru: 'Фамилия, имя', en: 'Full name' },
  'account.passwordAgain': {
    kk: 'Құпиясөзді қайталаңыз',
    ru: 'Пароль ещё раз',
    en: 'Password again',
  },
  'account.passwordHint': {
    kk: 'Кемінде {n} таңба; бірнеше сөзден тұрған дұрыс',
    ru: 'Не короче {n} знаков; лучше несколько слов',
    en: 'At least {n} characters; several words are best',
  },
  'account.tooShort': { kk: 'Құпиясөз қысқа', ru: 'Пароль короткий', en: 'The password is short' },
  'account.differ': {
    kk: 'Құпиясөздер бірдей емес',
    ru: 'Пароли не совпадают',
    en: 'The passwords differ',
  },
  'account.loginRule': {
    kk: 'Әріптер, цифрлар, нүкте, сызықша; бос орынсыз',
    ru: 'Буквы, цифры, точка, дефис; без пробелов',
    en: 'Letters, digits, dot, hyphen; no spaces',
  },
  'account.next': { kk: 'Әрі қарай', ru: 'Далее', en: 'Next' },
  'account.keyTitle': {
    kk: 'Қалпына келтіру кілті',
    ru: 'Ключ восстановления',
    en: 'Recovery key',
  },
  'account.keyText': {
    kk: 'Кілт тек осы жерде бір рет көрсетіледі. Басып шығарып, сейфке салыңыз: әкімшінің құпиясөзі ұмытылса, жүйеге тек осы кілтпен кіруге болады.',
    ru: 'Ключ показывается один раз, здесь. Напечатайте и уберите в сейф: если администратор забудет пароль, войти можно будет только по нему.',
    en: 'The key is shown once, here. Print it and lock it away: if the administrator forgets the password, it is the only way in.',
  },
  'account.print': { kk: 'Басып шығару', ru: 'Печать', en: 'Print' },
  'account.copy': { kk: 'Көшіру', ru: 'Копировать', en: 'Copy' },
  'account.copied': { kk: 'Кілт көшірілді', ru: 'Ключ скопирован', en: 'The key was copied' },
  'account.keyKept': {
    kk: 'Кілт сенімді жерде сақталды',
    ru: 'Ключ сохранён в надёжном месте',
    en: 'The key is in a safe place',
  },
  'account.keyKeptFirst': {
    kk: 'Алдымен кілтті сақтаңыз',
    ru: 'Сначала сохраните ключ',
    en: 'Keep the key first',
  },
  'account.begin': { kk: 'Жұмысты бастау', ru: 'Начать работу', en: 'Begin' },

  'account.recover': {
    kk: 'Кілтпен кіру',
    ru: 'Войти по ключу восстановления',
    en: 'Use the recovery key',
  },
  'account.recoverWrong': {
    kk: 'Әкімші логині немесе кілт қате.',
    ru: 'Неверный логин администратора или ключ.',
    en: 'Wrong administrator name or key.',
  },
  'account.newPassword': { kk: 'Жаңа құпиясөз', ru: 'Новый пароль', en: 'New password' },
  'account.present': { kk: 'Қазіргі құпиясөз', ru: 'Нынешний пароль', en: 'Present password' },
  'account.change': {
    kk: 'Құпиясөзді ауыстыру',
    ru: 'Сменить пароль',
    en: 'Change password',
  },
  'account.changeText': {
    kk: 'Келесі жолы жаңа құпиясөзбен кіресіз.',
    ru: 'В следующий раз вы войдёте с новым паролем.',
    en: 'You sign in with the new password from now on.',
  },
  'account.changed': { kk: 'Құпиясөз ауыстырылды', ru: 'Пароль изменён', en: 'Password changed' },
  'account.newKey': {
    kk: 'Жаңа қалпына келтіру кілті',
    ru: 'Новый ключ восстановления',
    en: 'New recovery key',
  },
  'account.newKeyText': {
    kk: 'Бұрынғы кілт күшін жояды. Алдымен жаңасын басып шығарып, сейфке салыңыз, содан кейін ғана ауыстырыңыз.',
    ru: 'Прежний ключ перестанет действовать. Сначала напечатайте новый и уберите в сейф, потом замените.',
    en: 'The key in force stops working. Print the new one and lock it away first, then replace it.',
  },
  'account.replaceKey': { kk: 'Кілтті ауыстыру', ru: 'Заменить ключ', en: 'Replace the key' },
  'account.keyReplaced': {
    kk: 'Қалпына келтіру кілті ауыстырылды',
    ru: 'Ключ восстановления заменён',
    en: 'The recovery key was replaced',
  },
  'account.lock': { kk: 'Экранды құлыптау', ru: 'Заблокировать экран', en: 'Lock the screen' },
  'account.locked': {
    kk: 'Экран құлыпталған. Паспорттарға енгізілгені сақталды.',
    ru: 'Экран заблокирован. Введённое в паспорта сохранено.',
    en: 'The screen is locked. What was entered into passports is kept.',
  },
  'account.mustChange': {
    kk: 'Құпиясөзді сізге басқа адам берді. Өзіңіздікіне ауыстырыңыз.',
    ru: 'Этот пароль задал вам другой человек. Замените его своим.',
    en: 'Somebody else set this password for you. Replace it with your own.',
  },
  'account.signOut': { kk: 'Шығу', ru: 'Выйти', en: 'Sign out' },
  'account.user': { kk: 'Жұмыс істеп отырған адам', ru: 'Кто работает', en: 'Who is at work' },
  'account.onlooker': { kk: 'Тек қарау', ru: 'Только просмотр', en: 'Viewing only' },

  'role.viewer': { kk: 'Бақылаушы', ru: 'Наблюдатель', en: 'Viewer' },
  'role.officer': { kk: 'Паспорт операторы', ru: 'Оператор паспортов', en: 'Passport officer' },
  'role.checker': { kk: 'Тексеруші', ru: 'Проверяющий', en: 'Checker' },
  'role.approver': { kk: 'Бекітуші', ru: 'Утверждающий', en: 'Approver' },
  'role.administrator': { kk: 'Әкімші', ru: 'Администратор', en: 'Administrator' },
  'role.auditor': { kk: 'Аудитор', ru: 'Аудитор', en: 'Auditor' },

  'notAllowed.signed-out.what': {
    kk: 'Алдымен жүйеге кіріңіз',
    ru: 'Сначала войдите',
    en: 'Sign in first',
  },
  'notAllowed.signed-out.todo': {
    kk: 'Жүйеге кіріп, қайталаңыз.',
    ru: 'Войдите и повторите.',
    en: 'Sign in and try again.',
  },
  'notAllowed.role.what': {
    kk: 'Рөліңіз бұл әрекетке рұқсат бермейді',
    ru: 'Ваша роль не даёт права на это действие',
    en: 'Your role does not allow this',
  },
  'notAllowed.role.todo': {
    kk: '«Адамдар» бөлімінде кімге не рұқсат етілгенін көріңіз; құқықты әкімші береді.',
    ru: 'Кому что разрешено, показано в разделе «Люди»; право даёт администратор.',
    en: 'Section People shows who may do what; the administrator gives the right.',
  },
  'notAllowed.territory.what': {
    kk: 'Бұл аумақ сіздің құзырыңызда емес',
    ru: 'Эта территория не в вашем ведении',
    en: 'This territory is not yours to change',
  },
  'notAllowed.territory.todo': {
    kk: 'Өзгерісті сол аумақтың операторы енгізеді; аумақты әкімші ауыстыра алады.',
    ru: 'Изменение вносит оператор этой территории; сменить территорию может администратор.',
    en: 'The officer of that territory makes the change; an administrator can change territories.',
  },
})
