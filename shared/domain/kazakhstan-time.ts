/** Kazakhstan keeps one time since 1 March 2024: UTC+5 (government resolution of 19 January 2024). */
const offsetMs = 5 * 3_600_000

/** Today (YYYY-MM-DD) and now (YYYY-MM-DDTHH:MM) in Kazakhstan, whatever the computer's own zone. */
export function kazakhstanTime(ms: number): { readonly today: string; readonly now: string } {
  const iso = new Date(ms + offsetMs).toISOString()
  return { today: iso.slice(0, 10), now: iso.slice(0, 16) }
}
