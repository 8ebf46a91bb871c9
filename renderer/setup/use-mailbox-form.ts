import { useEffect, useRef, useState } from 'react'
import type { Client } from '../../shared/client.ts'
import type { MailProvider } from '../../shared/mail-providers.ts'
import type { MailboxInput } from '../../shared/model/mailbox.ts'
import type { GuideName } from './guides.ts'
import { logInKey, oauthOf } from './log-in-draft.ts'
import { askedOf, guideFor, mailboxInputOf, mistakesIn, mistakesInLogIn, type MailboxDraft } from './mailbox-draft.ts'
import { useLogIn, type LogInState } from './use-log-in.ts'
import { verdictOf, type CheckState, type CheckTool } from './use-mailbox-check.ts'

export interface MailboxFormOptions {
  readonly client: Client<'operator'>
  readonly check: CheckTool
  readonly draft: MailboxDraft
  readonly onChange: (draft: MailboxDraft) => void
}

/** What the form, the card beside it and the buttons below share. */
export interface MailboxFormTool {
  readonly draft: MailboxDraft
  readonly change: (patch: Partial<MailboxDraft>) => void
  readonly input: MailboxInput
  readonly provider: MailProvider | undefined
  readonly guide: GuideName | undefined
  readonly state: CheckState
  readonly logInState: LogInState
  /** Counts attempts that a mistake stopped; mistakes are shown from the first one on. */
  readonly stopped: number
  /** Tries the mailbox unless something is missing; what came of it. */
  check(): Promise<ReturnType<typeof verdictOf>>
  /** Sends the person to the authority's page; what comes back is tried at once. */
  logIn(): Promise<void>
  cancelLogIn(): void
  /** Allows this one certificate for this server, and tries again. */
  trust(sha256: string): Promise<void>
}

export function useMailboxForm({ client, check, draft, onChange }: MailboxFormOptions): MailboxFormTool {
  const [stopped, setStopped] = useState(0)
  const log = useLogIn(client)
  const input = mailboxInputOf(draft)
  const asked = askedOf(draft)
  const stop = () => setStopped(count => count + 1)
  /** What stands in the fields when a person comes back from the browser. */
  const latest = useRef(draft)
  useEffect(() => void (latest.current = draft))

  async function tryIt(tried: MailboxInput) {
    const verdict = verdictOf(await check.run(tried))
    // The field to blame gets the focus, so that the next thing typed is the remedy.
    if (verdict === 'failed') stop()
    return verdict
  }

  /** Changes what no field holds and tries it at once. */
  async function changeAndTry(patch: Partial<MailboxDraft>): Promise<void> {
    const next = { ...latest.current, ...patch }
    onChange(next)
    if (mistakesIn(next).length === 0) await tryIt(mailboxInputOf(next))
  }

  return {
    draft,
    input,
    stopped,
    provider: asked.provider,
    guide: guideFor(draft),
    state: check.stateOf(input),
    logInState: log.state,
    cancelLogIn: log.cancel,
    change(patch) {
      // Other fields have come, which nobody has tried to send yet.
      if (patch.kind) setStopped(0)
      onChange({ ...draft, ...patch })
    },
    async check() {
      if (check.stateOf(input).kind === 'running') return 'none'
      if (mistakesIn(draft).length > 0) {
        stop()
        return 'none'
      }
      return tryIt(input)
    },
    async logIn() {
      const auth = oauthOf(asked)
      if (mistakesInLogIn(draft).length > 0 || !auth) return stop()
      const clientSecret = draft.logIn.clientSecret.trim() || null
      const id = await log.begin({ auth, clientSecret, user: asked.user })
      if (id === undefined) return
      await changeAndTry({ logIn: { ...latest.current.logIn, done: { id, key: logInKey(asked), isStored: false } } })
    },
    async trust(sha256) {
      if (input.kind === 'imap') await changeAndTry({ pin: { sha256, host: input.host } })
    },
  }
}
