import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDovecot, type Dovecot } from './dovecot.ts'
import { openOn, type Change } from './imap-mailbox.ts'
import { startProxy } from './loopback.ts'
import { openMaildir } from './maildir.ts'
import { startScriptedImap } from './scripted-imap.ts'
import { createCursor, nothingKept, plainLetter, startWatching, subjectOf } from './watching.ts'

const day = 24 * 60 * 60_000
const leastBytesOfAPoll = 100
const mostBytesOfAPoll = 2_048

let dovecot: Dovecot
beforeAll(async () => {
  dovecot = await startDovecot()
})
afterAll(() => dovecot.stop())

const open = (change?: Change) => openOn(dovecot, change)

it('three hundred letters that stay in place come once each, and none at the next look (F4)', async () => {
  const maildir = openMaildir(dovecot, 'many')
  const subjects = Array.from({ length: 300 }, (_, index) => `letter ${index}`)
  for (const subject of subjects) maildir.put(plainLetter(subject))
  const mailbox = open({ user: 'many' })
  const watching = startWatching(mailbox, createCursor())
  await watching.until(() => watching.settledCount() === 1)
  expect(watching.letters.map(subjectOf)).toEqual(subjects.toReversed())
  mailbox.wake()
  await watching.until(() => watching.settledCount() === 2)
  expect(watching.letters).toHaveLength(300)
  await watching.stop()
})

it('a look at ten thousand letters that are known costs almost nothing (F5)', async () => {
  const maildir = openMaildir(dovecot, 'quiet')
  for (let count = 0; count < 10_000; count += 1) maildir.put(plainLetter(`${count}`))
  const proxy = await startProxy(dovecot.port)
  const mailbox = open({ user: 'quiet', host: '127.0.0.1', port: proxy.port, security: 'starttls' })
  let nextPoll = Promise.withResolvers<void>()
  const abort = new AbortController()
  const polls: number[] = []
  const run = async () => {
    for await (const { kind } of mailbox.watch({ ...nothingKept, settled: () => [[1, 10_000]] }, abort.signal)) {
      expect(kind).toBe('settled')
      nextPoll.resolve()
    }
  }
  const ended = run()
  await nextPoll.promise
  for (let poll = 0; poll < 20; poll += 1) {
    nextPoll = Promise.withResolvers()
    const before = proxy.received()
    mailbox.wake()
    await nextPoll.promise
    polls.push(proxy.received() - before)
  }
  expect(Math.max(...polls)).toBeLessThanOrEqual(mostBytesOfAPoll)
  expect(Math.min(...polls)).toBeGreaterThan(leastBytesOfAPoll)
  abort.abort()
  await ended
  await proxy.stop()
})

describe('after three days without the mailbox (F6)', () => {
  it('two hundred letters come, newest first and whatever their age, and how far it is is told', async () => {
    const maildir = openMaildir(dovecot, 'outage')
    const [count, now] = [200, Date.now()]
    for (let at = 0; at < count; at += 1)
      maildir.put(plainLetter(`letter ${at}`), now - ((count - at) / count) * 3 * day)
    const watching = startWatching(open({ user: 'outage' }), createCursor())
    await watching.until(() => watching.settledCount() > 0)
    expect(watching.letters.map(subjectOf)).toEqual(
      Array.from({ length: count }, (_, at) => `letter ${count - 1 - at}`),
    )
    const times = watching.letters.map(({ receivedAt }) => receivedAt)
    expect(times).toEqual(times.toSorted((a, b) => b - a))
    expect(now - times.at(-1)!).toBeGreaterThan(3 * day - 5_000)
    const told = watching.news.flatMap(one => (one.kind === 'progress' ? [one] : []))
    expect(told.map(({ done }) => done)).toEqual(Array.from({ length: count + 1 }, (_, at) => at))
    expect(new Set(told.map(({ total }) => total))).toEqual(new Set([count]))
    await watching.stop()
  })

  it('a letter that comes meanwhile comes before the rest of the old ones', async () => {
    const maildir = openMaildir(dovecot, 'meanwhile')
    const [count, filler] = [1_200, 'x'.repeat(30_000)]
    for (let at = 0; at < count; at += 1) maildir.put(`${plainLetter(`old ${at}`)}${filler}\r\n`)
    const arriving = new Map([
      [40, 'new one'],
      [90, 'new two'],
    ])
    const watching = startWatching(open({ user: 'meanwhile' }), createCursor(), ({ kind }) => {
      const subject = kind === 'letter' ? arriving.get(watching.letters.length) : undefined
      if (subject !== undefined) maildir.put(plainLetter(subject))
    })
    await watching.until(() => watching.settledCount() > 0)
    const subjects = watching.letters.map(subjectOf)
    expect(new Set(subjects).size).toBe(count + 2)
    expect(subjects).toHaveLength(count + 2)
    const old = subjects.filter(subject => subject.startsWith('old'))
    expect(old).toEqual(Array.from({ length: count }, (_, at) => `old ${count - 1 - at}`))
    // What was asked for already comes before it: 8 MB, some 280 of these.
    expect(subjects.indexOf('new one')).toBeLessThan(count / 2)
    expect(subjects.indexOf('new two')).toBeLessThan(count / 2)
    const totals = watching.news.flatMap(one => (one.kind === 'progress' ? [one.total] : []))
    expect(totals.at(-1)).toBe(count + 2)
    await watching.stop()
  })

  it('a letter that comes before the first one was fetched keeps none of them waiting', async () => {
    const server = await startScriptedImap()
    const letterOf = (uid: number) => ({ uid, raw: plainLetter(`letter ${uid}`) })
    const arrive = (): undefined => {
      if (server.letters.length < 4) server.letters = [...server.letters, letterOf(server.letters.length + 1)]
    }
    server.letters = [
      letterOf(1),
      letterOf(2),
      { ...letterOf(3), evade: question => (question === 'size' ? arrive() : undefined) },
    ]
    const watching = startWatching(server.open(60_000), createCursor())
    await watching.until(() => watching.settledCount() > 0)
    expect(watching.letters.map(subjectOf)).toEqual(['letter 3', 'letter 4', 'letter 2', 'letter 1'])
    await watching.stop()
    await server.stop()
  })
})
