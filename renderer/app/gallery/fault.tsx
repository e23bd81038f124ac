import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { ErrorBoundary } from '../error-boundary.tsx'

function Faulty(): never {
  throw new Error('a planted fault')
}

/** A panel that can be made to fail, to see that the others go on. */
export function FaultView() {
  const [isFaulty, setFaulty] = useState(false)
  return (
    <div className="gallery-box">
      <ErrorBoundary resetKey={String(isFaulty)}>
        {isFaulty ? <Faulty /> : <Button onClick={() => setFaulty(true)}>fault</Button>}
      </ErrorBoundary>
    </div>
  )
}
