import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, foldWords, locateWords } from './fold.ts'

describe('fold', () => {
  it('makes Kazakh letters meet their Russian neighbours, in either case', () => {
    expect(fold('ӘҒҚҢӨҰҮҺІ әғқңөұүһі')).toBe('агкноуухи агкноуухи')
    expect(fold('ӨСКЕМЕН')).toBe(fold('оскемен'))
    expect(fold('Қарағанды')).toBe(fold('КАРАГАНДИ'))
  })

  it('takes й, ы and і to и and ё to е, composed or not', () => {
    expect(fold('й ы і ё Й Ы І Ё')).toBe('и и и е и и и е')
    expect(fold('\u0438\u0306 \u0435\u0308')).toBe('и е')
    expect(fold('Алтай')).toBe(fold('Алтаи'))
  })

  it('strips accents of Latin letters and keeps punctuation', () => {
    expect(fold('Öskemen – Şımkent, İle')).toBe('oskemen – simkent, ile')
  })

  it('reads a Cyrillic word with Latin look-alikes as Cyrillic', () => {
    expect(fold('Aлмaты')).toBe(fold('Алматы'))
    expect(fold('Hұра')).toBe(fold('Нұра'))
  })

  it('leaves a word alone that is Latin, or mixed with letters that have no twin', () => {
    expect(fold('Almaty')).toBe('almaty')
    expect(fold('TOO Ромашка')).toBe('too ромашка')
    expect(fold('GPS-маяк')).toBe('gps-маяк')
    expect(fold('ТЭЦw')).toBe('тэцw')
  })

  it('changes nothing when applied twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)),
    )
  })

  it('does not depend on the normal form of its input', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[а-яёәғқңөұүһіА-ЯЁӘҒҚҢӨҰҮҺІa-zà-ü .-]{0,20}$/u),
        (text) => fold(text.normalize('NFD')) === fold(text.normalize('NFC')),
      ),
    )
  })
})

describe('foldWords', () => {
  it('splits at everything that is neither letter nor digit', () => {
    expect(foldWords('Усть-Каменогорск, №5 (г.а.) «Ертіс»')).toEqual([
      'усть',
      'каменогорск',
      '5',
      'г',
      'а',
      'ертис',
    ])
    expect(foldWords(' — ')).toEqual([])
  })
})

describe('locateWords', () => {
  it('finds each word at its place in the original', () => {
    const text = 'Ақ-Төбе 2'
    expect(
      locateWords(text).map(({ folded, start, end }) => [folded, text.slice(start, end)]),
    ).toEqual([
      ['ак', 'Ақ'],
      ['тобе', 'Төбе'],
      ['2', '2'],
    ])
  })

  it('has the same words as foldWords', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(
          locateWords(text)
            .map(({ folded }) => folded)
            .join(''),
        ).toBe(foldWords(text).join(''))
      }),
    )
  })
})
