import { ownFeature } from '../define.ts'
import { zoneFlags } from '../families.ts'

/** Kinds of hazard zone that hold a settlement. */
export const se06 = zoneFlags({
  id: 'SE-06',
  of: 'm_settlement',
  where: `o.geom IS NOT NULL`,
  columns: [],
  hazards: ['seismic', 'flood', 'dam', 'mudflow', 'landslide', 'avalanche', 'chemical', 'wildfire'],
  minI: 7,
  trace: ownFeature('m_settlement', 'name_ru'),
})
