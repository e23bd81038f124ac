import { z } from 'zod'
import { read } from '../define.ts'
import { geometrySchema } from './records.ts'

/** What can be wrong with an outline, after the reasons GEOS gives (`TopologyValidationError`). */
export const geometryFaults = [
  'self-intersection',
  'ring-self-intersection',
  'hole-outside',
  'nested-holes',
  'nested-shells',
  'duplicate-rings',
  'disconnected',
  'too-few-points',
  'not-closed',
  'other',
] as const
export type GeometryFault = (typeof geometryFaults)[number]

const faultSchema = z.object({
  fault: z.enum(geometryFaults),
  /** Longitude and latitude; null where the reason has no place. */
  at: z.tuple([z.number(), z.number()]).nullable(),
})
export type GeometryFaultFound = z.output<typeof faultSchema>

export const geometryContract = {
  /** Whether a geometry is valid after OGC Simple Features, and if not, what is wrong and where. */
  'geometry.check': read('view', z.object({ geometry: geometrySchema }), faultSchema.nullable()),
  /** A valid geometry of the same dimension made of a faulty one; nothing is stored. */
  'geometry.mend': read(
    'view',
    z.object({ geometry: geometrySchema }),
    z.object({
      /** Null where nothing of the same dimension is left. */
      geometry: geometrySchema.nullable(),
      /** Lines or points had to be left out, because they enclose no area. */
      dropped: z.boolean(),
    }),
  ),
}
