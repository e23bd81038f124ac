import { defineMap, inPeriod, only } from '../define.ts'

/** Outbreaks of animal diseases by disease. */
export const bi06 = defineMap({
  id: 'BI-06',
  grain: 'feature',
  of: 'm_event',
  reads: {
    m_event: ['id', 'at', 'class', 'record_type', 'disease'],
  },
  sql: `
    SELECT e.id AS key, coalesce(e.disease, 'other') AS value, 1 AS n FROM m_event e
     WHERE e.class = 'N.BIO.EPIZ' AND ${inPeriod} AND ${only('e.id')}`,
  codes: ['fmd', 'anthrax', 'lumpy_skin', 'avian_influenza', 'rabies', 'other'],
})
