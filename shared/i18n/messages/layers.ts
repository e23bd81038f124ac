import { messages } from '../messages.ts'

/** Layers that show records: their titles and what is said of them. */
export const layersMessages = messages({
  'layers.passports.territory': {
    kk: 'Аумақтар (паспорттар)',
    ru: 'Территории (паспорта)',
    en: 'Territories (passports)',
  },
  'layers.passports.hazfac': {
    kk: 'Қауіпті нысандар (паспорттар)',
    ru: 'Опасные объекты (паспорта)',
    en: 'Hazardous facilities (passports)',
  },
  'layers.passports.dam': {
    kk: 'Гидротехникалық құрылыстар (паспорттар)',
    ru: 'Гидротехнические сооружения (паспорта)',
    en: 'Hydraulic structures (passports)',
  },
  'layers.passports.hazsite': {
    kk: 'Табиғи қауіпті учаскелер (паспорттар)',
    ru: 'Опасные природные участки (паспорта)',
    en: 'Natural hazard sites (passports)',
  },
  'layers.passports.critfac': {
    kk: 'Аса маңызды және адамдар көп жиналатын нысандар (паспорттар)',
    ru: 'Критически важные объекты и места массового пребывания (паспорта)',
    en: 'Critical and mass-gathering facilities (passports)',
  },
  'layers.passports.forces': {
    kk: 'Күштер мен құралдар (паспорттар)',
    ru: 'Силы и средства (паспорта)',
    en: 'Forces and resources (passports)',
  },
  'layers.passports.event': {
    kk: 'Төтенше жағдайлар журналы',
    ru: 'Журнал чрезвычайных ситуаций',
    en: 'Log of emergencies',
  },
  'layers.passports.source': {
    kk: 'Қауіпсіздік паспорттары, жұмыс нұсқасы',
    ru: 'Паспорта безопасности, рабочие данные',
    en: 'Safety passports, working data',
  },
  'layers.passports.note': {
    kk: 'Бекітілмеген өзгерістер де көрсетілген.',
    ru: 'Показаны и неутверждённые изменения.',
    en: 'Changes that are not approved are shown too.',
  },
  'layers.passports.completeness': {
    kk: 'Толтырылуы, %',
    ru: 'Заполненность, %',
    en: 'Completeness, %',
  },
})
