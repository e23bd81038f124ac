import type { Box } from '../../../shared/contract/features/layers.ts'
import type { DataContext, Slot } from '../context.ts'
import { boxOfBlob } from '../db/geometry-blob.ts'
import { type Register, register } from '../search/register.ts'
import { datasetSources } from './dataset-source.ts'
import type { LayerSource } from './source.ts'

/** Keys by which the layers of borders name the territories of the register. */
const registerKeys: readonly string[] = ['iso', 'code', 'unit_id']

/** The feature that draws a territory. */
interface Shape {
  readonly source: LayerSource
  readonly id: number
  readonly box: Box
}

/** Outlines of the territories of the register, from the layers that draw them. */
class UnitShapes {
  #version = ''
  #byCode: ReadonlyMap<string, Shape> = new Map()
  #codes: ReadonlyMap<string, string> = new Map()

  /** The territory's box, or the point of its seat; where neither is known, of the unit above. */
  boxOf(ctx: DataContext, code: string): Box | null {
    const box = this.#read(ctx).get(code)?.box
    if (box) return box
    const unit = ctx.keep(register).read(ctx.db).byCode.get(code)
    if (!unit) return null
    if (unit.placed === 'above' && unit.parent !== null) return this.boxOf(ctx, unit.parent)
    return [...unit.centre, ...unit.centre]
  }

  /** The outline as it is stored; null where no layer draws the territory. */
  blobOf(ctx: DataContext, code: string): Buffer | null {
    const shape = this.#read(ctx).get(code)
    return shape ? shape.source.blob(shape.id) : null
  }

  /** The territory that a feature of a layer draws. */
  codeOf(ctx: DataContext, layer: string, id: number): string | undefined {
    this.#read(ctx)
    return this.#codes.get(`${layer}/${id}`)
  }

  /** All that are drawn, by code. */
  all(ctx: DataContext): ReadonlyMap<string, { readonly box: Box }> {
    return this.#read(ctx)
  }

  #read(ctx: DataContext): ReadonlyMap<string, Shape> {
    const units = ctx.keep(register).read(ctx.db)
    const sources = datasetSources(ctx).filter(drawsUnits)
    const version = JSON.stringify(sources.map(({ layer }) => [layer.id, layer.version]))
    if (version === this.#version) return this.#byCode
    const found = sources.flatMap((source) => shapesOf(source, units))
    this.#byCode = new Map(found)
    this.#codes = new Map(found.map(([code, { source, id }]) => [`${source.layer.id}/${id}`, code]))
    this.#version = version
    return this.#byCode
  }
}

export const unitShapes: Slot<UnitShapes> = {
  name: 'layers.unit-shapes',
  make: () => new UnitShapes(),
}

function drawsUnits({ layer }: LayerSource): boolean {
  return layer.geometry === 'polygon' && registerKeys.includes(layer.keyAttribute ?? '')
}

function shapesOf(source: LayerSource, { units }: Register): [string, Shape][] {
  const key = source.layer.keyAttribute ?? ''
  const codes = new Map(
    units.flatMap(({ unitId, iso, code }) => [unitId, iso, code].map((name) => [name, code])),
  )
  return source.ids(-1, source.layer.count).flatMap((id): [string, Shape][] => {
    const code = codes.get(String(source.head(id)?.attributes[key]))
    const blob = code === undefined ? null : source.blob(id)
    return code !== undefined && blob ? [[code, { source, id, box: [...boxOfBlob(blob)] }]] : []
  })
}
