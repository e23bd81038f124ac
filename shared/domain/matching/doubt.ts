/** Why a person must look before a reading is taken over; words for each are in the language files. */
export const doubts = [
  /** The label fits the field only loosely. */
  'label',
  /** Two fields fit nearly alike. */
  'ambiguous',
  /** Two lines claim the field. */
  'contested',
  /** The unit found measures something else than the field. */
  'unit',
  /** A whole number is broken, or money and people come without a unit: thousands may be meant. */
  'scale',
  /** A comma may part thousands or decimals. */
  'comma',
  /** Day and month may be the other way round, or the day is not said. */
  'date',
  /** About, more than, less than, a range. */
  'approximate',
  /** Something stands beside the number. */
  'remark',
  /** "No" or "none" was taken for zero. */
  'none',
  /** A share may be a fraction of one or per cent. */
  'fraction',
  /** No option of the list fits surely. */
  'option',
  /** The text gives no date, number or answer. */
  'unreadable',
  /** A formula whose result is not stored, or an error of the workbook. */
  'formula',
  /** Parts do not make up the total in the workbook. */
  'total',
  /** Not in the register the field refers to. */
  'register',
  /** Several columns of years: the latest was taken. */
  'year',
  /** Against a blocking rule of the dictionary. */
  'rule',
  /** The cell says twice what another cell says. */
  'repeated',
  /** A new row of a table whose key is not surely read: the next import could not find it again. */
  'row',
] as const
export type Doubt = (typeof doubts)[number]
