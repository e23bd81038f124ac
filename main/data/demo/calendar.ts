import type { Random } from './random.ts'

/** Dates of the demonstration world, counted back from today so that nothing lies in the future. */
export interface Calendar {
  readonly today: string
  /** `YYYY-MM-DD` this many days before today, or after it for a negative number. */
  readonly ago: (days: number) => string
  /** The five full years before this one. */
  readonly years: readonly number[]
  readonly year: number
}

const dayMs = 86_400_000

export function calendarAt(today: string): Calendar {
  const start = Date.parse(`${today}T00:00:00Z`)
  const year = Number(today.slice(0, 4))
  return {
    today,
    year,
    ago: (days) => new Date(start - days * dayMs).toISOString().slice(0, 10),
    years: [5, 4, 3, 2, 1].map((back) => year - back),
  }
}

/** 31.12.2025, the form of dates inside texts. */
export function dotted(day: string): string {
  return day.split('-').toReversed().join('.')
}

/** How old a passport's data are: most are fresh, some are behind, some are overdue. */
export function ageOf(random: Random): number {
  const kind = random.next()
  if (kind < 0.68) return random.whole(8, 75)
  return kind < 0.85 ? random.whole(110, 300) : random.whole(420, 900)
}
