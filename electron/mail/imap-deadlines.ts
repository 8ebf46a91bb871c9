import { commandMs, connectMs, greetingMs, loginMs, proofMs, quietMs } from './limits.ts'

/** How long each step of a connection may take, ms; what each is for is told in limits.ts. */
export interface ImapDeadlines {
  readonly connectMs: number
  readonly greetingMs: number
  readonly loginMs: number
  readonly quietMs: number
  readonly proofMs: number
  readonly commandMs: number
}

export const imapDeadlines: ImapDeadlines = { connectMs, greetingMs, loginMs, quietMs, proofMs, commandMs }

/** All of them by one factor, so that a drill need not wait for the real ones. */
export function scaleDeadlines(factor: number): ImapDeadlines {
  return {
    connectMs: connectMs * factor,
    greetingMs: greetingMs * factor,
    loginMs: loginMs * factor,
    quietMs: quietMs * factor,
    proofMs: proofMs * factor,
    commandMs: commandMs * factor,
  }
}
