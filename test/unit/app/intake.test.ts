import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../../electron/jobs/clock.ts'
import { createLetterParser } from '../../../electron/mail/letter-parser.ts'
import type { LetterParser } from '../../../electron/mail/parsed-letter.ts'
import { pdfBytes } from '../../fixtures/letters.ts'
import { sha256 } from '../store/fixture.ts'
import {
  endlessLetter,
  letterAt,
  letterFrom,
  letterOf,
  now,
  openIntake,
  parserHere,
  positionOf,
  sender,
} from './intake-place.ts'

let parser: LetterParser
beforeAll(() => {
  const workerUrl = new URL('../../../electron/workers/parse-worker.ts', import.meta.url)
  parser = createLetterParser({ workerUrl, clock: systemClock })
})
afterAll(() => parser.stop())

describe('a letter is stored', () => {
  it('with its raw bytes, its copies readable and hash-equal, its position and its event', async () => {
    const { store, take, queue, settled, events } = openIntake({ parser })
    const raw = letterOf()
    const recorded = await take(letterAt(7, raw))
    if (recorded.kind !== 'stored') throw new Error('not stored')
    const { id, code } = queue()[0]!
    expect(recorded).toEqual({
      kind: 'stored',
      packageId: id,
      received: { serviceId: 'service', receivedAt: now - 1_000, copies: 2, code },
    })
    expect(queue()).toMatchObject([
      { sender: sender.address, copies: 2, missing: 0, state: 'new', serviceId: 'service', trouble: null },
    ])
    const letter = store.letters.findByHash(sha256(raw))!
    expect(letter).toMatchObject({ from: sender, recordedAt: now, seenCount: 1, bytes: raw.length })
    expect(Buffer.from(store.letters.raw(letter.id)).equals(raw)).toBe(true)
    const documents = store.documents.ofPackage(id)
    expect(documents.map(document => document.type)).toEqual(['internal-passport', 'taxpayer-card'])
    for (const [index, document] of documents.entries()) {
      const content = store.documents.content(document.id)
      expect(sha256(content)).toBe(document.sha256)
      expect(Buffer.from(content)).toEqual(pdfBytes(`${['internal-passport', 'taxpayer-card'][index]} `))
    }
    expect(settled()).toEqual([[7, 7]])
    expect(store.mailboxes.get('box')?.lastLetterAt).toBe(now - 1_000)
    expect(events()).toEqual(['letter.stored'])
  })

  it('once, however often it comes, and each place where it lies is counted (F3)', async () => {
    const { store, take, queue, settled, events } = openIntake({ parser })
    const raw = letterOf()
    await take(letterAt(1, raw))
    expect(await take(letterAt(5, raw))).toEqual({ kind: 'repeated' })
    expect(await take(letterAt(1, raw))).toEqual({ kind: 'repeated' })
    expect(queue()).toHaveLength(1)
    expect(store.letters.findByHash(sha256(raw))).toMatchObject({ seenCount: 2, ...positionOf(1) })
    expect(settled()).toEqual([
      [1, 1],
      [5, 5],
    ])
    expect(events()).toEqual(['letter.repeated', 'letter.stored'])
  })

  it('once, and did not come again when its folder was numbered anew or its numbers were forgotten (F1)', async () => {
    const { store, take, events } = openIntake({ parser })
    const raw = letterOf()
    const seen = () => store.letters.findByHash(sha256(raw))?.seenCount
    await take(letterAt(1, raw))
    await take(letterAt(7, raw, { uidValidity: '2' }))
    store.placements.forgetFrom('box', 'INBOX', '1', 0)
    store.placements.forgetFrom('box', 'INBOX', '2', 0)
    await take(letterAt(4, raw, { uidValidity: '2' }))
    expect([seen(), events()]).toEqual([1, ['letter.stored']])
    await take(letterAt(5, raw, { uidValidity: '2' }))
    await take(letterAt(1, raw, { folder: 'Junk' }))
    expect([seen(), events()]).toEqual([3, ['letter.repeated', 'letter.repeated', 'letter.stored']])
  })

  it('once when it comes a second time while the first is being read (F3)', async () => {
    const gate = Promise.withResolvers<void>()
    let reading = 0
    const { store, take, queue, settled } = openIntake({
      parser: {
        async parse(raw) {
          reading += 1
          if (reading === 2) gate.resolve()
          await gate.promise
          return parserHere.parse(raw)
        },
        stop: () => Promise.resolve(),
      },
    })
    const raw = letterOf()
    const both = await Promise.all([take(letterAt(1, raw)), take(letterAt(2, raw))])
    expect(reading).toBe(2)
    expect(both.map(({ kind }) => kind)).toEqual(['stored', 'repeated'])
    expect(queue()).toHaveLength(1)
    expect(store.letters.findByHash(sha256(raw))?.seenCount).toBe(2)
    expect(settled()).toEqual([[1, 2]])
  })

  it('once when the server says that it lies in a second place, which is noted; of a letter that is gone it is not', async () => {
    const { store, take, queue, settled } = openIntake({ parser })
    const raw = letterOf()
    const first = letterAt(1, raw)
    await take({ ...first, serverId: 'M1' } as ReturnType<typeof letterAt>)
    const known = { kind: 'known', serverId: 'M1', bytes: raw.length, receivedAt: first.receivedAt } as const
    expect(await take({ ...known, position: positionOf(5) })).toEqual({ kind: 'repeated' })
    await take({ ...known, serverId: 'M2', position: positionOf(7) })
    await take({ ...known, receivedAt: first.receivedAt + 1_000, position: positionOf(8) })
    await take({ ...known, position: positionOf(9) }, { mailboxId: 'box-2' })
    const { id, seenCount } = store.letters.findByHash(sha256(raw))!
    expect([queue().length, seenCount, settled()]).toEqual([
      1,
      2,
      [
        [1, 1],
        [5, 5],
      ],
    ])
    expect(store.placements.ofLetter(id).map(({ uid }) => uid)).toEqual([1, 5])
  })
})

