import { zoneFlags } from '../families.ts'

/** Kinds of natural hazard zone that hold a hazardous production facility. */
export const ti04 = zoneFlags({
  id: 'TI-04',
  of: 'm_hazfac',
  where: `o.is_hpf = 1`,
  columns: ['is_hpf'],
  hazards: ['seismic', 'flood', 'mudflow', 'landslide', 'dam'],
  minI: 8,
})
