import { useState } from 'react'
import type { Client } from '../../shared/client.ts'
import { AppError, toWire, type ErrorCode } from '../../shared/errors.ts'
import type { MailboxCheck, MailboxInput } from '../../shared/model/mailbox.ts'

/** What is known of the connection that is typed at this moment. */
export type CheckState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'running' }
  | { readonly kind: 'answered'; readonly check: MailboxCheck }
  /** The question itself was refused, so nothing is known of the mailbox. */
  | { readonly kind: 'refused'; readonly code: ErrorCode }

interface Asked {
  readonly of: string
  readonly state: CheckState
}

/** Asks the program to try a mailbox; an answer stands only for exactly what was asked about. */
export function useMailboxCheck(client: Client<'operator'>) {
  const [asked, setAsked] = useState<Asked>({ of: '', state: { kind: 'unknown' } })

  async function run(input: MailboxInput): Promise<CheckState> {
    const connection = connectionOf(input)
    const of = nameOf(connection)
    setAsked({ of, state: { kind: 'running' } })
    const state = await client('setup.check', connection).then(
      check => ({ kind: 'answered', check: check as MailboxCheck }) as const,
      (error: unknown) => ({ kind: 'refused', code: toWire(error).code }) as const,
    )
    setAsked(now => (now.of === of ? { of, state } : now))
    return state
  }

  return {
    run,
    stateOf: (input: MailboxInput): CheckState =>
      asked.of === nameOf(connectionOf(input)) ? asked.state : { kind: 'unknown' },
  }
}

/** What is done with letters once they are stored, and which other folders are watched, changes nothing about the connection. */
function connectionOf(input: MailboxInput): MailboxInput {
  if (input.kind === 'folder') return input
  const { after: _after, folders: _folders, ...connection } = input
  return connection
}

const nameOf = (connection: MailboxInput): string => JSON.stringify(connection)

export type CheckTool = ReturnType<typeof useMailboxCheck>

/** Whether the way is open: `retry` when it failed only because of what passes by itself. */
export function verdictOf(state: CheckState): 'none' | 'passed' | 'retry' | 'failed' {
  if (state.kind === 'refused') return 'failed'
  if (state.kind !== 'answered') return 'none'
  const { failed } = state.check
  if (failed === null) return 'passed'
  return new AppError(failed.error.code).remedy === 'retry' ? 'retry' : 'failed'
}
