import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { createQueryClient, followEvents } from '../api/queries.ts'
import { addCommands, refreshCommands } from '../ui/commands.ts'
import { LanguageProvider, translator } from '../ui/language.tsx'
import { useRoute } from '../ui/route.ts'
import { useAppearance } from './appearance.ts'
import { appCommands } from './commands.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { Frame } from './frame.tsx'
import { listenForShortcuts } from './run-command.ts'
import { changeSettings, useSettings } from './settings.ts'

const Gallery = lazy(async () => ({ default: (await import('./gallery/gallery.tsx')).Gallery }))

export function App() {
  const language = useSettings((settings) => settings.language)
  const [queries] = useState(createQueryClient)
  const { section } = useRoute()
  useAppearance()
  useEffect(() => addCommands(appCommands), [])
  useEffect(() => useSettings.subscribe(refreshCommands), [])
  useEffect(() => followEvents(queries), [queries])
  useEffect(
    () =>
      listenForShortcuts(
        () => useSettings.getState().singleKeys,
        () => translator(useSettings.getState().language),
      ),
    [],
  )
  return (
    <QueryClientProvider client={queries}>
      <LanguageProvider
        language={language}
        onLanguage={(next) => changeSettings({ language: next })}
      >
        <ErrorBoundary>
          {section === 'gallery' ? (
            <Suspense>
              <Gallery />
            </Suspense>
          ) : (
            <Frame />
          )}
        </ErrorBoundary>
      </LanguageProvider>
    </QueryClientProvider>
  )
}
