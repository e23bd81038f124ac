import { humanitarianIndex } from '../../../../shared/domain/atlas/series.ts'
import { defineMap, only } from '../define.ts'

/** Cube root of hazard, vulnerability and lack of capacity, each 0–10. */
export const ir06 = defineMap({
  id: 'IR-06',
  grain: 'unit',
  reads: {},
  maps: ['IR-05', 'TI-05', 'TI-02', 'CH-04', 'VU-05', 'VU-06'],
  params: { lowTi05: 0, highTi05: 100, lowTi02: 0, highTi02: 10 },
  sql: `
    SELECT v.key AS key, v.map AS map, v.value AS part, v.flags AS flags
      FROM m_atlas_value v WHERE ${only('v.key')} ORDER BY v.key, v.map`,
  after: humanitarianIndex,
})
