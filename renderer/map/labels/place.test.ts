import { expect, test } from 'vitest'
import { type Candidate, placeLabels } from './place.ts'

const frame = { width: 400, height: 300, measure: (text: string) => text.length * 7 }
const name = (text: string, at: Candidate['at'], more: Partial<Candidate> = {}): Candidate => ({
  text,
  font: '12px',
  size: 12,
  priority: 10,
  rank: 0,
  at,
  ...more,
})
const beside = (x: number, y: number): Candidate['at'] => ({ kind: 'beside', x, y, radius: 4 })

test('a name stands to the right of its symbol', () => {
  const [placed] = placeLabels([name('Алматы', beside(100, 100))], frame)
  expect(placed).toMatchObject({ x: 100, y: 100, dy: 0, rotation: 0 })
  expect(placed?.dx).toBeGreaterThan(20)
})

test('two near symbols: the higher rank takes the best place, the other gives way', () => {
  const placed = placeLabels(
    [
      name('Талғар', beside(112, 100), { rank: -5 }),
      name('Алматы', beside(100, 100), { rank: -9 }),
    ],
    frame,
  )
  expect(placed.map(({ candidate }) => candidate.text)).toEqual(['Алматы', 'Талғар'])
  const boxes = placed.map(({ candidate, x, y, dx, dy }) => {
    const half = frame.measure(candidate.text) / 2
    return { x0: x + dx - half, x1: x + dx + half, y0: y + dy - 6, y1: y + dy + 6 }
  })
  const [a, b] = boxes
  const apart = a && b && (a.x1 <= b.x0 || b.x1 <= a.x0 || a.y1 <= b.y0 || b.y1 <= a.y0)
  expect(apart).toBe(true)
})

test('what finds no room is left out, never laid over another', () => {
  const crowd = Array.from({ length: 60 }, (_, k) =>
    name(`Ауыл ${k}`, beside(100 + (k % 8) * 6, 100 + Math.floor(k / 8) * 6)),
  )
  expect(placeLabels(crowd, frame).length).toBeLessThan(20)
})

test('the same name is not written twice nearby', () => {
  const two = [name('Ертіс', beside(100, 100)), name('Ертіс', beside(200, 200))]
  expect(placeLabels(two, frame)).toHaveLength(1)
})

test('a name wider than its area is left out', () => {
  const over = (room: number): Candidate['at'] => ({ kind: 'over', x: 200, y: 150, room })
  expect(placeLabels([name('Балқаш көлі', over(200))], frame)).toHaveLength(1)
  expect(placeLabels([name('Балқаш көлі', over(20))], frame)).toHaveLength(0)
})

test('a river’s name lies along its straightest stretch, the right way up', () => {
  const bent = Array.from({ length: 40 }, (_, k) => [
    300 - k * 5,
    k < 20 ? 150 : 150 + ((k * 13) % 30),
  ])
  const [placed] = placeLabels([name('Сырдария', { kind: 'along', pixels: bent.flat() })], frame)
  expect(placed?.rotation).toBeCloseTo(0, 1)
  expect(placed?.x).toBeGreaterThan(200)
  expect(placed?.dy).toBeLessThan(0)
})

test('names stay inside the frame', () => {
  expect(placeLabels([name('Орал', beside(398, 150))], frame)[0]?.dx).toBeLessThan(0)
  expect(placeLabels([name('x'.repeat(80), beside(200, 150))], frame)).toHaveLength(0)
})
