/** The longest round length (1, 2 or 5 times a power of ten) that fits. */
export function roundLength(mostM: number): number {
  const power = 10 ** Math.floor(Math.log10(mostM))
  const step = [5, 2, 1].find((factor) => factor * power <= mostM) ?? 1
  return step * power
}
