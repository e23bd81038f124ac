import { ensureBuilt } from '../../build/build.mjs'

/** The stories run what is built, so it is built from what is there. */
export default async function buildFirst(): Promise<void> {
  await ensureBuilt()
}
