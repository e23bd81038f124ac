import { expect } from '@playwright/test'
import { messageOf } from '../../shared/i18n/messages/all.ts'
import { dataOf } from './data.ts'
import type { Running } from './launch.ts'

/**
 * Until the demonstration data that come in beside the work are all there, and the window says so no
 * more: before a story counts what they are part of.
 */
export async function demoWhole({ page }: Pick<Running, 'page'>): Promise<void> {
  const arriving = async () => (await dataOf(page)['demo.state']({})).arriving
  await expect.poll(arriving, { timeout: 300_000, intervals: [1_000] }).toBeNull()
  const texts = Object.values(messageOf('status.demoArriving')) as string[]
  await expect(page.getByText(new RegExp(texts.join('|'))).first()).toBeHidden()
}
