import type { MessageKey } from '../i18n.ts'

interface Shortcut {
  readonly command: string
  /** Physical keys (`KeyboardEvent.code`): the same places in the Ukrainian and the Latin layout. */
  readonly codes: readonly string[]
  readonly shift?: boolean
  /** Goes on while the key is held. A decision never does: one press, one package. */
  readonly repeats?: boolean
  /** What is printed on the key. */
  readonly label: string
  readonly text: MessageKey
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

/** Every key of the desk. */
export const shortcuts = [
  { command: 'next', codes: ['KeyJ'], repeats: true, label: 'J', text: 'desk.key-next' },
  { command: 'previous', codes: ['KeyK'], repeats: true, label: 'K', text: 'desk.key-previous' },
  { command: 'open', codes: ['Enter', 'NumpadEnter'], label: 'Enter', text: 'desk.key-open' },
  { command: 'accept', codes: ['KeyA'], label: 'A', text: 'desk.key-accept' },
  { command: 'reject', codes: ['KeyR'], label: 'R', text: 'desk.key-reject' },
  { command: 'undo', codes: ['KeyU'], label: 'U', text: 'desk.key-undo' },
  {
    command: 'copy',
    codes: digits.flatMap(digit => [`Digit${digit}`, `Numpad${digit}`]),
    label: '1–9',
    text: 'desk.key-copy',
  },
  { command: 'zoom-in', codes: ['Equal', 'NumpadAdd'], repeats: true, label: '+', text: 'desk.key-zoom-in' },
  { command: 'zoom-out', codes: ['Minus', 'NumpadSubtract'], repeats: true, label: '−', text: 'desk.key-zoom-out' },
  { command: 'zoom-reset', codes: ['Digit0', 'Numpad0'], label: '0', text: 'desk.key-zoom-reset' },
  { command: 'filter', codes: ['Slash'], label: '/', text: 'desk.key-filter' },
  { command: 'waiting', codes: ['KeyG'], label: 'G', text: 'waiting.key' },
  { command: 'keys', codes: ['Slash'], shift: true, label: '?', text: 'desk.key-keys' },
] as const satisfies readonly Shortcut[]

export type Command = (typeof shortcuts)[number]['command']

export interface Pressed {
  readonly command: Command
  /** The digit of `copy`. */
  readonly digit: number
}

type KeyPress = Pick<KeyboardEvent, 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat'>

/** The command of a key press, or undefined where the key means nothing to the desk. */
export function commandOf(press: KeyPress): Pressed | undefined {
  if (press.ctrlKey || press.altKey || press.metaKey) return undefined
  const found = (shortcuts as readonly (Shortcut & { command: Command })[]).find(
    ({ codes, shift = false, command }) =>
      codes.includes(press.code) && (shift === press.shiftKey || command === 'zoom-in'),
  )
  if (found === undefined || (press.repeat && found.repeats !== true)) return undefined
  return { command: found.command, digit: Number(press.code.at(-1)) }
}

const typing =
  'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable], dialog, [role="dialog"]'
const pressable = 'button, a, summary'

/** Keys belong to what is being typed in or is open on top; Enter belongs to the control in focus. */
export function isTaken(target: EventTarget | null, command: Command): boolean {
  if (!(target instanceof Element)) return false
  return target.closest(typing) !== null || (command === 'open' && target.closest(pressable) !== null)
}
