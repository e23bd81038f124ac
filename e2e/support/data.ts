import type { Page } from '@playwright/test'
import { createClient } from '../../shared/contract/client.ts'
import { dataContract } from '../../shared/contract/data.ts'
import type { Reply } from '../../shared/contract/failure.ts'

interface Window {
  readonly bridge: { readonly data: Readonly<Record<string, (input: unknown) => Promise<Reply>>> }
}

const missing: Reply = {
  ok: false,
  failure: { code: 'unsupported', why: 'no such method', detail: {} },
}

/** The contract's client over the bridge of a window: bridge, main and data process are the true ones. */
export function dataOf(page: Page) {
  return createClient(dataContract, async (method, input) => {
    const reply = await page.evaluate(
      ({ name, given }) => (globalThis as unknown as Window).bridge.data[name]?.(given),
      { name: method, given: input },
    )
    return reply ?? missing
  })
}
