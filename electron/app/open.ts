import { hostname } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { sendingServerOf } from '../../shared/sending-servers.ts'
import type { Edition } from '../../shared/views.ts'
import { systemClock, systemRandom } from '../jobs/clock.ts'
import { networkAddresses } from '../jobs/network.ts'
import { createFolderMailbox } from '../mail/folder.ts'
import { createFolderSender } from '../mail/folder-sender.ts'
import { createImapMailbox } from '../mail/imap.ts'
import { createLetterParser } from '../mail/letter-parser.ts'
import { createLogInBook } from '../mail/log-ins.ts'
import { createSmtpSender } from '../mail/smtp.ts'
import { createCatalogueReader } from '../services/catalogue-reader.ts'
import { createCodeReader } from '../services/code-reader.ts'
import { openSource } from '../services/open-source.ts'
import type { Shell } from '../shell/shell.ts'
import { lockFile } from '../store/database.ts'
import { lockOf, makeFolder } from './data-folder.ts'
import { readSnapshot } from './display-snapshot.ts'
import { createFileLog, type Log } from './log.ts'
import { createLogMover } from './log-mover.ts'
import type { Places } from './places.ts'
import { startReceptionOnly } from './reception-only.ts'
import type { App, AppOptions } from './app.ts'
import { startApp } from './start.ts'

/** The program's log in its data folder, which is made when it is missing. */
export function openLog(dataDir: string): Log {
  makeFolder(dataDir)
  return createFileLog(join(dataDir, 'log.jsonl'), systemClock.now)
}

/** The app with everything real behind it: the system's clock, worker threads, IMAP and folders. @throws AppError `store.*` */
export function openApp(
  shell: Shell,
  { dataDir, edition }: { readonly dataDir: string; readonly edition: Edition },
  places: Places,
  log: Log,
): App {
  // Whatever an instance's socket thinks: two programs never write one database.
  const unlock = lockFile(lockOf(dataDir))
  const catalogueReader = createCatalogueReader({ workerUrl: places.catalogueWorker, clock: systemClock })
  try {
    const app = startApp({
      shell,
      dataDir,
      edition,
      machine: hostname(),
      log,
      pages: places.pages,
      resources: places.resources,
      clock: systemClock,
      random: systemRandom,
      parser: createLetterParser({ workerUrl: places.parseWorker, clock: systemClock }),
      codeReader: createCodeReader({ workerUrl: places.decodeWorker, clock: systemClock }),
      catalogueReader,
      openMailbox: createOpenMailbox(),
      openSender,
      // A demo stores next to nothing, and plays on any disk.
      ...(edition === 'demo' && { minFreeBytes: 0 }),
      moveLog: createLogMover(places.logWorker),
      addresses: networkAddresses,
      openSource: (settings, tokens) => openSource(settings, { clock: systemClock, reader: catalogueReader, tokens }),
    })
    return {
      ...app,
      async stop() {
        await app.stop()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

export interface Opened {
  readonly app: App
  /** Why the store could not be opened, where the reception alone goes on. */
  readonly refusal: AppError | null
}

/**
 * The same; where the store cannot be opened, the reception alone from its last sealed picture, so that visitors do
 * not wait for whoever will mend it. @throws AppError `store.*` when there is no such picture
 */
export function openAppOrReception(
  shell: Shell,
  options: { readonly dataDir: string; readonly edition: Edition },
  places: Places,
  log: Log,
): Opened {
  try {
    return { app: openApp(shell, options, places, log), refusal: null }
  } catch (error) {
    const { dataDir, edition } = options
    const view = error instanceof AppError ? readSnapshot({ dataDir, secrets: shell.secrets, log }, edition) : null
    if (!(error instanceof AppError) || view === null) throw error
    log.failure('reception-only', error)
    const logFailure = (failure: unknown) => log.failure('serve', failure)
    return { app: startReceptionOnly({ view, refusal: error, pages: places.pages, logFailure }), refusal: error }
  }
}

function createOpenMailbox(): AppOptions['openMailbox'] {
  const logInsOf = createLogInBook(systemClock)
  return (input, tokens) => {
    if (input.kind === 'folder') return createFolderMailbox({ path: input.path, clock: systemClock })
    const { password, logIn: _, ...settings } = input
    const logIns = logInsOf(settings)
    return createImapMailbox({ settings, password, ...(tokens && { tokens }), clock: systemClock, logIns })
  }
}

const openSender: AppOptions['openSender'] = (input, tokens) => {
  const { address: from } = input
  if (input.kind === 'folder')
    return createFolderSender({ path: input.path, from, clock: systemClock, random: systemRandom })
  const { user, password, pin } = input
  return createSmtpSender({ server: sendingServerOf(input), from, user, password, tokens, pin, clock: systemClock })
}