describe('letters are told apart', () => {
  it('two different ones with the same Message-ID are two rows (F15)', async () => {
    const { take, queue } = openIntake({ parser })
    for (const note of ['перший', 'другий']) await take(letterAt(note.length, letterOf(note, ['Message-ID: <1@x.ua>'])))
    expect(queue()).toHaveLength(2)
  })

  it('three without a Message-ID are three rows (F15)', async () => {
    const { take, queue } = openIntake({ parser })
    for (const uid of [1, 2, 3]) await take(letterAt(uid, letterOf(`лист ${uid}`)))
    expect(queue()).toHaveLength(3)
  })

  it('a family writes from one address, and one person writes twice: a row for each letter (F64)', async () => {
    const { take, queue } = openIntake({ parser })
    for (const uid of [1, 2]) await take(letterAt(uid, letterOf('', [`Date: Tue, 24 Nov 2026 10:4${uid}:00 +0200`])))
    expect(queue().map(item => item.sender)).toEqual([sender.address, sender.address])
  })

  it('what is sent anew after a rejection is a new row, and the rejected one stays as it is (F33)', async () => {
    const { store, take, queue } = openIntake({ parser })
    await take(letterAt(1, letterOf('1')))
    const rejected = { state: 'rejected', reason: 'чужі копії', reviewedAt: now, settledAt: now } as const
    store.packages.setState(queue()[0]!.id, rejected)
    await take(letterAt(2, letterOf('2')))
    expect(queue().map(item => item.state)).toEqual(['new', 'rejected'])
  })

  it('every open one has a code of its own, also when chance repeats itself', async () => {
    const dice = [0, 0, 0, 0.5, 0.5, 0, 0.25]
    const random = {
      fraction: () => dice.shift()!,
      bytes: (length: number) => crypto.getRandomValues(Buffer.alloc(length)),
    }
    const { take, queue } = openIntake({ parser, random })
    for (const uid of [1, 2, 3]) await take(letterAt(uid, letterOf(`лист ${uid}`)))
    expect(new Set(queue().map(item => item.code))).toEqual(new Set([10, 55, 32]))
  })

  it('a hundred that come at once too', async () => {
    const { take, queue, settled } = openIntake()
    const uids = Array.from({ length: 100 }, (_, index) => index + 1)
    await Promise.all(uids.map(uid => take(letterAt(uid, letterFrom(`v${uid}@example.com`)))))
    expect(new Set(queue().map(item => item.code)).size).toBe(100)
    expect(settled()).toEqual([[1, 100]])
  })
})

