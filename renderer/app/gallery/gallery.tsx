import { Buttons, Fields, Menus } from './controls.tsx'
import { FaultView } from './fault.tsx'
import './gallery.css'
import { Messages, PanelsView, TableView } from './views.tsx'

/** Every component in its states, for eyes, screenshots and axe; no menu leads here. */
export function Gallery() {
  return (
    <main className="gallery">
      <h1>Qorgau</h1>
      <Buttons />
      <Menus />
      <Fields />
      <Messages />
      <PanelsView />
      <TableView />
      <FaultView />
    </main>
  )
}
