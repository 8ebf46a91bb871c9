import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createIntake } from '../../../electron/app/intake.ts'
import { systemClock, systemRandom } from '../../../electron/jobs/clock.ts'
import { createImapMailbox } from '../../../electron/mail/imap.ts'
import type { LetterNews } from '../../../electron/mail/mailbox.ts'
import { parseThoroughly } from '../../../electron/mail/parse.ts'
import type { ReadLetter } from '../../../electron/mail/parsed-letter.ts'
import { openStore } from '../../../electron/store/store.ts'
import { setupAnswers } from '../../fakes/app.ts'
import { nothingKept } from '../../integration/watching.ts'
import type { TakeInOrder } from './take-in.ts'

/** Processor time, in ms, of each part of taking the letters in, one part after the other in one thread. */
export interface Stages {
  readonly fetch: number
  readonly parse: number
  readonly hash: number
  readonly store: number
}

/** A process of its own, which holds all letters at once: told of it is the time alone. */
const order = JSON.parse(process.argv[2]!) as TakeInOrder
const never = new AbortController().signal
const letters: LetterNews[] = []
const readings = new Map<Uint8Array, ReadLetter>()

const fetch = await cpuMsOf(async () => {
  const { password: _, ...account } = setupAnswers.mailbox
  const mailbox = createImapMailbox({
    settings: { ...account, host: 'localhost', port: order.port, user: order.user },
    password: order.password,
    clock: systemClock,
    ...(order.ca === null ? { insecure: true } : { tls: { ca: readFileSync(order.ca, 'utf8') } }),
  })
  for await (const news of mailbox.watch(nothingKept, never)) {
    if (news.kind === 'letter') letters.push(news)
    if (news.kind === 'settled') break
  }
})
const raw = letters.flatMap(news => (news.kind === 'letter' ? [news.raw] : []))
const hashes: string[] = []
const hash = await cpuMsOf(() => {
  for (const bytes of raw) hashes.push(createHash('sha256').update(bytes).digest('hex'))
})
const parse = await cpuMsOf(async () => {
  for (const [at, bytes] of raw.entries())
    readings.set(bytes, { outcome: await parseThoroughly(bytes, never), sha256: hashes[at]! })
})
const store = await cpuMsOf(async () => {
  const place = openStore({ path: join(order.dataDir, 'stages.db'), key: 'ab'.repeat(32) })
  const { password: _, ...settings } = setupAnswers.mailbox
  place.mailboxes.add({ id: 'box', settings }, 0)
  place.setLogBound(2 ** 40)
  const parser = {
    parse: (bytes: Uint8Array) => Promise.resolve(readings.get(bytes)!),
    stop: () => Promise.resolve(),
  }
  const take = createIntake({ store: place, parser, clock: systemClock, random: systemRandom })
  // As many at once as intake has in hand.
  for (let at = 0; at < letters.length; at += 16)
    await Promise.all(letters.slice(at, at + 16).map(news => take('box', news, never)))
})
const stages: Stages = { fetch, parse, hash, store }
console.log(JSON.stringify(stages))
// The store is not closed: moving its log is no part of storing.
process.exit()

async function cpuMsOf(work: () => void | Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}
