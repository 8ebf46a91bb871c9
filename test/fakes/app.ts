import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { App, AppOptions } from '../../electron/app/app.ts'
import { startApp } from '../../electron/app/start.ts'
import type { Log } from '../../electron/app/log.ts'
import { createLogMover } from '../../electron/app/log-mover.ts'
import { systemClock, systemRandom, type Clock } from '../../electron/jobs/clock.ts'
import { createLetterParser } from '../../electron/mail/letter-parser.ts'
import { createCatalogueReader } from '../../electron/services/catalogue-reader.ts'
import { createCodeReader } from '../../electron/services/code-reader.ts'
import type { Shell } from '../../electron/shell/shell.ts'
import type { Edition } from '../../shared/views.ts'
import { lastResort } from '../runner/last-resort.ts'
import { createFakeSource, type FakeSource } from './catalogue-source.ts'
import { createFakeMailbox, type FakeMailbox } from './mailbox.ts'
import { noSender } from './sender.ts'

const workerUrl = (name: string) => new URL(`../../electron/workers/${name}-worker.ts`, import.meta.url)
const resources = fileURLToPath(new URL('../../resources/', import.meta.url))

export interface TestApp extends App {
  readonly mailbox: FakeMailbox
  /** What every source of the app is. */
  readonly source: FakeSource
  readonly dataDir: string
  readonly failures: string[]
}

/** A folder that goes when the test does, also when that is cut short. */
export function temporaryFolder(name: string): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), `pryimalnia-${name}-`))
  const remove = () => rmSync(path, { recursive: true, force: true })
  const done = lastResort(remove)
  return {
    path,
    remove() {
      done()
      remove()
    },
  }
}

export interface TestAppOptions extends Pick<AppOptions, 'minFreeBytes' | 'freeBytes' | 'authorities'> {
  readonly edition?: Edition
  readonly clock?: Clock
  /** A mailbox on a server in place of the one in memory. */
  readonly openMailbox?: AppOptions['openMailbox']
  readonly openSender?: AppOptions['openSender']
}

/** The real app with a real store and a real parser; only the mailbox is in memory. The pages are one line each. */
export function startTestApp(shell: Shell, dataDir: string, options: TestAppOptions = {}): TestApp {
  const pages = join(dataDir, 'pages')
  mkdirSync(pages, { recursive: true })
  for (const name of ['operator', 'display', 'preview']) writeFileSync(join(pages, `${name}.html`), `<h1>${name}</h1>`)
  const failures: string[] = []
  const log: Log = { info: () => {}, failure: event => void failures.push(event) }
  const mailbox = createFakeMailbox()
  const source = createFakeSource()
  const app = startApp({
    shell,
    dataDir,
    pages,
    resources,
    edition: options.edition ?? 'work',
    machine: 'test',
    clock: options.clock ?? systemClock,
    random: systemRandom,
    log,
    parser: createLetterParser({ workerUrl: workerUrl('parse'), clock: systemClock }),
    codeReader: createCodeReader({ workerUrl: workerUrl('decode'), clock: systemClock }),
    catalogueReader: createCatalogueReader({ workerUrl: workerUrl('catalogue'), clock: systemClock }),
    openMailbox: options.openMailbox ?? (() => mailbox),
    openSender: options.openSender ?? (() => noSender),
    ...(options.authorities && { authorities: options.authorities }),
    // Whoever runs the tests may have little room.
    minFreeBytes: options.minFreeBytes ?? 0,
    ...(options.freeBytes && { freeBytes: options.freeBytes }),
    moveLog: createLogMover(workerUrl('log')),
    addresses: () => [],
    openSource: () => source,
  })
  return { ...app, mailbox, source, dataDir, failures }
}

/** What a first start asks, answered. */
export const setupAnswers = {
  branch: { name: 'Відділ кадрів', institution: 'Зразківська міська лікарня' },
  mailbox: {
    kind: 'imap' as const,
    address: 'kadry-zrazok@example.org',
    host: 'imap.example.org',
    port: 993,
    security: 'tls' as const,
    user: 'kadry-zrazok@example.org',
    password: 'пароль-зразок',
    folder: 'INBOX',
  },
  service: {
    name: 'Приймання на роботу',
    required: ['passport' as const, 'taxpayer-card' as const],
    optional: ['reference-internally-displaced-person' as const],
    payload: 'https://diia.app/acquirers/offer-request/000000000000000000000047',
  },
}

/** A letter with the smallest PDFs there are, under names of the file name grammar. */
export function sampleLetter(slugs: readonly string[], from = 'taisiia.p@example.com', subject = 'Копії'): Uint8Array {
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n').toString('base64')
  const parts = slugs.map(
    slug =>
      `--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n` +
      `Content-Disposition: attachment; filename="${slug}-0000000000047-24.11.2026-10_41_07.pdf"\r\n\r\n${pdf}\r\n`,
  )
  return Buffer.from(
    `From: Prykladna Taisiia <${from}>\r\nTo: kadry-zrazok@example.org\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\n` +
      `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nДобрий день\r\n${parts.join('')}--b--\r\n`,
  )
}