describe('what cannot be taken as it is gets a row all the same (F9)', () => {
  it('a letter above the limit is told by its sender and subject', async () => {
    const { store, take, queue, settled } = openIntake({ parser })
    const headers = Buffer.from(`From: =?UTF-8?Q?=D0=A2?= <${sender.address}>\r\nSubject: Copies\r\n\r\n`)
    const receivedAt = now - 1_000
    const news = { kind: 'oversize', position: positionOf(4), headers, bytes: 90_000_000, receivedAt } as const
    const recorded = await take(news)
    expect(recorded).toMatchObject({ kind: 'stored', received: null })
    expect(queue()).toMatchObject([{ sender: sender.address, trouble: 'too-large', copies: 0, serviceId: null }])
    const kept = Buffer.concat([Buffer.from('X-Oversize: 90000000\r\n'), headers])
    expect(store.letters.findByHash(sha256(kept))).toMatchObject({
      from: { name: 'Т', address: sender.address },
      subject: 'Copies',
      bytes: 90_000_000,
      problem: { code: 'letter.too-large' },
    })
    expect(settled()).toEqual([[4, 4]])
  })

  it('two letters above the limit with the same headers are two, and neither hides a letter of these headers alone', async () => {
    const { take, queue } = openIntake({ parser })
    const headers = Buffer.from(`From: <${sender.address}>\r\nSubject: Copies\r\n\r\n`)
    for (const [uid, bytes] of [
      [1, 90_000_000],
      [2, 91_000_000],
    ] as const) {
      await take({ kind: 'oversize', position: positionOf(uid), headers, bytes, receivedAt: now - 1_000 })
    }
    await take(letterAt(3, headers))
    expect(queue()).toHaveLength(3)
  })

  it('an unreadable letter keeps its raw bytes, byte for byte', async () => {
    const { store, take, queue, settled } = openIntake({ parser })
    const raw = endlessLetter()
    await take(letterAt(2, raw))
    expect(queue()).toMatchObject([{ sender: sender.address, trouble: 'unreadable', copies: 0 }])
    const letter = store.letters.findByHash(sha256(raw))!
    expect(letter).toMatchObject({ subject: 'Endless', problem: { code: 'letter.too-deep' } })
    expect(Buffer.from(store.letters.raw(letter.id)).equals(raw)).toBe(true)
    expect(settled()).toEqual([[2, 2]])
  })

  it.each([
    ['exit', 'letter.malformed'],
    ['hang', 'letter.timeout'],
  ])(
    'F9: a letter over which two readers end (%s) is kept with the reason, and the next one is read',
    async (raw, code) => {
      const unreliable = createLetterParser({
        workerUrl: new URL('../../fixtures/unreliable-worker.ts', import.meta.url),
        clock: systemClock,
        timeoutMs: 300,
      })
      const { store, take, queue, settled } = openIntake({ parser: unreliable })
      await Promise.all([raw, 'next'].map((text, at) => take(letterAt(at + 1, Buffer.from(text)))))
      await unreliable.stop()
      expect(queue()).toMatchObject([{ trouble: 'unreadable' }, { trouble: 'unreadable' }])
      const letter = store.letters.findByHash(sha256(Buffer.from(raw)))!
      expect(letter).toMatchObject({ subject: raw, problem: { code } })
      expect(Buffer.from(store.letters.raw(letter.id)).toString()).toBe(raw)
      expect(store.letters.findByHash(sha256(Buffer.from('next')))).toMatchObject({
        problem: { code: 'letter.too-deep' },
      })
      expect(settled()).toEqual([[1, 2]])
    },
  )

  it.each([
    ['empty', Buffer.alloc(0)],
    ['noise', Buffer.from(Array.from({ length: 3_000 }, (_, index) => (index * 37) % 256))],
  ])('%s bytes are a row and are kept', async (_name, raw) => {
    const { store, take, queue } = openIntake({ parser })
    await take(letterAt(1, raw))
    expect(queue()).toMatchObject([{ trouble: 'no-copies', copies: 0 }])
    expect(Buffer.from(store.letters.raw(store.letters.findByHash(sha256(raw))!.id)).equals(raw)).toBe(true)
  })
})
