import { lazy, Suspense, useEffect, useState } from 'react'
import type { Language } from '../../shared/i18n/language.ts'
import { LanguageProvider } from '../ui/language.tsx'
import { ToastRegion } from '../ui/toast.tsx'

const Gallery = lazy(async () => ({ default: (await import('./gallery/gallery.tsx')).Gallery }))

export function App() {
  const [language, setLanguage] = useState<Language>('ru')
  useEffect(() => {
    document.documentElement.dataset['theme'] ??= 'light'
  }, [])
  return (
    <LanguageProvider language={language} onLanguage={setLanguage}>
      <Suspense>
        <Gallery />
      </Suspense>
      <ToastRegion />
    </LanguageProvider>
  )
}
