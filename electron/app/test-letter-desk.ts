import { AppError } from '../../shared/errors.ts'
import type { MailboxInput } from '../../shared/model/mailbox.ts'
import { sendingServerOf } from '../../shared/sending-servers.ts'
import type { Clock, Random } from '../jobs/clock.ts'
import type { Secrets } from '../shell/shell.ts'
import type { Store } from '../store/store.ts'
import { inputOf } from './mailbox-input.ts'
import type { MailboxLogIns } from './mailbox-log-ins.ts'
import type { AppOptions } from './app.ts'
import { makeTestLetter } from './test-letter-sample.ts'
import { createTestLetterBook, type TestLetterBook } from './test-letters.ts'
import { createWords } from './words.ts'

export interface TestLettersOptions extends Pick<AppOptions, 'resources' | 'openSender'> {
  readonly store: Store
  readonly secrets: Secrets
  readonly clock: Clock
  readonly random: Random
  readonly logIns: Pick<MailboxLogIns, 'tokensFor'>
  readonly wake: (mailboxId: string) => void
  readonly changed: () => void
  readonly logFailure: (error: unknown) => void
}

/** Test letters of the stored mailboxes, sent as their owners would. */
export function createTestLetters(options: TestLettersOptions): TestLetterBook {
  const { store, secrets, clock, random, logIns, openSender, resources, wake, changed, logFailure } = options
  return createTestLetterBook({
    ...{ store, clock, random, wake, changed, logFailure },
    openSender(mailboxId) {
      const row = store.mailboxes.get(mailboxId)
      if (!row) throw new AppError('call.invalid', 'mailboxId')
      const input = inputOf(row, secrets)
      return openSender(input, logIns.tokensFor(askedBy(input)))
    },
    compose(to, token) {
      const institution = store.branches.all()[0]?.institution ?? ''
      const words = createWords(store.settings.read().language)
      return makeTestLetter({ to, token, institution, words, resources }, clock, random)
    },
  })
}

/** The mailbox as the server sees it that is to be shown a token: no other one than it was given for. */
function askedBy(input: MailboxInput): MailboxInput {
  return input.kind === 'folder' ? input : { ...input, host: sendingServerOf(input).host }
}
