import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './styles/fonts.ts'
import './styles/main.css'
import { App } from './app/app.tsx'

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
