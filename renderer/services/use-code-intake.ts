import { useEffect, useRef, useState } from 'react'
import { toWire, type ErrorCode } from '../../shared/errors.ts'
import { uploadPicture } from '../upload.ts'
import { pastedCode, type Found } from './found-code.ts'

/** What became of the picture or link that was handed over last. */
export type Intake =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'trouble'; readonly name: string; readonly code: ErrorCode }
  | {
      readonly kind: 'found'
      /** Of the file; null for a pasted link. */
      readonly name: string | null
      /** Address of the picture while it is shown; null where there is none to show. */
      readonly picture: string | null
      readonly codes: readonly Found[]
      /** Which of several was chosen; the only one is. */
      readonly chosen: number | null
      /** Pages that were not looked at. */
      readonly unread: number
    }

const idle: Intake = { kind: 'idle' }

/** Reads one picture or link at a time: a new one takes the place of the one before, whatever that was doing. */
export function useCodeIntake() {
  const [intake, setIntake] = useState<Intake>(idle)
  const reading = useRef<AbortController | null>(null)
  const picture = useRef<string | null>(null)

  function begin(): AbortSignal {
    reading.current?.abort()
    if (picture.current !== null) URL.revokeObjectURL(picture.current)
    picture.current = null
    reading.current = new AbortController()
    return reading.current.signal
  }
  useEffect(
    () => () => {
      reading.current?.abort()
      if (picture.current !== null) URL.revokeObjectURL(picture.current)
    },
    [],
  )

  async function takeFile(file: File): Promise<void> {
    const signal = begin()
    const { name } = file
    setIntake({ kind: 'reading', name })
    try {
      const answer = await uploadPicture(file, signal)
      if (answer.kind === 'unreadable') return setIntake({ kind: 'trouble', name, code: answer.reason })
      if (!isPdf(file)) picture.current = URL.createObjectURL(file)
      const { codes, pages } = answer
      const chosen = codes.length === 1 ? 0 : null
      setIntake({ kind: 'found', name, picture: picture.current, codes, chosen, unread: pages.of - pages.lookedAt })
    } catch (error) {
      if (!signal.aborted) setIntake({ kind: 'trouble', name, code: toWire(error).code })
    }
  }

  return {
    intake,
    takeFile,
    takeText(text: string) {
      begin()
      setIntake({ kind: 'found', name: null, picture: null, codes: [pastedCode(text)], chosen: 0, unread: 0 })
    },
    choose: (chosen: number) => setIntake(now => (now.kind === 'found' ? { ...now, chosen } : now)),
    /** Also stops a reading that goes on. */
    reset() {
      begin()
      setIntake(idle)
    },
  }
}

export type IntakeTool = ReturnType<typeof useCodeIntake>

/** By the name that the browser gave it: only which picture can be shown depends on it. */
function isPdf({ type, name }: File): boolean {
  return type === 'application/pdf' || /\.pdf$/i.test(name)
}
