import { decide } from '../../shared/domain/permissions.ts'
import { useData } from '../api/queries.ts'
import { useLanguage } from '../ui/language.tsx'
import { hashFor, useRoute } from '../ui/route.ts'
import { keysFromShortcut } from '../ui/shortcut.ts'
import { Tooltip } from '../ui/tooltip.tsx'
import './rail.css'
import { type Section, sections } from './slots.tsx'

/** The sections of the program, each a link and a key. */
export function Rail() {
  const { t } = useLanguage()
  const { section } = useRoute()
  const { data: account } = useData('account.state', {})
  const isShown = ({ needs }: Section) =>
    needs === undefined || decide(account?.person ?? null, needs).allowed
  return (
    <nav className="rail" aria-label={t('app.sections')}>
      {sections.filter(isShown).map(({ id, title, icon: Icon, keys }) => (
        <Tooltip key={id} text={t(title)} keys={keysFromShortcut(keys)}>
          <a
            className="rail-link"
            href={hashFor(id)}
            aria-current={id === section ? 'page' : undefined}
          >
            <Icon aria-hidden className="rail-icon" />
            <span className="rail-label">{t(title)}</span>
          </a>
        </Tooltip>
      ))}
    </nav>
  )
}
