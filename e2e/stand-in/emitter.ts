import { EventEmitter } from 'node:events'
import type { Emits } from './surface.ts'

/** What Electron passes first to most of its listeners. */
export interface StandInEvent extends Electron.Event {
  defaultPrevented: boolean
  readonly preventDefault: () => void
}

export function createEvent(): StandInEvent {
  const event: StandInEvent = {
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true
    },
  }
  return event
}

export interface Emitter<E> extends Emits<E> {
  emit<K extends keyof E & string>(event: K, ...args: E[K] & unknown[]): boolean
  readonly raw: EventEmitter
}

/** Listening to an event that the stand-in never emits is refused. */
export function createEmitter<E>(name: string, events: readonly (keyof E & string)[]): Emitter<E> {
  const raw = new EventEmitter()
  const known: readonly string[] = events
  const listen = (how: 'on' | 'once') => (event: string, listener: (...args: never[]) => void) => {
    if (!known.includes(event))
      throw new Error(`electron stand-in: event ${name}.on('${event}') is not supported`)
    raw[how](event, listener as (...args: unknown[]) => void)
  }
  return {
    raw,
    emit: (event, ...args) => raw.emit(event, ...args),
    on: listen('on') as Emits<E>['on'],
    once: listen('once') as Emits<E>['once'],
  }
}

/** The listening half, for a facade. */
export function listening<E>(emitter: Emitter<E>): Emits<E> {
  return {
    on: (event, listener) => emitter.on(event, listener),
    once: (event, listener) => emitter.once(event, listener),
  }
}
