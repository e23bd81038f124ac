import { afterAll, describe, expect, it } from 'vitest'
import { type memoryLog, openTestStore } from '../testing.ts'

describe('the register of territories', () => {
  const store = openTestStore()
  afterAll(() => store.close())

  it('has the country, twenty regions and 228 units below them, parents first', async () => {
    const units = await store.client['units.list']({})
    const seen = new Set<string>()
    for (const unit of units) {
      expect(unit.parent === null || seen.has(unit.parent)).toBe(true)
      seen.add(unit.code)
    }
    const count = (level: string) => units.filter((unit) => unit.level === level).length
    expect({
      all: units.length,
      country: count('country'),
      oblast: count('oblast'),
      cities: count('city_republican'),
      city: count('city'),
      district: count('district'),
    }).toEqual({ all: 249, country: 1, oblast: 17, cities: 3, city: 39, district: 189 })
  })

  it('uses the KATO code as key where it is known and the layer id elsewhere', async () => {
    const units = await store.client['units.list']({})
    const provisional = units.filter((unit) => unit.kato === null).map((unit) => unit.code)
    expect(provisional).toEqual([
      'KZ',
      'KZ-10-zhanasemey-district',
      'KZ-61-sauran-district',
      'KZ-63-markakol-district',
      'KZ-63-ulken-naryn-district',
      'KZ-71-saraishyk-city-district',
    ])
    expect(units.every((unit) => unit.kato === null || unit.kato === unit.code)).toBe(true)
  })

  it('gives each region the code its units begin with', async () => {
    const units = await store.client['units.list']({})
    const strays = units.filter(
      (unit) =>
        unit.kato &&
        unit.parent &&
        unit.parent !== 'KZ' &&
        !unit.code.startsWith(unit.parent.slice(0, 2)),
    )
    expect(strays).toEqual([])
  })

  it('is not filled again at the next start', async () => {
    const first = openTestStore()
    const again = first.restart()
    expect(await again.client['units.list']({})).toHaveLength(249)
    const starts = again.write.context.log as ReturnType<typeof memoryLog>
    expect(starts.lines.filter((line) => line.includes('territories filled'))).toEqual([])
    again.close()
  })
})
