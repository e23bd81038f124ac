import { useLanguage } from '../ui/language.tsx'
import { hashFor, useRoute } from '../ui/route.ts'
import { keysFromShortcut } from '../ui/shortcut.ts'
import { Tooltip } from '../ui/tooltip.tsx'
import './rail.css'
import { sections } from './slots.tsx'

/** The sections of the program, each a link and a key. */
export function Rail() {
  const { t } = useLanguage()
  const { section } = useRoute()
  return (
    <nav className="rail" aria-label={t('app.sections')}>
      {sections.map(({ id, title, icon: Icon, keys }) => (
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
