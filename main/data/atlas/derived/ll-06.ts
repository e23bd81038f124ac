import { zoneFlags } from '../families.ts'

/** Kinds of hazard zone that hold a facility of supply. */
export const ll06 = zoneFlags({
  id: 'LL-06',
  of: 'm_critfac',
  where: `o.type IN ('power', 'water', 'heat', 'telecom')`,
  columns: ['type'],
  hazards: ['flood', 'seismic', 'mudflow', 'landslide', 'dam'],
  minI: 8,
})
