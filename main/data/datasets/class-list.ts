/** More than this and a class is no class: one byte a feature, 0 = none. */
const mostClasses = 255
/** Beyond this id the bytes would outgrow their use. */
const largestId = 50_000_000

/** The class of each feature as one byte by its id: what the map colours a million points by. */
export class ClassList {
  readonly #indexes = new Map<string, number>()
  #bytes = new Uint8Array(1024)
  #length = 0
  #given = true

  set(id: number, value: string | number | null): void {
    if (!this.#given) return
    const index = value === null || value === '' ? 0 : this.#indexOf(String(value))
    if (id > largestId || index > mostClasses) {
      this.#given = false
      return
    }
    while (id >= this.#bytes.length) this.#grow()
    this.#bytes[id] = index
    this.#length = Math.max(this.#length, id + 1)
  }

  /** Null where there were too many classes. */
  bytes(): Uint8Array | null {
    return this.#given ? this.#bytes.slice(0, this.#length) : null
  }

  values(): string[] {
    return this.#given ? [...this.#indexes.keys()] : []
  }

  #indexOf(value: string): number {
    const known = this.#indexes.get(value)
    if (known !== undefined) return known
    const index = this.#indexes.size + 1
    this.#indexes.set(value, index)
    return index
  }

  #grow(): void {
    const larger = new Uint8Array(2 * this.#bytes.length)
    larger.set(this.#bytes)
    this.#bytes = larger
  }
}
