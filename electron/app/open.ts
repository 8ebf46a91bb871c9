import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { MailboxInput } from '../../shared/model/mailbox.ts'
import type { Edition } from '../../shared/views.ts'
import { systemClock, systemRandom } from '../jobs/clock.ts'
import { createFolderMailbox } from '../mail/folder.ts'
import { createImapMailbox } from '../mail/imap.ts'
import { createLetterParser } from '../mail/letter-parser.ts'
import type { Mailbox } from '../mail/mailbox.ts'
import type { Shell } from '../shell/shell.ts'
import { createFileLog, type Log } from './log.ts'
import type { Places } from './places.ts'
import { startApp, type App } from './start.ts'

/** The program's log in its data folder, which is made when it is missing. */
export function openLog(dataDir: string): Log {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  return createFileLog(join(dataDir, 'log.jsonl'), systemClock.now)
}

/** The app with everything real behind it: the system's clock, worker threads, IMAP and folders. @throws AppError `store.*` */
export function openApp(
  shell: Shell,
  { dataDir, edition }: { readonly dataDir: string; readonly edition: Edition },
  places: Places,
  log: Log,
): App {
  return startApp({
    shell,
    dataDir,
    edition,
    log,
    pages: places.pages,
    resources: places.resources,
    clock: systemClock,
    random: systemRandom,
    parser: createLetterParser({ workerUrl: places.parseWorker, clock: systemClock }),
    openMailbox,
  })
}

function openMailbox(input: MailboxInput): Mailbox {
  if (input.kind === 'folder') return createFolderMailbox({ path: input.path, clock: systemClock })
  const { password, ...settings } = input
  return createImapMailbox({ settings, password, clock: systemClock })
}
