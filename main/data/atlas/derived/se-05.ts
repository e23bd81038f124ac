import { peopleInZone } from '../families.ts'

/** People of settlements in mudflow, landslide or avalanche zones, each once. */
export const se05 = peopleInZone({
  id: 'SE-05',
  hazards: ['mudflow', 'landslide', 'avalanche'],
  share: false,
})
