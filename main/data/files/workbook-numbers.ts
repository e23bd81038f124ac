/** Number formats with fixed ids that Excel does not write out (ECMA-376 part 1, 18.8.30). */
export const builtInFormats: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'dd.mm.yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd.mm.yyyy h:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
}

/** A format shows a date when, quoted text, colours and conditions aside, it holds d, m, y or h. */
export function isDateFormat(format: string): boolean {
  const first = format.split(';')[0] ?? ''
  const bare = first
    .replace(/"[^"]*"|\\.|_./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/General/gi, '')
  return /[dmyh]/i.test(bare) && !/[#?]/.test(bare)
}

const dayMs = 86_400_000

/**
 * Serial day number to ISO text. Day 60 of the 1900 system is 29 February 1900, which never was;
 * earlier serials are therefore one day later than the plain sum.
 */
export function serialToIso(serial: number, date1904: boolean): string {
  const days = date1904 ? serial + 1_462 : serial < 60 ? serial + 1 : serial
  const at = new Date(Date.UTC(1899, 11, 30) + Math.round(days * dayMs))
  if (Number.isNaN(at.getTime())) return ''
  const iso = at.toISOString()
  return iso.slice(11, 16) === '00:00' ? iso.slice(0, 10) : iso.slice(0, 16)
}
