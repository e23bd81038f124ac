/** Where a value stands in a record: `field`, `field/row` or `field/row/column`. */
export interface Address {
  /** Id of the field, as text. */
  readonly field: string
  readonly row: string | null
  /** Id of the column, or `o` for the order key of the row. */
  readonly column: string | null
}

/** Takes an address apart; its form was checked where it entered. */
export function parseAddress(address: string): Address {
  const [field = '', row = null, column = null] = address.split('/')
  return { field, row, column }
}

/** True when `outer` is `inner` or holds it: a table its rows, a row its cells. */
export function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`)
}
