/**
 * Fields of a data set's record (`kind` dataset). They have no dictionary of their own; the ids lie
 * beyond those of the typed dictionary and are never used again for something else.
 */
export const datasetFields = {
  layer: '9001',
  titleKk: '9002',
  titleRu: '9003',
  titleEn: '9004',
  group: '9005',
  sourceKk: '9006',
  sourceRu: '9007',
  sourceEn: '9008',
  licence: '9009',
  /** YYYY, YYYY-MM or YYYY-MM-DD, as known. */
  date: '9010',
  noteKk: '9011',
  noteRu: '9012',
  noteEn: '9013',
  schematic: '9014',
  synthetic: '9015',
  /** Number of the visible version; moving it back is the undo of an import. */
  version: '9016',
  geometry: '9017',
  count: '9018',
  /** west,south,east,north in degrees. */
  box: '9019',
  /** Of the content, in hexadecimal digits. */
  sha256: '9020',
  /** Name of the file it came from. */
  file: '9021',
  /** Columns as JSON: name, column, type, labels. */
  schema: '9022',
} as const
