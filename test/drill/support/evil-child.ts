import { writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { systemClock } from '../../../electron/jobs/clock.ts'
import { scaleDeadlines, type ImapDeadlines } from '../../../electron/mail/imap-deadlines.ts'
import { createImapMailbox } from '../../../electron/mail/imap.ts'
import type { Mailbox } from '../../../electron/mail/mailbox.ts'
import { toWire } from '../../../shared/errors.ts'
import { createCursor } from '../../integration/watching.ts'
import type { ForgetOrder, HeldAnswer, WatchAnswer, WatchOrder } from './evil-client.ts'

/** The client alone in its process, so that what a server does to it can be measured. */
const mailboxes = new Map<number, { readonly mailbox: Mailbox; readonly deadlines: ImapDeadlines }>()
/** An abort ends a watch at once; this is a machine's hiccup. */
const abortMs = 5_000
/** Watches that go on, and the most memory of the process in the course of each, bytes. */
const peaks = new Map<WatchOrder, number>()
setInterval(() => {
  const now = process.memoryUsage.rss()
  for (const [order, peak] of peaks) peaks.set(order, Math.max(peak, now))
}, 20).unref()

// The name and the code of what it died of, and nothing of its words: they may be the server's.
process.on('uncaughtExceptionMonitor', (error: Error & { readonly code?: string }) => {
  writeSync(process.stderr.fd, `died of ${error.name} ${error.code ?? ''}\n`)
})

function open({ id, port, scale, intervalMs }: WatchOrder): Mailbox {
  const known = mailboxes.get(id)
  if (known) {
    Object.assign(known.deadlines, scaleDeadlines(scale))
    return known.mailbox
  }
  const deadlines = scaleDeadlines(scale)
  const mailbox = createImapMailbox({
    settings: {
      ...{ kind: 'imap', address: 'rada@example.ua', host: '127.0.0.1', port, security: 'tls' },
      ...{ user: 'rada', folder: 'INBOX' },
    },
    password: 'tajemne-slovo',
    insecure: true,
    clock: systemClock,
    intervalMs,
    deadlines,
  })
  mailboxes.set(id, { mailbox, deadlines })
  return mailbox
}

/** One watch, until it ends by itself, has looked so often, or its time is over. */
async function watch(order: WatchOrder): Promise<WatchAnswer> {
  const { id, looks, limitMs } = order
  const mailbox = open(order)
  const stopping = new AbortController()
  const cursor = createCursor()
  const letters: string[] = []
  let looked = 0
  let end: WatchAnswer['end'] = 'ended'
  let code: string | null = null
  const over = new AbortController()
  const left = { ref: false, signal: over.signal }
  async function limit(): Promise<void> {
    await pause(limitMs, undefined, left)
    end = 'cut'
    stopping.abort()
    await pause(abortMs, undefined, left)
  }
  async function run(): Promise<void> {
    try {
      for await (const news of mailbox.watch(cursor, stopping.signal)) {
        if (news.kind === 'letter') letters.push(Buffer.from(news.raw).toString('latin1'))
        if (news.kind === 'letter' || news.kind === 'oversize' || news.kind === 'unfetchable') cursor.add(news)
        if (news.kind === 'settled' && ++looked >= looks) {
          end = 'looked'
          stopping.abort()
        }
      }
    } catch (error) {
      code = toWire(error).code
    }
  }
  peaks.set(order, process.memoryUsage.rss())
  const isOver = await Promise.race([
    run().then(() => true),
    limit().then(
      () => false,
      () => true,
    ),
  ])
  over.abort()
  const peak = Math.max(peaks.get(order) ?? 0, process.memoryUsage.rss())
  peaks.delete(order)
  return { id, end: isOver ? end : 'hung', code, letters, peak }
}

/** What it holds when nothing is left to be collected. */
function held(): HeldAnswer {
  globalThis.gc?.()
  return { held: process.memoryUsage().heapUsed }
}

process.on('message', (order: WatchOrder | ForgetOrder | 'held') => {
  if (order === 'held') process.send?.(held())
  else if ('forget' in order) mailboxes.delete(order.forget)
  else void watch(order).then(answer => process.send?.(answer))
})
