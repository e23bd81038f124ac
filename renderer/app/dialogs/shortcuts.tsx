import { useState } from 'react'
import { commandGroups, useCommandList } from '../../ui/commands.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { isTyping, keysFromShortcut } from '../../ui/shortcut.ts'
import { TextInput } from '../../ui/text-input.tsx'
import { findCommands } from '../palette/command-source.ts'
import './shortcuts.css'

/** Every key in force now, by group. */
export function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const [query, setQuery] = useState('')
  const all = useCommandList().filter((command) => (command.keys?.length ?? 0) > 0)
  const { found } = findCommands(all, query)
  return (
    <Dialog title={t('shortcuts.title')} size="large" onClose={onClose}>
      <p className="shortcuts-note">{t('shortcuts.note')}</p>
      <TextInput
        type="search"
        value={query}
        onValue={setQuery}
        aria-label={t('shortcuts.find')}
        placeholder={t('shortcuts.find')}
      />
      <div className="shortcuts-groups">
        {commandGroups.map((group) => {
          const inGroup = found.filter((command) => command.group === group)
          if (inGroup.length === 0) return null
          return (
            <section key={group} className="shortcuts-group">
              <h3>{t(`group.${group}`)}</h3>
              <dl>
                {inGroup.map((command) => (
                  <div key={command.id} className="shortcuts-row">
                    <dt>
                      {t(command.title)}
                      {command.scope === 'map' && command.keys?.some(isTyping) ? (
                        <span className="shortcuts-scope"> {t('shortcuts.mapOnly')}</span>
                      ) : null}
                    </dt>
                    <dd>
                      {command.keys?.map((keys) => (
                        <Kbd key={keys} keys={keysFromShortcut(keys)} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
    </Dialog>
  )
}
