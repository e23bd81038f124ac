/** A computed map: SQL over the `m_*` views that yields key, value, n, estimate and passport (a fid). */
export interface ComputedMap {
  readonly id: string
  /** Binds `:rank` (1 oblast, 2 district) and `:only` (a key, or null for all). */
  readonly sql: string
  /** Records behind one value: fid, field key or null, value. Binds `:key` and `:rank`. */
  readonly trace: string
}

export const defineMap = (map: ComputedMap): ComputedMap => map
