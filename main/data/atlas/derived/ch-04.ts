import { peopleInZone } from '../families.ts'

/** People of settlements in zones of possible contamination, per cent. */
export const ch04 = peopleInZone({ id: 'CH-04', hazards: ['chemical'], share: true })
