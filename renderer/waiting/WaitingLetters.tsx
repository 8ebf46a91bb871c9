import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useText, type Translate } from '../i18n.ts'
import { useLandingFocus } from '../ui/use-landing-focus.ts'
import { JunkLetter } from './JunkLetter.tsx'
import { PackageLetter } from './PackageLetter.tsx'
import type { WaitingLine } from './lines.ts'
import type { Junk } from './use-junk.ts'

interface WaitingLettersProps {
  readonly lines: readonly WaitingLine[]
  readonly junk: Junk
  /** Before a package that was found is opened. */
  readonly onLeave: () => void
  /** What stands here while there are none. */
  readonly children: ReactNode
}

const steps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, KeyJ: 1, ArrowUp: -1, KeyK: -1 }

/**
 * The letters that came. The keyboard is in the list from the start and stays where it is when one comes: Enter there
 * goes to the newest, so that nobody has to look for it.
 */
export function WaitingLetters({ lines, junk, onLeave, children }: WaitingLettersProps) {
  const text = useText()
  const list = useLandingFocus<HTMLElement>(lines.map(({ key, kind }) => `${kind} ${key}`).join())
  const buttons = () => [...(list.current?.querySelectorAll<HTMLElement>('.waiting-row .button') ?? [])]

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const step = steps[event.code]
    if (step !== undefined) {
      event.preventDefault()
      const all = buttons()
      const at = all.findIndex(button => button === document.activeElement)
      all[at < 0 ? 0 : Math.min(Math.max(at + step, 0), all.length - 1)]?.focus()
    } else if ((event.code === 'Enter' || event.code === 'NumpadEnter') && event.target === list.current) {
      event.preventDefault()
      const [first] = buttons()
      first?.focus()
      // What is only to be looked at is opened at once; what changes something is asked for by a second press.
      if (lines[0]?.kind === 'package' && lines[0].item.aside === null) first?.click()
    }
  }

  return (
    <section
      ref={list}
      className="waiting-letters"
      aria-label={text('waiting.found')}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <Landing of={list} />
      {lines.length > 0 && <h3>{text('waiting.found')}</h3>}
      <ul className="news">
        {lines.map(line =>
          line.kind === 'package' ? (
            <PackageLetter key={line.key} line={line} first={line === lines[0]} onLeave={onLeave} />
          ) : (
            <JunkLetter key={line.key} row={line.row} junk={junk} isNew={line.isNew} first={line === lines[0]} />
          ),
        )}
      </ul>
      {lines.length > 0 && <p className="meta">{text('waiting.found-hint')}</p>}
      {children}
      <p className="visually-hidden" role="status">
        {said(lines, text)}
      </p>
    </section>
  )
}

/** Once the dialog is open, and not before: it gives the keyboard to its first control. */
function Landing({ of }: { readonly of: ReturnType<typeof useLandingFocus<HTMLElement>> }) {
  const landed = useRef(false)
  useEffect(() => {
    if (!landed.current) of.current?.focus()
    landed.current = true
  }, [of])
  return null
}

/** The newest of those that came meanwhile. */
function said(lines: readonly WaitingLine[], text: Translate): string {
  const line = lines.find(({ isNew }) => isNew)
  if (line === undefined) return ''
  if (line.kind === 'junk') return text('waiting.said-junk', { from: line.row.from })
  const { sender: from, code, aside } = line.item
  return aside === null ? text('waiting.said-new', { from, code: String(code) }) : text('waiting.said-aside', { from })
}
