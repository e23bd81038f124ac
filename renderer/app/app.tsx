import { useEffect, useState } from 'react'
import { data } from '../api/client.ts'

export function App() {
  const [health, setHealth] = useState('')
  useEffect(() => {
    void data['system.readHealth']({}).then((answer) => setHealth(JSON.stringify(answer)))
  }, [])
  return <main>{health}</main>
}
