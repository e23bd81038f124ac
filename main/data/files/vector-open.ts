import { closeSync, createWriteStream, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../../shared/contract/failure.ts'
import { inSteps, type Steps } from '../steps.ts'
import { openCsvPoints } from './csv-points.ts'
import { openGeoJson } from './geojson.ts'
import { openGeoPackage } from './geopackage.ts'
import { openGpx } from './gpx.ts'
import { openKml } from './kml.ts'
import { openShapefile } from './shapefile.ts'
import type { VectorFile, VectorLayer } from './vector.ts'
import { badFile, openZip } from './workbook-zip.ts'

/** Opens a vector file by what it holds; an archive is unpacked beside, and cleared away at the end. */
export async function openVectorFile(path: string, signal: AbortSignal): Promise<VectorFile> {
  return headOf(path).startsWith('PK\u0003\u0004')
    ? openArchive(path, signal)
    : inSteps(signal, openVector(path))
}

/** Opens a file that is no archive, whatever its name ends with. */
export function* openVector(path: string): Steps<VectorFile> {
  const head = headOf(path)
  if (head.startsWith('SQLite format 3')) return openGeoPackage(path)
  if (head.startsWith('\u0000\u0000\u0027\u000a')) return yield* openShapefile(path)
  // JSON begins with a brace, XML with a bracket, perhaps behind a mark or white space.
  const text = head.replace(/^\u00ef\u00bb\u00bf/, '').trimStart()
  if (text.startsWith('{') || text.startsWith('[')) return yield* openGeoJson(path)
  if (/<gpx[\s>]/i.test(text)) return yield* openGpx(path)
  if (text.startsWith('<')) return yield* openKml(path)
  if (/\.(csv|tsv|txt)$/i.test(path)) return yield* openCsvPoints(path)
  // Told apart by the GeoPackage reader, which says what is wrong.
  return openGeoPackage(path)
}

const headBytes = 2_048

function headOf(path: string): string {
  const file = openExisting(path)
  try {
    const head = Buffer.alloc(headBytes)
    return head.toString('latin1', 0, readSync(file, head, 0, head.length, 0))
  } finally {
    closeSync(file)
  }
}

function openExisting(path: string): number {
  try {
    return openSync(path, 'r')
  } catch (cause) {
    if ((cause as { code?: string }).code !== 'ENOENT') throw cause
    throw new AppError('not-found', { why: 'the file is gone', detail: { file: path }, cause })
  }
}

/** Layers inside an archive, and what lies beside a shapefile. */
const layerEndings: ReadonlySet<string> = new Set([
  '.shp',
  '.gpkg',
  '.geojson',
  '.json',
  '.kml',
  '.gpx',
])
const besideEndings: ReadonlySet<string> = new Set(['.dbf', '.prj', '.cpg'])
/** Our choice: an archive of more layers than this is no single delivery. */
const mostLayers = 100

/**
 * Unpacks the layers of an archive (zipped shapefiles, KMZ) into a folder of our own. Only the last
 * part of a name is used, so that no name leads out of it.
 */
async function openArchive(path: string, signal: AbortSignal): Promise<VectorFile> {
  const folder = mkdtempSync(join(tmpdir(), 'qorgau-layers-'))
  const clear = () => rmSync(folder, { recursive: true, force: true })
  try {
    const paths = await unpack(path, folder, signal)
    const files: VectorFile[] = []
    for (const one of paths) files.push(await inSteps(signal, openVector(one)))
    return together(files, clear)
  } catch (error) {
    clear()
    throw error
  }
}

async function unpack(path: string, folder: string, signal: AbortSignal): Promise<string[]> {
  const zip = openZip(path)
  try {
    const wanted = zip.names().filter((name) => {
      const ending = extname(name).toLowerCase()
      return layerEndings.has(ending) || besideEndings.has(ending)
    })
    const layers = wanted.filter((name) => layerEndings.has(extname(name).toLowerCase()))
    if (layers.length === 0) throw badFile('not-a-layer', 'an archive without layers')
    if (layers.length > mostLayers)
      throw badFile('too-big', 'too many layers in one archive', { limit: mostLayers })
    const folders = [...new Set(wanted.map((name) => name.slice(0, -basename(name).length)))]
    const placeOf = (name: string) =>
      // Files of one folder stay side by side; two folders may hold files of one name.
      `${folders.indexOf(name.slice(0, -basename(name).length))}-${basename(name)}`
    for (const name of wanted)
      await pipeline(zip.chunks(name), createWriteStream(join(folder, placeOf(name))), { signal })
    return layers.map((name) => join(folder, placeOf(name)))
  } finally {
    zip.close()
  }
}

/** Several files as one; the number in front of an unpacked name is not shown. */
function together(files: readonly VectorFile[], clear: () => void): VectorFile {
  const sources = files.flatMap((file) =>
    file.layers.map((layer) => ({
      file,
      layer,
      shown: { ...layer, name: bare(layer.name), title: bare(layer.title) },
    })),
  )
  const named = sources.map((source, i) => ({
    ...source,
    shown:
      sources.findIndex(({ shown }) => shown.name === source.shown.name) === i
        ? source.shown
        : { ...source.shown, name: `${source.shown.name} (${i + 1})` },
  }))
  return {
    format: files[0]?.format ?? 'geopackage',
    layers: named.map(({ shown }) => shown),
    features: (asked, notes) => {
      const source = named.find(({ shown }) => shown.name === asked.name)
      if (!source) throw new AppError('not-found', { detail: { layer: asked.name } })
      const layer: VectorLayer = { ...source.layer, srid: asked.srid }
      return source.file.features(layer, notes)
    },
    close: () => {
      for (const file of files) file.close()
      clear()
    },
  }
}

const bare = (name: string): string => name.replace(/^\d+-/, '')
