import { SearchX } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { useIdleLock } from '../features/account/lock.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { useLanguage } from '../ui/language.tsx'
import { useRoute } from '../ui/route.ts'
import { useNarrow } from './appearance.ts'
import { DataNotice } from './data-notice.tsx'
import { DialogHost } from './dialogs/dialog-host.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import './frame.css'
import { PanelSplitter } from './panel-splitter.tsx'
import { Rail } from './rail.tsx'
import { useSettings } from './settings.ts'
import { sections } from './slots.tsx'
import { StatusBar } from './status-bar.tsx'
import { TopBar } from './top-bar.tsx'
import { useUndoState } from './undo.ts'
import { Workspace } from './workspace.tsx'

/** The window: sections on the left, what is worked on in the middle, its state below. */
export function Frame() {
  const { t } = useLanguage()
  const narrow = useNarrow()
  useUndoState()
  useIdleLock(useSettings((settings) => settings.lockMinutes))
  const { section: id } = useRoute()
  const section = sections.find((known) => known.id === id)
  const title = t(section?.title ?? 'section.unknown')
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
  }, [title, t])
  return (
    <div className="frame" data-narrow={narrow || undefined}>
      <a className="skip-link" href="#content">
        {t('app.toContent')}
      </a>
      <TopBar />
      <Rail />
      <main id="content" className="content" tabIndex={-1} aria-label={title}>
        <h1 className="visually-hidden">{title}</h1>
        <DataNotice />
        <div className="content-body">
          <Body id={id} />
        </div>
      </main>
      <StatusBar />
      <DialogHost />
    </div>
  )
}

/** The map is one and stays mounted; a section's screen lies before it or takes its place. */
function Body({ id }: { readonly id: string }) {
  const narrow = useNarrow()
  const screen = useSettings((settings) => settings.panels.screen)
  const section = sections.find((known) => known.id === id)
  const Screen = section?.Screen
  const beside = section?.withMap === true && !narrow && screen.open
  return (
    <>
      {Screen || !section ? (
        <section
          id="panel-screen"
          className="screen"
          style={beside ? { flex: `0 0 ${screen.size}rem` } : undefined}
        >
          <ErrorBoundary resetKey={id}>{Screen ? <Screen /> : <Unknown />}</ErrorBoundary>
        </section>
      ) : null}
      {Screen && beside ? <PanelSplitter name="screen" between="column" /> : null}
      <Hidden when={Screen ? !beside : !section}>
        <Workspace full={!Screen} />
      </Hidden>
    </>
  )
}

interface HiddenProps {
  readonly when: boolean
  readonly children: ReactNode
}

function Hidden({ when, children }: HiddenProps) {
  return (
    <div className="map-side" hidden={when}>
      {children}
    </div>
  )
}

function Unknown() {
  const { t } = useLanguage()
  return (
    <EmptyState icon={SearchX} title={t('section.unknown')}>
      {t('section.unknownText')}
    </EmptyState>
  )
}
