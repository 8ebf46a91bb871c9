import { createHash } from 'node:crypto'
import { createIntake, type Arriving } from '../../../electron/app/intake.ts'
import type { LetterPosition } from '../../../electron/domain/letter.ts'
import type { KnownNews, LetterNews } from '../../../electron/mail/mailbox.ts'
import { parseLetter } from '../../../electron/mail/parse.ts'
import type { LetterParser } from '../../../electron/mail/parsed-letter.ts'
import type { Random } from '../../../electron/jobs/clock.ts'
import type { Store } from '../../../electron/store/store.ts'
import { createFakeClock, createFakeRandom } from '../../fakes/clock.ts'
import { createFakeMailbox } from '../../fakes/mailbox.ts'
import { nothingKept } from '../../integration/watching.ts'
import { entity, multipart, pdfBytes, pdfPart, textPart } from '../../fixtures/letters.ts'
import { furnish, newPath, newStore } from '../store/fixture.ts'

/** The moment at which every letter of these tests is recorded. */
export const now = Date.UTC(2026, 10, 24, 10, 42)
export const sender = { name: 'Прикладна Таїсія', address: 'taisiia.p@example.com' }

/** Reads letters as the worker does, without a worker: what comes between is the test's own. */
export const parserHere: LetterParser = {
  parse: raw => Promise.resolve({ outcome: parseLetter(raw), sha256: createHash('sha256').update(raw).digest('hex') }),
  stop: () => Promise.resolve(),
}

export interface IntakePlaceOptions {
  readonly parser?: LetterParser
  readonly path?: string
  readonly random?: Random
  /** The store as intake sees it. */
  readonly wrap?: (store: Store) => Store
}

/** Intake over a real encrypted store with one mailbox and one service; it all goes with the test. */
export function openIntake({ parser = parserHere, path = newPath(), random, wrap }: IntakePlaceOptions = {}) {
  const store = furnish(newStore(path))
  const take = createIntake({
    store: wrap ? wrap(store) : store,
    parser,
    clock: createFakeClock(now),
    random: random ?? createFakeRandom(),
  })
  return {
    store,
    path,
    take: (news: Arriving | KnownNews, { mailboxId = 'box', signal = new AbortController().signal } = {}) =>
      take(mailboxId, news, signal),
    queue: () => store.packages.queue({ settledSince: 0, limit: 1_000 }),
    settled: (mailboxId = 'box') => store.settled.ranges(mailboxId, 'INBOX', '1'),
    events: () => store.events.list({ limit: 1_000 }).map(event => event.kind),
    /** The letters among `raw` that a mailbox would offer to this store now. */
    offered: (raw: readonly Uint8Array[]) => offeredTo(store, raw),
  }
}

export function letterAt(uid: number, raw: Uint8Array, place: Partial<LetterPosition> = {}): LetterNews {
  return { kind: 'letter', position: { ...positionOf(uid), ...place }, raw, receivedAt: now - 1_000 }
}

export const positionOf = (uid: number): LetterPosition => ({ folder: 'INBOX', uidValidity: '1', uid })

async function offeredTo(store: Store, raw: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
  const mailbox = createFakeMailbox()
  for (const letter of raw) mailbox.deliver(letter, now)
  const stopping = new AbortController()
  const offered: Uint8Array[] = []
  const look = mailbox.watch(
    { ...nothingKept, settled: (folder, uidValidity) => store.settled.ranges('box', folder, uidValidity) },
    stopping.signal,
  )
  for await (const news of look) {
    if (news.kind === 'letter') offered.push(news.raw)
    if (news.kind === 'settled') break
  }
  stopping.abort()
  return offered
}

/** A letter with two copies under names of the file name grammar; headers and contents differ by `note`. */
export function letterOf(note = '', headers: readonly string[] = []): Buffer {
  const copy = (slug: string) =>
    pdfPart(
      [
        'Content-Type: application/pdf',
        `Content-Disposition: attachment; filename="${slug}-0000000000047-24.11.2026-10_41_07.pdf"`,
      ],
      pdfBytes(`${slug} ${note}`),
    )
  return multipart([textPart(`Добрий день ${note}`), copy('internal-passport'), copy('taxpayer-card')], {
    headers: [
      `From: =?UTF-8?B?${Buffer.from(sender.name).toString('base64')}?= <${sender.address}>`,
      'To: copies@example.org',
      'Subject: Copies',
      ...headers,
      'MIME-Version: 1.0',
    ],
  })
}

/** A letter in a letter in a letter: deeper than anybody forwards. */
export function endlessLetter(): Buffer {
  let inner = textPart('глибоко')
  for (let level = 0; level < 60; level += 1) inner = multipart([inner], { boundary: `b${level}`, headers: [] })
  return entity(
    [`From: ${sender.address}`, 'Subject: Endless', 'Content-Type: multipart/mixed; boundary="outer"'],
    `--outer\r\n${inner.toString()}\r\n--outer--\r\n`,
  )
}

/** The same from somebody else. */
export function letterFrom(address: string, note = ''): Buffer {
  return Buffer.from(letterOf(note).toString().replace(sender.address, address))
}
