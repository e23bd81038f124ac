import { z } from 'zod'
import type { AtlasReadiness } from '../../../shared/contract/features/atlas.ts'
import { recordKinds } from '../../../shared/contract/features/records.ts'
import { datasetFields } from '../../../shared/domain/dataset-fields.ts'
import type { DataContext } from '../context.ts'
import { all } from '../db/sql.ts'
import type { DerivedMap } from './define.ts'
import { catalogue } from './files.ts'
import { inputViews } from './inputs.ts'
import { kindsBehind } from './maps.ts'

const filledRow = z.object({ kind: z.number(), pct: z.number() })
const layerRow = z.object({ layer: z.string() })

/** How far a map may be trusted by what it reads: the least filled kind of record, and invented layers. */
export function inputTrust(
  ctx: DataContext,
): (map: DerivedMap) => Pick<AtlasReadiness, 'completeness' | 'synthetic'> {
  const filled = new Map(
    all(
      ctx.db,
      filledRow,
      'SELECT kind, round(avg(completeness)) AS pct FROM p_head GROUP BY kind',
    ).map(({ kind, pct }) => [kind, pct]),
  )
  const invented = new Set(
    all(
      ctx.db,
      layerRow,
      `SELECT d.layer FROM dataset d JOIN rec r ON r.id = d.record AND r.deleted = 0
        WHERE json_extract(r.doc, '$."${datasetFields.synthetic}"')`,
    ).map(({ layer }) => layer),
  )
  const views = inputViews(ctx)
  const { inputs } = ctx.keep(catalogue)
  return ({ reads }) => {
    const names = Object.keys(reads)
    const shares = names.flatMap((input) => {
      const kind = views.get(input)?.kind
      return (kind ? [kind] : (kindsBehind[input] ?? [])).flatMap((one) => {
        const pct = filled.get(recordKinds[one])
        return pct === undefined ? [] : [{ input, pct }]
      })
    })
    const layerOf = (input: string) => inputs.get(input)?.source.replace(/^dataset:/, '') ?? ''
    return {
      completeness: shares.reduce<AtlasReadiness['completeness']>(
        (worst, one) => (worst && worst.pct <= one.pct ? worst : one),
        null,
      ),
      synthetic: names.filter((input) => invented.has(layerOf(input))),
    }
  }
}
