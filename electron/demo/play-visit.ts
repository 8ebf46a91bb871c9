import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { VisitCase } from '../../shared/visit-cases.ts'
import type { Clock, Random } from '../jobs/clock.ts'
import type { Fonts } from '../paper/fonts.ts'
import { demoInstitution } from './institution.ts'
import { createVisit } from './visitor.ts'

export interface VisitPlay {
  readonly dataDir: string
  readonly fonts: Fonts
  readonly serviceId: string
  readonly case: VisitCase
}

/**
 * Plays a visitor of the demo: a letter with invented copies lands in the branch's folder mailbox and travels
 * the ordinary path from there. Resolves with the letter's path, or undefined for an unknown service.
 */
export async function playVisit(
  play: VisitPlay,
  clock: Pick<Clock, 'now'>,
  random: Random,
): Promise<string | undefined> {
  const { branches, mailboxes, services } = demoInstitution(play.dataDir)
  const service = services.find(({ id }) => id === play.serviceId)
  const mailbox = mailboxes.find(({ id }) => id === service?.mailboxId)
  const branch = branches.find(({ id }) => id === service?.branchId)
  if (!service || !mailbox || !branch) return undefined

  const { letter } = await createVisit({
    service,
    to: mailbox.settings.address,
    requester: branch.institution,
    case: play.case,
    now: clock.now(),
    random: () => random.fraction(),
    fonts: play.fonts,
  })
  await mkdir(mailbox.settings.path, { recursive: true })
  const name = `${random.bytes(8).toString('hex')}.eml`
  const path = join(mailbox.settings.path, name)
  // Written aside and renamed: the mailbox never sees half a letter.
  await writeFile(`${path}.tmp`, letter)
  await rename(`${path}.tmp`, path)
  return path
}
