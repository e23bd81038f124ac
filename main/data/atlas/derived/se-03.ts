import { peopleInZone } from '../families.ts'

/** People of settlements in zones of intensity 8 and more, per cent. */
export const se03 = peopleInZone({ id: 'SE-03', hazards: ['seismic'], share: true, minI: 8 })
