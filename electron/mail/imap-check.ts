import { toWire, type WireError } from '../../shared/errors.ts'
import { checkSteps, type CertificateFacts, type CheckStep, type MailboxCheck } from '../../shared/model/mailbox.ts'
import { noProgress, type Opening } from './imap-client.ts'
import type { ImapAccess } from './imap-flow.ts'
import { translateFolderError, translateImapError } from './imap-errors.ts'
import { openImap } from './imap-open.ts'
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
  let moreFolders = 0

  function answer(passed: readonly CheckStep[], failed: MailboxCheck['failed']): MailboxCheck {
    const { answeredMs, certificateUntil, certificate } = progress
    return { passed: [...passed], failed, letters, folders, moreFolders, answeredMs, certificateUntil, certificate }
  }

  let session
  try {
    session = await openImap(access, { clock, logIns, purpose: 'check', signal, progress })
  } catch (error) {
    signal.throwIfAborted()
    const wire = toWire(translateImapError(error, context()))
    const step = connectionStep(wire, progress)
    if (step === 'protection') progress.certificate ??= await lookAtCertificate(access, { clock, logIns }, signal)
    // Where no token was to be had nobody went to the server.
    const passed = step === 'login' && progress.answeredMs === null ? [] : before(step)
    return answer(passed, { step, error: wire })
  }
  try {
    const listed = await session.command(client => client.list())
    folders = listed.map(({ path }) => path).slice(0, maxFolders)
    moreFolders = listed.length - folders.length
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

/** No certificate has this fingerprint: whoever pins it looks at the server's and goes no further. */
const noCertificate = '0'.repeat(64)

/** The certificate that was refused, for a person to decide about; null when it cannot be had. */
async function lookAtCertificate(
  { settings, ...access }: ImapAccess,
  opening: Pick<Opening, 'clock' | 'logIns'>,
  signal: AbortSignal,
): Promise<CertificateFacts | null> {
  const progress = noProgress()
  const looking = { ...access, settings: { ...settings, pin: noCertificate } }
  try {
    const session = await openImap(looking, { ...opening, purpose: 'check', signal, progress })
    session.close()
  } catch {
    // It always ends so; why the server was refused is known by now.
    signal.throwIfAborted()
  }
  return progress.certificate
}

function before(step: CheckStep): readonly CheckStep[] {
  return checkSteps.slice(0, checkSteps.indexOf(step))
}

/** The step at which a connection that never came to be was refused. */
function connectionStep(
  { code }: WireError,
  { protected: isProtected, answeredMs }: { protected: boolean; answeredMs: number | null },
): CheckStep {
  if (code === 'mail.credentials' || code === 'mail.imap-off' || code.startsWith('oauth.')) return 'login'
  if (code === 'mail.certificate' || code === 'mail.certificate-changed') return 'protection'
  if (code === 'mail.not-imap' || answeredMs === null) return 'server'
  return isProtected ? 'login' : 'protection'
}
