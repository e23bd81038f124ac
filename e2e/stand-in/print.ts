import type { TypedSession } from './cdp.ts'
import { onlyKnown } from './strict.ts'

/** Inches, as Electron and Chromium measure paper. ISO 216 and ANSI sizes. */
const paper: Readonly<Record<string, readonly [number, number]>> = {
  A0: [33.11, 46.81],
  A1: [23.39, 33.11],
  A2: [16.54, 23.39],
  A3: [11.69, 16.54],
  A4: [8.27, 11.69],
  A5: [5.83, 8.27],
  A6: [4.13, 5.83],
  Letter: [8.5, 11],
  Legal: [8.5, 14],
}
const known = [
  'landscape',
  'displayHeaderFooter',
  'printBackground',
  'scale',
  'pageSize',
  'margins',
  'pageRanges',
  'headerTemplate',
  'footerTemplate',
  'preferCSSPageSize',
  'generateTaggedPDF',
  'generateDocumentOutline',
]

function sizeOf(pageSize: Electron.PrintToPDFOptions['pageSize']) {
  if (pageSize === undefined) return {}
  const named = typeof pageSize === 'string' ? paper[pageSize] : undefined
  if (named) return { paperWidth: named[0], paperHeight: named[1] }
  if (typeof pageSize === 'string')
    throw new Error(`electron stand-in: page size ${pageSize} is not supported`)
  return { paperWidth: pageSize.width, paperHeight: pageSize.height }
}

export async function printPage(
  session: TypedSession,
  options: Electron.PrintToPDFOptions,
): Promise<Buffer> {
  onlyKnown('printToPDF', options, known)
  const { pageSize, margins, generateTaggedPDF = true, ...same } = options
  const params = {
    ...same,
    ...sizeOf(pageSize),
    generateTaggedPDF,
    marginTop: margins?.top,
    marginBottom: margins?.bottom,
    marginLeft: margins?.left,
    marginRight: margins?.right,
  }
  const given = Object.entries(params).filter(([, value]) => value !== undefined)
  const { data } = await session.send('Page.printToPDF', Object.fromEntries(given))
  return Buffer.from(data, 'base64')
}
