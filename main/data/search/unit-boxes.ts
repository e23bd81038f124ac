import type { Box } from '../../../shared/contract/features/layers.ts'
import type { DataContext, Slot } from '../context.ts'
import { boxOfBlob } from '../db/geometry-blob.ts'
import { type LayerSource, listSources } from '../layers/source.ts'
import { type Register, register } from './register.ts'

/** Which attribute of the register a layer's key is: oblasts by ISO code, units by their own. */
const keysOfLayers: Readonly<Record<string, 'iso' | 'unitId'>> = { code: 'iso', unit_id: 'unitId' }

/** Boxes around the territories of the register, from the layers that draw them. */
class UnitBoxes {
  #version = ''
  #boxes: ReadonlyMap<string, Box> = new Map()

  /** The territory's box, or the point of its seat. */
  of(ctx: DataContext, code: string): Box | null {
    const units = ctx.keep(register).read(ctx.db)
    this.#refresh(ctx, units)
    const box = this.#boxes.get(code)
    if (box) return box
    const centre = units.byCode.get(code)?.centre
    return centre ? [...centre, ...centre] : null
  }

  #refresh(ctx: DataContext, units: Register): void {
    const sources = listSources(ctx).filter(drawsUnits)
    const version = JSON.stringify(sources.map(({ layer }) => [layer.id, layer.version]))
    if (version === this.#version) return
    this.#boxes = new Map(sources.flatMap((source) => boxesOf(source, units)))
    this.#version = version
  }
}

export const unitBoxes: Slot<UnitBoxes> = {
  name: 'search.unit-boxes',
  make: () => new UnitBoxes(),
}

function drawsUnits({ layer }: LayerSource): boolean {
  return layer.geometry === 'polygon' && keysOfLayers[layer.keyAttribute ?? ''] !== undefined
}

function boxesOf(source: LayerSource, { units }: Register): [string, Box][] {
  const key = source.layer.keyAttribute ?? ''
  const attribute = keysOfLayers[key]
  const codes = new Map(units.map((unit) => [attribute && unit[attribute], unit.code]))
  return source.ids(0, source.layer.count).flatMap((id): [string, Box][] => {
    const code = codes.get(String(source.head(id)?.attributes[key]))
    const blob = code === undefined ? null : source.blob(id)
    return code !== undefined && blob ? [[code, [...boxOfBlob(blob)]]] : []
  })
}
