/** Bounds of reading; our choice, far above any passport and far below what would fill the memory. */
export const limits = {
  /** A sheet ends after so many rows without a value (`store.md` 10). */
  blankRows: 20_000,
  /** Cells with a value in the whole workbook. */
  cells: 300_000,
  /** Bytes of an archive: only its directory and the parts we need are ever read. */
  archiveBytes: 512 * 2 ** 20,
  /** Bytes of a file that must be read whole: xls, csv. */
  wholeBytes: 48 * 2 ** 20,
  /** Bytes one part of an archive may unpack to. */
  partBytes: 1024 * 2 ** 20,
  /** Bytes of the shared texts, styles and the like, which are held in memory. */
  heldBytes: 64 * 2 ** 20,
  sheets: 200,
  /** Work of the worker on one file, by its processor time. */
  seconds: 30,
  /** By the clock, for a medium that no longer answers. */
  patienceSeconds: 600,
  /** Heap of the worker. */
  heapMegabytes: 256,
} as const
