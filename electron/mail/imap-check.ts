import { toWire, type WireError } from '../../shared/errors.ts'
import { checkSteps, type CheckStep, type MailboxCheck } from '../../shared/model/mailbox.ts'
import { noProgress, openImap, type ImapAccess, type Opening } from './imap-client.ts'
import { translateFolderError, translateImapError } from './imap-errors.ts'
import { maxFolders } from './limits.ts'

/** Walks the steps of a connection once and tells how far it came. Reads no letter. */
export async function checkImap(
  access: ImapAccess,
  { clock, logIns }: Pick<Opening, 'clock' | 'logIns'>,
  signal: AbortSignal,
): Promise<MailboxCheck> {
  const progress = noProgress()
  const context = () => ({ received: progress.received, purpose: 'check' as const })
  let letters: number | null = null
  let folders: string[] = []

  function answer(passed: readonly CheckStep[], failed: MailboxCheck['failed']): MailboxCheck {
    const { answeredMs, certificateUntil } = progress
    return { passed: [...passed], failed, letters, folders, answeredMs, certificateUntil }
  }

  let session
  try {
    session = await openImap(access, { clock, logIns, purpose: 'check', signal, progress })
  } catch (error) {
    signal.throwIfAborted()
    const wire = toWire(translateImapError(error, context()))
    const step = connectionStep(wire, progress)
    return answer(before(step), { step, error: wire })
  }
  try {
    folders = (await session.command(client => client.list())).map(({ path }) => path).slice(0, maxFolders)
    const { exists } = await session.command(client => client.mailboxOpen(access.settings.folder, { readOnly: true }))
    letters = exists
    const instant = session.client.capabilities.has('IDLE')
    return answer(instant ? checkSteps : before('instant'), null)
  } catch (error) {
    signal.throwIfAborted()
    return answer(before('folder'), { step: 'folder', error: toWire(translateFolderError(error, context())) })
  } finally {
    session.close()
  }
}

function before(step: CheckStep): readonly CheckStep[] {
  return checkSteps.slice(0, checkSteps.indexOf(step))
}

/** The step at which a connection that never came to be was refused. */
function connectionStep(
  { code }: WireError,
  { protected: isProtected, answeredMs }: { protected: boolean; answeredMs: number | null },
): CheckStep {
  if (code === 'mail.credentials' || code === 'mail.imap-off') return 'login'
  if (code === 'mail.certificate') return 'protection'
  if (code === 'mail.not-imap' || answeredMs === null) return 'server'
  return isProtected ? 'login' : 'protection'
}
