import { formatNumber } from '../../../shared/i18n/format.ts'
import type { Language } from '../../../shared/i18n/language.ts'
import type { Translate } from '../../ui/language.tsx'

/** Three figures matter; a measured length is not surer than that on a screen. */
const decimalsFor = (value: number) => (value >= 100 ? 0 : value >= 10 ? 1 : 2)

export function writeLength(lengthM: number, language: Language, t: Translate): string {
  const number = (value: number, maxDecimals: number) =>
    formatNumber(value, language, { maxDecimals })
  return lengthM < 1_000
    ? t('unit.m', { value: number(lengthM, lengthM < 10 ? 1 : 0) })
    : t('unit.km', { value: number(lengthM / 1_000, decimalsFor(lengthM / 1_000)) })
}

export function writeArea(areaM2: number, language: Language, t: Translate): string {
  const number = (value: number) =>
    formatNumber(value, language, { maxDecimals: decimalsFor(value) })
  if (areaM2 < 10_000) return t('unit.m2', { value: number(areaM2) })
  return areaM2 < 1_000_000
    ? t('unit.ha', { value: number(areaM2 / 10_000) })
    : t('unit.km2', { value: number(areaM2 / 1_000_000) })
}
