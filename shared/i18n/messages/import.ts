import { messages } from '../messages.ts'

/** Words of the import of workbooks and of our own template. */
export const importMessages = messages({
  'template.title.territory': {
    kk: 'Аумақтың қауіпсіздік паспорты: толтыру үлгісі',
    ru: 'Паспорт безопасности территории: шаблон для заполнения',
    en: 'Safety passport of a territory: template to fill in',
  },
  'template.title.hazfac': {
    kk: 'Қауіпті нысанның қауіпсіздік паспорты: толтыру үлгісі',
    ru: 'Паспорт безопасности опасного объекта: шаблон для заполнения',
    en: 'Safety passport of a hazardous facility: template to fill in',
  },
  'template.how': {
    kk: 'Тек «Мәні» бағандарын және кестелердің жолдарын толтырыңыз. Жасырын бағандар мен парақтарды өшірмеңіз: файл кері жүктегенде әр мән өз орнына солар арқылы түседі. Мәлімет болмаса, ұяшықты бос қалдырыңыз.',
    ru: 'Заполняйте только столбцы «Значение» и строки таблиц. Скрытые столбцы и листы не удаляйте: по ним при обратной загрузке каждое значение попадает на своё место. Если сведений нет, оставьте ячейку пустой.',
    en: 'Fill in only the “Value” columns and the rows of the tables. Do not delete hidden columns and sheets: by them every value finds its place when the file is loaded back. Where nothing is known, leave the cell empty.',
  },
  'template.contents': { kk: 'Мазмұны', ru: 'Содержание', en: 'Contents' },
  'template.indicator': { kk: 'Көрсеткіш', ru: 'Показатель', en: 'Indicator' },
  'template.unit': { kk: 'Өлшем бірлігі', ru: 'Единица измерения', en: 'Unit' },
  'template.value': { kk: 'Мәні', ru: 'Значение', en: 'Value' },
  'template.planned': {
    kk: 'Бес жылдан кейінгі мәні',
    ru: 'Значение через пять лет',
    en: 'Value in five years',
  },
  'template.help': { kk: 'Түсіндірме', ru: 'Пояснение', en: 'Note' },
  'template.yes': { kk: 'Иә', ru: 'Да', en: 'Yes' },
  'template.no': { kk: 'Жоқ', ru: 'Нет', en: 'No' },
  'template.choose': {
    kk: 'Тізімнен таңдаңыз',
    ru: 'Выберите из списка',
    en: 'Choose from the list',
  },
  'template.sheet.cover': { kk: 'Мұқаба', ru: 'Обложка', en: 'Cover' },
})
