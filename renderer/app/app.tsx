import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { failureToast } from '../api/failures.ts'
import { createQueryClient, followEvents } from '../api/queries.ts'
import { addCommands, refreshCommands } from '../ui/commands.ts'
import { LanguageProvider, translator } from '../ui/language.tsx'
import { useRoute } from '../ui/route.ts'
import { showToast, ToastRegion } from '../ui/toast.tsx'
import { useAppearance } from './appearance.ts'
import { appCommands } from './commands.ts'
import { followDataState } from './data-state.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { Gate } from './gate.tsx'
import { reportErrors } from './report-errors.ts'
import { listenForShortcuts } from './run-command.ts'
import { changeSettings, followSettings, useSettings } from './settings.ts'

const Gallery = lazy(async () => ({ default: (await import('./gallery/gallery.tsx')).Gallery }))

const readT = () => translator(useSettings.getState().language)

export function App() {
  const language = useSettings((settings) => settings.language)
  const [queries] = useState(createQueryClient)
  const { section } = useRoute()
  useAppearance()
  useEffect(() => addCommands(appCommands), [])
  useEffect(() => useSettings.subscribe(refreshCommands), [])
  useEffect(() => followEvents(queries), [queries])
  useEffect(() => followDataState(queries), [queries])
  useEffect(() => followSettings((error) => showToast(failureToast(error, readT()))), [])
  useEffect(reportErrors, [])
  useEffect(() => listenForShortcuts(() => useSettings.getState().singleKeys, readT), [])
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
            <Gate />
          )}
        </ErrorBoundary>
        <ToastRegion />
      </LanguageProvider>
    </QueryClientProvider>
  )
}
