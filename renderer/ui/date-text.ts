const names = ['day', 'month', 'year'] as const

/** Reads a typed date: `25.11.2026`, `25/11/26`, `25 11 2026`, `2026-11-25`. Null: not a date. */
export function isoFromText(text: string): string | null {
  const trimmed = text.trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(trimmed)
  const local = /^(\d{1,2})[.,/\- ](\d{1,2})[.,/\- ](\d{4}|\d{2})$/.exec(trimmed)
  const parts = iso ? [iso[3], iso[2], iso[1]] : local?.slice(1)
  if (!parts) return null
  const [day = 0, month = 0, typed = 0] = names.map((_name, index) => Number(parts[index]))
  // Two digits mean this century: a passport speaks of the present.
  const year = typed < 100 ? typed + 2000 : typed
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real ? date.toISOString().slice(0, 10) : null
}

/** Writes `2026-11-25` as it is typed here: `25.11.2026`. */
export function textFromIso(iso: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso)
  return parts ? `${parts[3]}.${parts[2]}.${parts[1]}` : iso
}
