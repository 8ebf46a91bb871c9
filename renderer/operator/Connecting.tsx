import { useEffect, useState } from 'react'
import { after } from '../clock.ts'
import { useText } from '../i18n.ts'
import { Mark } from '../ui/Mark.tsx'

/** Before the first view. Nothing for a moment: the program usually answers at once. */
export function Connecting() {
  const text = useText()
  const [late, setLate] = useState(false)
  useEffect(() => after(1_000, () => setLate(true)), [])
  return (
    <main className="connecting" role="status">
      {late && (
        <>
          <Mark size={48} />
          <h1>{text('desk.connecting-title')}</h1>
          <p>{text('desk.connecting-about')}</p>
        </>
      )}
    </main>
  )
}
