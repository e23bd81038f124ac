import type { FromWorker, TileJob, ToWorker } from './tile-job.ts'

interface Waiting {
  readonly resolve: (image: ImageBitmap) => void
  readonly reject: (why: Error) => void
}

interface Member {
  readonly worker: Worker
  busy: number
}

/** Figures of the drawing, for the bench and the developer's eye. */
export interface DrawStats {
  drawn: number
  failed: number
  lastMs: number
  totalMs: number
}

/** A few workers that draw tiles; a job goes to the one with the fewest. */
export class DrawPool {
  readonly #members: Member[] = []
  readonly #waiting = new Map<number, Waiting>()
  readonly #size: number
  #next = 1
  readonly stats: DrawStats = { drawn: 0, failed: 0, lastMs: 0, totalMs: 0 }

  /** One core is left to the window; more than three workers only wait for the database. */
  constructor(size = Math.min(3, Math.max(1, navigator.hardwareConcurrency - 1))) {
    this.#size = size
    // Loads its code while the window is still being built.
    this.#hire()
  }

  draw(job: Omit<TileJob, 'id'>, signal: AbortSignal): Promise<ImageBitmap> {
    const id = this.#next
    this.#next += 1
    const member = this.#leastBusy()
    member.busy += 1
    const tell = (message: ToWorker) => member.worker.postMessage(message)
    const cancel = () => tell({ kind: 'cancel', id })
    signal.addEventListener('abort', cancel, { once: true })
    const drawn = new Promise<ImageBitmap>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      tell({ kind: 'draw', job: { ...job, id } })
    })
    return drawn.finally(() => {
      member.busy -= 1
      signal.removeEventListener('abort', cancel)
    })
  }

  dispose(): void {
    for (const { worker } of this.#members) worker.terminate()
    this.#members.length = 0
    for (const { reject } of this.#waiting.values()) reject(new Error('cancelled'))
    this.#waiting.clear()
  }

  #leastBusy(): Member {
    const idle = this.#members.find(({ busy }) => busy === 0)
    if (idle) return idle
    if (this.#members.length < this.#size) return this.#hire()
    return this.#members.reduce((least, member) => (member.busy < least.busy ? member : least))
  }

  #hire(): Member {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.#settle(data))
    const member = { worker, busy: 0 }
    this.#members.push(member)
    return member
  }

  #settle(answer: FromWorker): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if (answer.kind === 'drawn') {
      this.stats.drawn += 1
      this.stats.lastMs = answer.drawMs
      this.stats.totalMs += answer.drawMs
      waiting?.resolve(answer.image)
      return
    }
    if (answer.why !== 'cancelled') this.stats.failed += 1
    waiting?.reject(new Error(answer.why))
  }
}
