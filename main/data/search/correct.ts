import type { ReadDb } from '../db/sql.ts'
import { isKept, isKnown, knownBeginnings } from './vocabulary.ts'

/** Letters that folded words consist of (`shared/i18n/fold.ts`). */
const alphabets = ['абвгдежзиклмнопрстуфхцчшщъьэюя', 'abcdefghijklmnopqrstuvwxyz']

/** A known word shorter than this is meant: there are too many words beside it. Our choice. */
const shortestDoubted = 6

/** How many beginnings a wrong word may be read as; more would be guessing. Our choice. */
const mostCorrections = 16

/**
 * Beginnings of known words that differ from a typed one by one slip: a letter missing, added,
 * wrong, or two neighbours swapped (Damerau distance 1). Beginnings, not words, because the person
 * is still typing. Every such string is made and looked up in the vocabulary: some 60 look-ups for
 * each letter up to where the word leaves the vocabulary, for the slip cannot be later than there.
 */
export function correctWord(db: ReadDb, word: string): readonly string[] {
  if (!isKept(word) || (word.length < shortestDoubted && isKnown(db, word))) return []
  const letters = alphabets.find((alphabet) => alphabet.includes(word.charAt(0)))
  if (letters === undefined) return []
  const slips = oneSlipAway(word, knownPart(db, word), letters)
  const found = knownBeginnings(db, slips)
  const best = found.filter((beginning) => !isOnlyShorter(beginning, word))
  return (best.length > 0 ? best : found)
    .sort((a, b) => Number(b[0] === word[0]) - Number(a[0] === word[0]))
    .slice(0, mostCorrections)
}

/** A last letter dropped explains every error at the end and nothing well: kept for want of better. */
function isOnlyShorter(beginning: string, word: string): boolean {
  return word.startsWith(beginning)
}

/** How many letters of the word some known word begins with. */
function knownPart(db: ReadDb, word: string): number {
  const stems = Array.from({ length: word.length }, (_, i) => word.slice(0, i + 1))
  return knownBeginnings(db, stems).length
}

function oneSlipAway(word: string, known: number, letters: string): readonly string[] {
  const made = new Set<string>()
  for (let i = 0; i <= Math.min(known, word.length - 1); i++) {
    const [head, tail] = [word.slice(0, i), word.slice(i)]
    const rest = tail.slice(1)
    made.add(head + rest)
    made.add(head + rest.charAt(0) + tail.charAt(0) + rest.slice(1))
    for (const letter of letters) {
      made.add(head + letter + rest)
      made.add(head + letter + tail)
    }
  }
  made.delete(word)
  return [...made]
}
