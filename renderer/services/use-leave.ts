import { useState } from 'react'
import { useEscape } from '../operator/use-escape.ts'

/** Leaving an editor: at once when nothing would be lost, otherwise after a question. */
export function useLeave(dirty: boolean, onLeave: () => void) {
  const [asked, setAsked] = useState(false)
  const leave = () => (dirty ? setAsked(true) : onLeave())
  useEscape(leave)
  return { asked, leave, stay: () => setAsked(false) }
}
