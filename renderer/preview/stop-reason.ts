import type { CopyDetails } from '../../shared/model/package.ts'
import { displayableMedia, type DisplayableMedia, type Refusal } from './protocol.ts'

/** Why a copy is not on the screen. */
export type StopReason = Refusal | 'empty' | 'kept' | 'not-pdf' | 'missing' | 'changed' | 'unreachable' | 'hung'

export class StoppedError extends Error {
  readonly reason: StopReason

  constructor(reason: StopReason, cause?: unknown) {
    super(reason, { cause })
    this.reason = reason
  }
}

export type DisplayableCopy = CopyDetails & { readonly media: DisplayableMedia }

export function isDisplayable(copy: CopyDetails): copy is DisplayableCopy {
  return (displayableMedia as readonly string[]).includes(copy.media)
}

/** What is known before the file is touched; null when it is worth opening. */
export function reasonNotToOpen(copy: CopyDetails): StopReason | null {
  if (copy.problem === 'empty' || copy.bytes === 0) return 'empty'
  if (isDisplayable(copy)) return null
  return copy.problem === 'not-pdf' ? 'not-pdf' : 'kept'
}

interface Remedy {
  readonly kind: 'info' | 'warn' | 'bad'
  readonly retry: boolean
  readonly save: boolean
}

export const remedies: Readonly<Record<StopReason, Remedy>> = {
  empty: { kind: 'warn', retry: false, save: false },
  kept: { kind: 'info', retry: false, save: true },
  'not-pdf': { kind: 'warn', retry: false, save: true },
  missing: { kind: 'warn', retry: false, save: false },
  changed: { kind: 'bad', retry: false, save: false },
  unreachable: { kind: 'warn', retry: true, save: false },
  encrypted: { kind: 'warn', retry: false, save: true },
  damaged: { kind: 'bad', retry: false, save: true },
  'too-large': { kind: 'warn', retry: false, save: true },
  'not-an-image': { kind: 'bad', retry: false, save: true },
  hung: { kind: 'bad', retry: true, save: true },
}
