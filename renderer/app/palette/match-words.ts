import { foldWords } from '../../../shared/i18n/fold.ts'

/** Whether two words differ by one letter missing, added, changed, or two swapped. */
function isOneSlipApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let same = 0
  while (same < a.length && a[same] === b[same]) same += 1
  const [restA, restB] = [a.slice(same), b.slice(same)]
  return (
    restA.slice(1) === restB.slice(1) ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  )
}

// Our choice: in shorter words one slip makes another word.
const shortestWithSlip = 4

/** 2: begins the word; 1: begins it but for one slip; 0: does not. */
function wordScore(typed: string, word: string): number {
  if (word.startsWith(typed)) return 2
  if (typed.length < shortestWithSlip) return 0
  const heads = [typed.length - 1, typed.length, typed.length + 1]
  return heads.some((length) => isOneSlipApart(typed, word.slice(0, length))) ? 1 : 0
}

/** How well a text answers a query: every word of the query must begin a word of it; 0 is no match. */
export function scoreText(query: string, text: string): number {
  const words = foldWords(text)
  const scores = foldWords(query).map((typed) => {
    const best = Math.max(0, ...words.map((word) => wordScore(typed, word)))
    return best === 2 && words[0]?.startsWith(typed) ? 3 : best
  })
  return scores.length === 0 || scores.includes(0)
    ? 0
    : scores.reduce((sum, score) => sum + score, 0) / scores.length
}
