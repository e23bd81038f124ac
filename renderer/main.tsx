import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './styles/fonts.ts'
import './styles/main.css'
import { App } from './app/app.tsx'
import { rememberAtlas } from './app/atlas-memory.ts'
import { rememberMap } from './app/map-memory.ts'
import { loadSettings } from './app/settings.ts'

/** A settings file that cannot be read is no reason to stay shut: defaults hold, the fault is logged. */
async function start(root: HTMLElement): Promise<void> {
  await loadSettings().catch(reportError)
  rememberMap()
  rememberAtlas()
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

const root = document.getElementById('root')
if (root) void start(root)
