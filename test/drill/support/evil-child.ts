import { setTimeout as pause } from 'node:timers/promises'
import { systemClock } from '../../../electron/jobs/clock.ts'
import { scaleDeadlines } from '../../../electron/mail/imap-deadlines.ts'
import { createImapMailbox } from '../../../electron/mail/imap.ts'
import type { Mailbox } from '../../../electron/mail/mailbox.ts'
import { toWire } from '../../../shared/errors.ts'
import { createCursor } from '../../integration/watching.ts'
import type { ForgetOrder, WatchAnswer, WatchOrder } from './evil-client.ts'

/** The client alone in its process, so that what a server does to it can be measured. */
const mailboxes = new Map<number, Mailbox>()
/** An abort ends a watch at once; this is a machine's hiccup. */
const abortMs = 5_000
let peak = 0
setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50).unref()

function open({ id, port, scale, intervalMs }: WatchOrder): Mailbox {
  const known = mailboxes.get(id)
  if (known) return known
  const mailbox = createImapMailbox({
    settings: {
      ...{ kind: 'imap', address: 'rada@example.ua', host: '127.0.0.1', port, security: 'tls' },
      ...{ user: 'rada', folder: 'INBOX' },
    },
    password: 'tajemne-slovo',
    insecure: true,
    clock: systemClock,
    intervalMs,
    deadlines: scaleDeadlines(scale),
  })
  mailboxes.set(id, mailbox)
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
  const limit = pause(limitMs, undefined, { ref: false }).then(() => {
    end = 'cut'
    stopping.abort()
    return pause(abortMs, undefined, { ref: false })
  })
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
  const isOver = await Promise.race([run().then(() => true), limit.then(() => false)])
  return { id, end: isOver ? end : 'hung', code, letters, peak }
}

process.on('message', (order: WatchOrder | ForgetOrder) => {
  if ('forget' in order) mailboxes.delete(order.forget)
  else void watch(order).then(answer => process.send?.(answer))
})
