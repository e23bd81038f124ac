import { messages } from '../messages.ts'

/**
 * What a failure says: what happened, what was kept, what to do. Keys follow the codes of
 * `contract/failure.ts`; `api/failures.ts` does not compile where one is missing.
 */
export const errorMessages = messages({
  'failure.code': { kk: 'Қате коды: {code}', ru: 'Код ошибки: {code}', en: 'Error code: {code}' },
  'failure.file': { kk: 'Файл: {file}', ru: 'Файл: {file}', en: 'File: {file}' },

  'failure.invalid-input.what': {
    kk: 'Әрекет орындалмады: мәндердің бірі жарамсыз',
    ru: 'Действие не выполнено: одно из значений недопустимо',
    en: 'Not done: one of the values is not allowed',
  },
  'failure.invalid-input.kept': {
    kk: 'Ештеңе өзгертілген жоқ.',
    ru: 'Ничего не изменено.',
    en: 'Nothing was changed.',
  },
  'failure.invalid-input.todo': {
    kk: 'Енгізгеніңізді тексеріп, қайталаңыз. Мән дұрыс болса, қате кодын әкімшіге хабарлаңыз.',
    ru: 'Проверьте введённое и повторите. Если значение верное, сообщите код администратору.',
    en: 'Check what you entered and try again. If the value is right, give the code to your administrator.',
  },

  'failure.not-found.what': {
    kk: 'Жазба немесе қабат табылмады',
    ru: 'Запись или слой не найдены',
    en: 'The record or layer was not found',
  },
  'failure.not-found.kept': {
    kk: 'Оны біреу жойған болуы мүмкін; қалған деректер орнында.',
    ru: 'Возможно, её удалили; остальные данные на месте.',
    en: 'It may have been deleted; all other data are in place.',
  },
  'failure.not-found.todo': {
    kk: 'Тізімді жаңартып, жазбаны қайта ашыңыз.',
    ru: 'Обновите список и откройте запись заново.',
    en: 'Refresh the list and open the record again.',
  },

  'failure.not-allowed.what': {
    kk: 'Бұл әрекетке құқығыңыз жоқ',
    ru: 'На это действие нет права',
    en: 'You may not do this',
  },
  'failure.not-allowed.kept': {
    kk: 'Ештеңе өзгертілген жоқ.',
    ru: 'Ничего не изменено.',
    en: 'Nothing was changed.',
  },
  'failure.not-allowed.todo': {
    kk: 'Құқық қажет болса, әкімшіге жүгініңіз.',
    ru: 'Если право вам нужно, обратитесь к администратору.',
    en: 'If you need the right, ask your administrator.',
  },

  'failure.stale.what': {
    kk: 'Сіз жұмыс істеп жатқанда мән өзгертілді',
    ru: 'Пока вы работали, значение изменили',
    en: 'The value was changed while you were working',
  },
  'failure.stale.kept': {
    kk: 'Енгізгеніңіз экранда қалды.',
    ru: 'Введённое вами осталось на экране.',
    en: 'What you entered is still on the screen.',
  },
  'failure.stale.todo': {
    kk: 'Жаңа мәнмен салыстырып, қайта сақтаңыз.',
    ru: 'Сравните с новым значением и сохраните ещё раз.',
    en: 'Compare it with the new value and save again.',
  },

  'failure.conflict.what': {
    kk: 'Бір мәннің екі түзетуі сәйкес келмейді',
    ru: 'Две правки одного значения расходятся',
    en: 'Two edits of one value disagree',
  },
  'failure.conflict.kept': {
    kk: 'Екі түзету де сақталды.',
    ru: 'Обе правки сохранены.',
    en: 'Both edits are kept.',
  },
  'failure.conflict.todo': {
    kk: 'Айырмашылықты ашып, дұрыс мәнді таңдаңыз.',
    ru: 'Откройте расхождение и выберите верное значение.',
    en: 'Open the disagreement and choose the right value.',
  },

  'failure.offline.what': {
    kk: 'Орталық сервермен байланыс жоқ',
    ru: 'Нет связи с центральным сервером',
    en: 'No link to the central server',
  },
  'failure.offline.kept': {
    kk: 'Барлық жұмысыңыз осы компьютерде сақталды.',
    ru: 'Всё сделанное сохранено на этом компьютере.',
    en: 'All your work is saved on this computer.',
  },
  'failure.offline.todo': {
    kk: 'Жұмысты жалғастыра беріңіз: байланыс қалпына келгенде өзгерістер жіберіледі.',
    ru: 'Продолжайте работу: изменения уйдут, когда связь появится.',
    en: 'Go on working: the changes are sent when the link is back.',
  },

  'failure.busy.what': {
    kk: 'Осы деректермен басқа ұзақ жұмыс жүріп жатыр',
    ru: 'С этими данными идёт другая долгая работа',
    en: 'Other long work is using these data',
  },
  'failure.busy.kept': {
    kk: 'Ештеңе өзгертілген жоқ.',
    ru: 'Ничего не изменено.',
    en: 'Nothing was changed.',
  },
  'failure.busy.todo': {
    kk: 'Оның аяқталуын күтіңіз немесе күй жолағында тоқтатыңыз.',
    ru: 'Дождитесь её окончания или прервите её в строке состояния.',
    en: 'Wait until it ends, or stop it in the status bar.',
  },

  'failure.too-large.what': {
    kk: 'Бір реттік өңдеу үшін деректер тым көп',
    ru: 'Данных больше, чем можно обработать за один раз',
    en: 'More data than can be handled at once',
  },
  'failure.too-large.kept': {
    kk: 'Ештеңе өзгертілген жоқ.',
    ru: 'Ничего не изменено.',
    en: 'Nothing was changed.',
  },
  'failure.too-large.todo': {
    kk: 'Азырақ нысан немесе кішірек аумақ таңдаңыз.',
    ru: 'Выберите меньше объектов или меньшую территорию.',
    en: 'Choose fewer objects or a smaller territory.',
  },

  'failure.schema-too-new.what': {
    kk: 'Дерекқорды бағдарламаның жаңарақ нұсқасы жасаған',
    ru: 'База данных создана более новой версией программы',
    en: 'The database was made by a newer version of the program',
  },
  'failure.schema-too-new.kept': {
    kk: 'Дерекқор өзгертілген жоқ.',
    ru: 'База данных не изменена.',
    en: 'The database was not changed.',
  },
  'failure.schema-too-new.todo': {
    kk: 'Жаңа нұсқаны орнатыңыз немесе басқа деректер қалтасын ашыңыз.',
    ru: 'Установите новую версию или откройте другую папку данных.',
    en: 'Install the new version, or open another data folder.',
  },

  'failure.cancelled.what': { kk: 'Жұмыс тоқтатылды', ru: 'Работа прервана', en: 'Stopped' },
  'failure.cancelled.kept': {
    kk: 'Одан ештеңе жазылған жоқ.',
    ru: 'Ничего из неё не записано.',
    en: 'Nothing of it was written.',
  },
  'failure.cancelled.todo': {
    kk: 'Оны қайта бастауға болады.',
    ru: 'Её можно начать заново.',
    en: 'You can start it again.',
  },

  'failure.unavailable.what': {
    kk: 'Деректер қызметі қайта іске қосылуда',
    ru: 'Служба данных перезапускается',
    en: 'The data service is starting again',
  },
  'failure.unavailable.kept': {
    kk: 'Расталған өзгерістер сақталды.',
    ru: 'Подтверждённые изменения сохранены.',
    en: 'Confirmed changes are saved.',
  },
  'failure.unavailable.todo': {
    kk: 'Бірнеше секунд күтіп, қайталаңыз.',
    ru: 'Подождите несколько секунд и повторите.',
    en: 'Wait a few seconds and try again.',
  },

  'failure.locked.what': {
    kk: 'Бұл деректерді басқа бағдарлама ашып тұр',
    ru: 'Эти данные уже открыты другой программой',
    en: 'Another program has these data open',
  },
  'failure.locked.kept': {
    kk: 'Ештеңе өзгертілген жоқ.',
    ru: 'Ничего не изменено.',
    en: 'Nothing was changed.',
  },
  'failure.locked.todo': {
    kk: 'Екінші терезені жабыңыз немесе басқа деректер қалтасын таңдаңыз.',
    ru: 'Закройте второе окно или выберите другую папку данных.',
    en: 'Close the other window, or choose another data folder.',
  },

  'failure.read-only.what': {
    kk: 'Деректер тек көру үшін ашылған',
    ru: 'Данные открыты только для просмотра',
    en: 'The data are open for viewing only',
  },
  'failure.read-only.kept': {
    kk: 'Ештеңе өзгертілген жоқ.',
    ru: 'Ничего не изменено.',
    en: 'Nothing was changed.',
  },
  'failure.read-only.todo': {
    kk: 'Өзгерту үшін деректер қалтасын жазуға болатын дискіге көшіріңіз.',
    ru: 'Чтобы вносить изменения, скопируйте папку данных на диск, доступный для записи.',
    en: 'To make changes, copy the data folder to a disk that can be written.',
  },

  'failure.disk-full.what': {
    kk: 'Дискіде орын қалмады',
    ru: 'На диске не осталось места',
    en: 'The disk is full',
  },
  'failure.disk-full.kept': {
    kk: 'Бұрын сақталғандар бүтін; соңғы әрекет жазылмады.',
    ru: 'Сохранённое раньше цело; последнее действие не записано.',
    en: 'All that was saved before is intact; the last action was not written.',
  },
  'failure.disk-full.todo': {
    kk: 'Дискіде орын босатып, қайталаңыз.',
    ru: 'Освободите место на диске и повторите.',
    en: 'Free some space on the disk and try again.',
  },

  'failure.corrupt.what': {
    kk: 'Дерекқор файлы бүлінген',
    ru: 'Файл базы данных повреждён',
    en: 'The database file is damaged',
  },
  'failure.corrupt.kept': {
    kk: 'Жазу тоқтатылды, файл қозғалмады.',
    ru: 'Запись остановлена, файл не тронут.',
    en: 'Writing has stopped; the file is left as it is.',
  },
  'failure.corrupt.todo': {
    kk: 'Дерекқорды сақтық көшірмеден қалпына келтіріңіз. Деректер қалтасы «Бағдарлама туралы» терезесінде көрсетілген.',
    ru: 'Восстановите базу из резервной копии. Папка данных указана в окне «О программе».',
    en: 'Restore the database from a copy. The data folder is named in the About window.',
  },

  'failure.bad-file.what': {
    kk: 'Файл оқылмады',
    ru: 'Файл не удалось прочитать',
    en: 'The file could not be read',
  },
  'failure.bad-file.kept': {
    kk: 'Ештеңе жазылған жоқ.',
    ru: 'Ничего не записано.',
    en: 'Nothing was written.',
  },
  'failure.bad-file.todo': {
    kk: 'Файлды өзі жасалған бағдарламада тексеріп, қайта таңдаңыз.',
    ru: 'Проверьте файл в программе, где он создан, и выберите его снова.',
    en: 'Check the file in the program that made it, and choose it again.',
  },

  'failure.unsupported.what': {
    kk: 'Мұндай әрекетке мұнда қолдау жоқ',
    ru: 'Такое действие здесь не поддерживается',
    en: 'This is not supported here',
  },
  'failure.unsupported.kept': {
    kk: 'Ештеңе өзгертілген жоқ.',
    ru: 'Ничего не изменено.',
    en: 'Nothing was changed.',
  },
  'failure.unsupported.todo': {
    kk: 'Қате кодын әкімшіге хабарлаңыз.',
    ru: 'Сообщите код администратору.',
    en: 'Give the code to your administrator.',
  },

  'failure.internal.what': {
    kk: 'Бағдарламаның ішкі қатесі',
    ru: 'Внутренняя ошибка программы',
    en: 'A fault in the program',
  },
  'failure.internal.kept': {
    kk: 'Расталған өзгерістер сақталды.',
    ru: 'Подтверждённые изменения сохранены.',
    en: 'Confirmed changes are saved.',
  },
  'failure.internal.todo': {
    kk: 'Әрекетті қайталаңыз. Қате тағы шықса, журналды әкімшіге беріңіз: оның орны «Бағдарлама туралы» терезесінде.',
    ru: 'Повторите действие. Если ошибка вернётся, передайте журнал администратору: его место указано в окне «О программе».',
    en: 'Try again. If it happens once more, give the log to your administrator: the About window says where it is.',
  },

  'badFile.encrypted.what': {
    kk: 'Файл құпиясөзбен қорғалған',
    ru: 'Файл защищён паролем',
    en: 'The file is protected by a password',
  },
  'badFile.encrypted.todo': {
    kk: 'Құпиясөзді файл жасалған бағдарламада алып тастап, файлды қайта таңдаңыз.',
    ru: 'Снимите пароль в программе, где файл создан, и выберите файл снова.',
    en: 'Remove the password in the program that made the file, and choose it again.',
  },
  'badFile.not-a-workbook.what': {
    kk: 'Бұл жұмыс кітабы емес, атауы ғана солай',
    ru: 'Это не книга: содержимое не соответствует имени файла',
    en: 'This is not a workbook, whatever its name says',
  },
  'badFile.not-a-workbook.todo': {
    kk: 'Файлды Excel бағдарламасында ашып, XLSX түрінде сақтаңыз.',
    ru: 'Откройте файл в Excel и сохраните его как XLSX.',
    en: 'Open the file in Excel and save it as XLSX.',
  },
  'badFile.truncated.what': {
    kk: 'Файл толық емес: деректердің бір бөлігі жоқ',
    ru: 'Файл оборван: части данных нет',
    en: 'The file is cut short: part of the data is missing',
  },
  'badFile.truncated.todo': {
    kk: 'Оны қайта көшіріп немесе жүктеп алыңыз.',
    ru: 'Скопируйте или скачайте его заново.',
    en: 'Copy or download it again.',
  },
  'badFile.too-big.what': {
    kk: 'Файл рұқсат етілген көлемнен үлкен',
    ru: 'Файл больше допустимого',
    en: 'The file is larger than allowed',
  },
  'badFile.too-big.todo': {
    kk: 'Оны бірнеше файлға бөліңіз.',
    ru: 'Разделите его на несколько файлов.',
    en: 'Split it into several files.',
  },
  'badFile.unsupported-version.what': {
    kk: 'Файл пішімінің бұл нұсқасы оқылмайды',
    ru: 'Эта версия формата не читается',
    en: 'This version of the format cannot be read',
  },
  'badFile.unsupported-version.todo': {
    kk: 'Файлды XLSX түрінде сақтап, қайта таңдаңыз.',
    ru: 'Сохраните файл как XLSX и выберите его снова.',
    en: 'Save the file as XLSX and choose it again.',
  },
  'badFile.encoding.what': {
    kk: 'Мәтіннің кодтамасы анықталмады',
    ru: 'Не удалось определить кодировку текста',
    en: 'The encoding of the text could not be told',
  },
  'badFile.encoding.todo': {
    kk: 'Файлды UTF-8 кодтамасында сақтаңыз.',
    ru: 'Сохраните файл в кодировке UTF-8.',
    en: 'Save the file as UTF-8.',
  },
  'badFile.empty.what': {
    kk: 'Файлда дерек жоқ',
    ru: 'В файле нет данных',
    en: 'There are no data in the file',
  },
  'badFile.empty.todo': {
    kk: 'Басқа файл таңдаңыз немесе кітаптың парақтарын тексеріңіз.',
    ru: 'Выберите другой файл или проверьте листы книги.',
    en: 'Choose another file, or check the sheets of the workbook.',
  },
  'badFile.damaged.what': {
    kk: 'Файл бүлінген',
    ru: 'Файл повреждён',
    en: 'The file is damaged',
  },
  'badFile.damaged.todo': {
    kk: 'Файлды иесінен қайта сұраңыз немесе оны өзі жасалған бағдарламада тексеріңіз.',
    ru: 'Запросите файл заново или проверьте его в программе, где он создан.',
    en: 'Ask for the file again, or check it in the program that made it.',
  },
  'badFile.geometry.what': {
    kk: 'Файлдағы нысанның геометриясы оқылмайды',
    ru: 'Геометрия объекта в файле не читается',
    en: 'The geometry of a feature in the file cannot be read',
  },
  'badFile.geometry.todo': {
    kk: 'Геометрияны өзі жасалған бағдарламада түзетіп, файлды қайта таңдаңыз.',
    ru: 'Исправьте геометрию в программе, где файл создан, и выберите файл снова.',
    en: 'Mend the geometry in the program that made the file, and choose it again.',
  },
  'badFile.coordinates.what': {
    kk: 'Файлдағы координаталар көрсетілген координаталар жүйесіне сәйкес емес',
    ru: 'Координаты в файле не соответствуют указанной системе координат',
    en: 'The coordinates do not fit the coordinate system that the file names',
  },
  'badFile.coordinates.todo': {
    kk: 'Қабаттың координаталар жүйесін тексеріп, файлды қайта сақтаңыз.',
    ru: 'Проверьте систему координат слоя и сохраните файл заново.',
    en: 'Check the coordinate system of the layer and save the file again.',
  },
  'badFile.not-geopackage.what': {
    kk: 'Бұл белгілі пішімдегі қабат файлы емес',
    ru: 'Это не файл слоя известного формата',
    en: 'This is not a layer file of a known format',
  },
  'badFile.not-geopackage.todo': {
    kk: 'GeoPackage, GeoJSON, Shapefile (.shp немесе .zip), KML, KMZ, GPX не координаталары бар CSV файлын таңдаңыз.',
    ru: 'Выберите файл GeoPackage, GeoJSON, Shapefile (.shp или .zip), KML, KMZ, GPX или CSV с координатами.',
    en: 'Choose a GeoPackage, GeoJSON, Shapefile (.shp or .zip), KML, KMZ, GPX, or a CSV file with coordinates.',
  },
  'badFile.not-a-layer.what': {
    kk: 'Файлда немесе мұрағатта карта қабаты жоқ',
    ru: 'В файле или архиве нет слоя карты',
    en: 'The file or archive holds no map layer',
  },
  'badFile.not-a-layer.todo': {
    kk: 'Мұрағатта .shp, .gpkg, .geojson, .kml немесе .gpx файлы болуы керек.',
    ru: 'В архиве должен быть файл .shp, .gpkg, .geojson, .kml или .gpx.',
    en: 'The archive should hold a .shp, .gpkg, .geojson, .kml or .gpx file.',
  },
  'badFile.no-coordinates.what': {
    kk: 'Кестеде координаталар бағаны табылмады',
    ru: 'В таблице не найдены столбцы с координатами',
    en: 'The table has no columns of coordinates',
  },
  'badFile.no-coordinates.todo': {
    kk: 'Бағандарды «ендік» және «бойлық» (немесе «координаталар») деп атаңыз.',
    ru: 'Назовите столбцы «широта» и «долгота» (или «координаты»).',
    en: 'Name the columns “latitude” and “longitude” (or “coordinates”).',
  },
  'badFile.not-kato.what': {
    kk: 'Файлда ӘАОЖ кестесі жоқ: коды, қазақша және орысша атауы бар бағандар табылмады.',
    ru: 'В файле нет таблицы КАТО: не найдены столбцы с кодом, казахским и русским названием.',
    en: 'The file holds no KATO table: no columns with code, Kazakh and Russian name were found.',
  },
  'badFile.not-kato.todo': {
    kk: 'Ұлттық статистика бюросының ресми тізімін жүктеп алыңыз немесе бағандарды te, kaz_name, rus_name деп атаңыз.',
    ru: 'Возьмите официальный список Бюро национальной статистики или назовите столбцы te, kaz_name, rus_name.',
    en: 'Take the official list of the Bureau of National Statistics, or name the columns te, kaz_name, rus_name.',
  },
  'badFile.attachment.what': {
    kk: 'Бұл файл тіркелмейді',
    ru: 'Такой файл не прикладывается',
    en: 'This file cannot be attached',
  },
  'badFile.attachment.todo': {
    kk: 'PDF, PNG, JPEG немесе WebP файлын таңдаңыз: түрі атауы бойынша емес, мазмұны бойынша анықталады.',
    ru: 'Выберите PDF, PNG, JPEG или WebP: вид определяется по содержимому, а не по имени.',
    en: 'Choose a PDF, PNG, JPEG or WebP: the type is told by the content, not by the name.',
  },
  'badFile.not-geojson.what': {
    kk: 'Бұл GeoJSON файлы емес немесе онда қате бар',
    ru: 'Это не файл GeoJSON, или в нём ошибка',
    en: 'This is not a GeoJSON file, or it has a fault',
  },
  'badFile.not-geojson.todo': {
    kk: 'Файлды өзі жасалған бағдарламадан GeoJSON түрінде қайта шығарыңыз.',
    ru: 'Выгрузите файл в GeoJSON заново из программы, где он создан.',
    en: 'Export the file as GeoJSON again from the program that made it.',
  },
})
