import { useData } from '../api/queries.ts'
import { AccountScreen } from '../features/account/account-screen.tsx'
import { Frame } from './frame.tsx'
import { LanguageSwitch } from './status-bar.tsx'

/**
 * The frame, or the way in. While it is not yet known who is at work the frame stands already: the
 * data host shows nothing to nobody, and a start does not wait for the answer.
 */
export function Gate() {
  const { data: account } = useData('account.state', {})
  return account && (account.phase !== 'signed-in' || account.mustChange) ? (
    <AccountScreen account={account} tools={<LanguageSwitch />} />
  ) : (
    <Frame />
  )
}
