import { describe, expect, it } from 'vitest'
import { editDistance } from '../passport/edit-distance.ts'
import { likeness } from './likeness.ts'
import { readLabel } from './words.ts'

const words = (text: string) => readLabel(text).words.map((word) => word.text)

describe('the words of a label', () => {
  it('numbering goes, initials are written out, spellings meet', () => {
    expect(words('2.3. Кол-во НП без связи')).toEqual(
      ['кол', 'населенныи', 'пункт', 'без', 'связи'].map(fold),
    )
    expect(words('Протяж. ж/д')).toEqual(
      words('Протяж. железных дорог').map((w, i) => (i === 0 ? w : expect.any(String))),
    )
    expect(words('обьектілер')).toEqual(words('объектілер'))
  })

  it('a part of the line above is known by its first words', () => {
    expect(
      [
        'в т.ч. города',
        'в том числе городов',
        'оның ішінде қалалар',
        'of which urban',
        'о.і. иесіз',
      ].map((text) => readLabel(text).part),
    ).toEqual([true, true, true, true, true])
    expect(readLabel('Города').part).toBe(false)
  })
})

describe('two words are one', () => {
  const like = (a: string, b: string) => {
    const [word] = readLabel(a).words
    const [known] = readLabel(b).words
    return word && known ? likeness(word, known.text) : 0
  }

  it.each([
    ['больничных', 'больничные'],
    ['нас.', 'население'],
    ['кол-во', 'количество'],
    ['насиление', 'население'],
    ['инфекц.', 'инфекционный'],
    ['мекендердің', 'мекендер'],
    ['settlement', 'settlements'],
  ])('%s, %s', (a, b) => {
    expect(like(a, b)).toBeGreaterThanOrEqual(0.7)
  })

  it.each([
    ['населенный', 'население'],
    ['нефтепродукты', 'нефтепромысел'],
    ['городской', 'гороховый'],
    ['мост', 'место'],
    ['село', 'сель'],
  ])('but not %s, %s', (a, b) => {
    expect(like(a, b)).toBeLessThan(0.7)
  })

  it('a swap of neighbours is one slip', () => {
    expect([editDistance('население', 'насеелние', 3), editDistance('abc', 'xyz', 1)]).toEqual([
      1, 2,
    ])
  })
})

function fold(text: string): string {
  return text.replace('ы', 'и')
}
