import { createHash } from 'node:crypto'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { systemClock } from '../../electron/jobs/clock.ts'
import { createImapMailbox } from '../../electron/mail/imap.ts'
import { en } from '../../renderer/locales/en/index.ts'
import { uk } from '../../renderer/locales/uk/index.ts'
import type { PackageDetails } from '../../shared/model/package.ts'
import { setupAnswers } from '../fakes/app.ts'
import { multipart, pdfBytes, pdfPart, textPart } from '../fixtures/letters.ts'
import { oddLetters } from '../fixtures/odd-letters.ts'
import { openApp } from '../unit/app/open-app.ts'
import { startDovecot, type Dovecot } from './dovecot.ts'
import { openMaildir } from './maildir.ts'

let dovecot: Dovecot
beforeAll(async () => {
  dovecot = await startDovecot()
})
afterAll(() => dovecot.stop())

const minute = 60_000
const slugs = ['internal-passport', 'taxpayer-card']
const copyOf = (letter: number, slug: string) => pdfBytes(`${slug} of letter ${letter}`)
const good = (letter: number) =>
  multipart(
    [
      textPart('Добрий день'),
      ...slugs.map(slug =>
        pdfPart(
          [`Content-Type: application/pdf; name="${slug}-0000000000047-24.11.2026-10_41_07.pdf"`],
          copyOf(letter, slug),
        ),
      ),
    ],
    { headers: [`From: <v${letter}@example.com>`, 'To: kadry-zrazok@example.org', 'MIME-Version: 1.0'] },
  )
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const odd = [
  ...oddLetters,
  { name: 'one that the server does not give', raw: () => good(-1), reason: 'error.letter.unfetchable' },
]

/** All of them in one mailbox, an odd one between every two good ones, once they are rows. */
async function open() {
  const user = 'odd'
  const maildir = openMaildir(dovecot, user)
  // The minute of its arrival is by which each is known again.
  const firstAt = Math.floor(Date.now() / minute) * minute - 100 * minute
  const timeOf = (index: number) => firstAt + index * minute
  odd.forEach(({ raw }, index) => {
    maildir.put(good(index), timeOf(2 * index))
    maildir.put(raw(), timeOf(2 * index + 1))
  })
  const withheld = join(dovecot.maildir(user), 'new', maildir.names().at(-1)!)
  chmodSync(withheld, 0)
  maildir.put(good(odd.length), timeOf(2 * odd.length))

  const opened = openApp({
    openMailbox(input) {
      if (input.kind !== 'imap') throw new Error('no server')
      const { password, logIn: _, ...settings } = input
      return createImapMailbox({ settings, password, tls: { ca: dovecot.ca }, clock: systemClock, intervalMs: 50 })
    },
  })
  const { password, tlsPort: port } = dovecot
  const mailbox = { ...setupAnswers.mailbox, host: 'localhost', port, user, password }
  const { desk, view } = opened
  await desk('setup.finish', { ...setupAnswers, mailbox })
  const rows = () => opened.rows('SELECT id, received_at AS at FROM packages')
  await vi.waitFor(
    async () => {
      // Nobody rests until the server has refused one often enough.
      await desk('mailbox.wake', { id: view('operator').mailboxes[0]!.id })
      expect(rows()).toHaveLength(2 * odd.length + 1)
    },
    { timeout: 50_000, interval: 200 },
  )
  const times = new Map(rows().map(({ at, id }) => [at, String(id)]))
  // Of what it does not give the server did not even say when it came.
  const untimed = rows().find(({ at }) => (Number(at) - firstAt) % minute !== 0)
  const idOf = (index: number) => times.get(timeOf(index)) ?? String(untimed?.['id'])
  return {
    desk,
    withheld,
    ofGood: (index: number) => desk('package.get', { id: idOf(2 * index) }),
    ofOdd: (index: number) => desk('package.get', { id: idOf(2 * index + 1) }),
  }
}

it('32 odd letters between good ones: all good ones are whole, each odd one has a reason and a retry that works', async () => {
  expect(odd).toHaveLength(32)
  const { desk, withheld, ofGood, ofOdd } = await open()
  for (let index = 0; index <= odd.length; index += 1) {
    const { copies, others, trouble, aside, letter } = await ofGood(index)
    expect(letter.from.address).toBe(`v${index}@example.com`)
    expect(copies.map(copy => [copy.sha256, copy.problem])).toEqual(
      slugs.map(slug => [sha256(copyOf(index, slug)), null]),
    )
    expect([others, trouble, aside]).toEqual([[], null, null])
  }
  const reasons: (readonly [name: string, reason: string])[] = []
  for (const [index, { name }] of odd.entries()) reasons.push([name, reasonOf(await ofOdd(index))])
  expect(reasons).toEqual(odd.map(({ name, reason }) => [name, reason]))

  // Each stands in the ledger, and can be tried again; the good ones do not.
  const { rows, total } = await desk('ledger.list', { mailboxId: null, kind: null, offset: 0 })
  expect([rows.length, total]).toEqual([32, 32])
  chmodSync(withheld, 0o644)
  const again: (readonly [name: string, reason: string, outcome: string])[] = []
  for (const [index, { name }] of odd.entries()) {
    const { id } = await ofOdd(index)
    const row = rows.find(({ packageId }) => packageId === id)
    const { outcome } = await desk('ledger.retry', { id: row!.id })
    again.push([name, reasonOf(await ofOdd(index)), outcome])
  }
  // What stays as it is says so; what a person or a server has mended is in the queue.
  expect(again).toEqual(
    odd.map(({ name, reason }) => {
      if (reason.startsWith('letters.aside')) return [name, 'desk.trouble-no-copies-title', 'queued']
      return reason === 'error.letter.unfetchable' ? [name, 'none', 'mended'] : [name, reason, 'same']
    }),
  )
})

it.each([...new Set(odd.map(({ reason }) => reason))])('%s has words in both languages', reason => {
  const [, part, key] = /^(\w+)\.(.+)$/.exec(reason) ?? []
  const [ours, theirs] = [uk, en].map(catalogues => {
    const catalogue: Readonly<Record<string, unknown>> = catalogues[part as keyof typeof catalogues]
    return catalogue[key!]
  })
  expect(ours).toMatch(/^[А-ЯҐЄІЇ]/i)
  expect(theirs).toMatch(/^[A-Z]/i)
})

/** The word of the catalogues that tells a person what is the matter with a letter. */
function reasonOf({ problem, aside, copies, others, trouble }: PackageDetails): string {
  if (problem) return `error.${problem.code}`
  if (aside) return `letters.aside-row-${aside}`
  const files = [...copies, ...others]
  const broken = files.find(file => file.problem !== null)
  if (broken) return `files.problem-${broken.problem}`
  const closed = files.find(({ media }) => !['pdf', 'jpeg', 'png'].includes(media))
  if (closed) return `files.media-${closed.media}`
  return trouble ? `desk.trouble-${trouble}-title` : 'none'
}
