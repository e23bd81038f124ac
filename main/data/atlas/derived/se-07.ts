import { zoneFlags } from '../families.ts'

/** Kinds of hazard zone that hold a school, kindergarten, hospital or care home. */
export const se07 = zoneFlags({
  id: 'SE-07',
  of: 'm_critfac',
  where: `o.type IN ('school', 'kindergarten', 'hospital', 'care_home')`,
  columns: ['type'],
  hazards: ['seismic', 'flood', 'dam', 'mudflow', 'chemical'],
  minI: 8,
})
