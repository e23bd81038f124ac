import { z } from 'zod'
import type { DataContext, Slot } from '../context.ts'
import { boxOfBlob } from '../db/geometry-blob.ts'
import { one } from '../db/sql.ts'
import { datasetSources } from '../layers/dataset-source.ts'
import { degreeM } from '../layers/nearness.ts'
import type { LayerSource } from '../layers/source.ts'
import { type Register, register } from '../search/register.ts'
import { territories } from './territories.ts'

/** Layers that draw units, and the attribute of the register that their key is. */
const keysOfLayers: Readonly<Record<string, 'code' | 'iso' | 'unitId'>> = {
  iso: 'code',
  code: 'iso',
  unit_id: 'unitId',
}

/**
 * What a schematic outline may be off, metres: the borders of districts in the starter data are off
 * by 6.3 km in the median (assets/starter/quality.md); twice that and a bit is our choice.
 */
const schematicM = 15_000
/** Official outlines: what simplification for drawing may cost; our choice. */
const officialM = 100

/**
 * An outline widened by what it may be off, in metres of a plane: degrees times the metres they have
 * at its middle, which at its northern and southern ends is wrong by less than the margin matters.
 */
export interface Outline {
  readonly widened: Uint8Array
  readonly lonM: number
  readonly latM: number
}

/** Where the outline of a unit is found. */
interface Place {
  readonly source: LayerSource
  readonly id: number
}

/** Outlines of the units of the register, from the layers that draw them. */
class Outlines {
  #version = ''
  #places: ReadonlyMap<string, Place> = new Map()
  #made = new Map<string, Outline | null>()

  /** Outline of the unit, or of the nearest unit above it that has one. */
  of(ctx: DataContext, unit: string): Outline | null {
    this.#refresh(ctx)
    const tree = ctx.keep(territories)
    for (let code: string | null = unit; code !== null; code = tree.parentOf(code)) {
      if (this.#places.has(code)) return this.#outline(ctx, code)
    }
    return null
  }

  #outline(ctx: DataContext, code: string): Outline | null {
    const known = this.#made.get(code)
    if (known !== undefined) return known
    const place = this.#places.get(code)
    const blob = place?.source.blob(place.id)
    const made = place && blob ? widened(ctx, place.source, blob) : null
    this.#made.set(code, made)
    return made
  }

  #refresh(ctx: DataContext): void {
    const version = outlinesVersion(ctx)
    if (version === this.#version) return
    const units = ctx.keep(register).read(ctx.db)
    this.#places = new Map(drawing(ctx).flatMap((source) => placesOf(source, units)))
    this.#made = new Map()
    this.#version = version
  }
}

const widenedRow = z.object({ widened: z.instanceof(Uint8Array).nullable() })
/** Simplified first, by a quarter of the margin: borders have many vertices, and this is asked often. */
const widenedSql = `SELECT ST_Buffer(ST_MakeValid(ST_SimplifyPreserveTopology(
    ScaleCoords(CAST(:blob AS BLOB), :lonM, :latM), :margin / 4)), :margin) AS widened`

function widened(ctx: DataContext, { layer }: LayerSource, blob: Buffer): Outline | null {
  const [, south, , north] = boxOfBlob(blob)
  const { lon: lonM, lat: latM } = degreeM((south + north) / 2)
  const margin = layer.schematic ? schematicM : officialM
  const row = one(ctx.db, widenedRow, widenedSql, { blob, lonM, latM, margin })
  return row?.widened ? { widened: row.widened, lonM, latM } : null
}

export const outlines: Slot<Outlines> = { name: 'outlines', make: () => new Outlines() }

const drawing = (ctx: DataContext): readonly LayerSource[] =>
  datasetSources(ctx).filter(
    ({ layer }) =>
      layer.geometry === 'polygon' && keysOfLayers[layer.keyAttribute ?? ''] !== undefined,
  )

/** Layers of settlements as points: centres, not edges. */
export const settlementsOf = (ctx: DataContext): readonly LayerSource[] =>
  datasetSources(ctx).filter(
    ({ layer }) => layer.group === 'settlements' && layer.geometry === 'point',
  )

/** Changes when a data set that checks look at gets another version. */
export function outlinesVersion(ctx: DataContext): string {
  return JSON.stringify(
    [...drawing(ctx), ...settlementsOf(ctx)].map(({ layer }) => [layer.id, layer.version]),
  )
}

function placesOf(source: LayerSource, { units }: Register): [string, Place][] {
  const key = source.layer.keyAttribute ?? ''
  const attribute = keysOfLayers[key]
  const codes = new Map(units.map((unit) => [attribute && unit[attribute], unit.code]))
  return source.ids(-1, source.layer.count).flatMap((id): [string, Place][] => {
    const code = codes.get(String(source.head(id)?.attributes[key]))
    return code === undefined ? [] : [[code, { source, id }]]
  })
}
