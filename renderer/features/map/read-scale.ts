/** Scales that mean something on this screen: between a house and a continent. */
const SCALES = [250, 50_000_000] as const

/** Reads `1:500 000`, `500000`, `1 : 500 т`, `0,5 млн`; null when it is no scale. */
export function readScale(text: string): number | null {
  const plain = text.toLowerCase().replace(/^\s*1\s*[:/]/, '')
  const found = /^\s*([\d\s.,\u00a0]+?)\s*(млн|m|мың|тыс|т|k|к)?\.?\s*$/u.exec(plain)
  if (!found) return null
  const factor = /^(млн|m)$/.test(found[2] ?? '') ? 1_000_000 : found[2] ? 1_000 : 1
  const digits = (found[1] ?? '').replace(/[\s\u00a0]/g, '')
  const value = factor === 1 ? digits.replace(/[.,](?=\d{3}(\D|$))/g, '') : digits.replace(',', '.')
  const scale = Number(value.replace(',', '.')) * factor
  return scale >= SCALES[0] && scale <= SCALES[1] ? scale : null
}
