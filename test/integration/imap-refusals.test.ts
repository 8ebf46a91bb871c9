import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lostLooks, refusedLooks, wholesaleRefusals } from '../../electron/mail/limits.ts'
import { createCursor, healing, milestones, plainLetter, startWatching, subjectOf } from './watching.ts'
import {
  receivedAt,
  startScriptedImap,
  type Evasion,
  type Question,
  type ScriptedImap,
  type ScriptedLetter,
} from './scripted-imap.ts'

let server: ScriptedImap
beforeEach(async () => {
  server = await startScriptedImap()
})
afterEach(() => server.stop())

/** Looks follow each other so fast, and count when they are half as far apart. */
const intervalMs = 40

const letter = (uid: number, evade?: ScriptedLetter['evade']): ScriptedLetter => ({
  uid,
  raw: plainLetter(`letter ${uid}`),
  evade,
})
const always = (evasion: Evasion) => () => evasion
const of = (evasion: Evasion, ...questions: Question[]) => {
  return (question: Question) => (questions.includes(question) ? evasion : undefined)
}
const times = (what: string) => server.asked.filter(one => one === what).length

async function watchUntilSettled() {
  const cursor = createCursor()
  const watching = startWatching(healing(server.open(intervalMs)), cursor)
  await watching.until(() => watching.settledCount() > 0)
  await watching.stop()
  return watching
}

describe('a letter that the server does not give', () => {
  it.each<[string, Evasion, number]>([
    ['it says NO', { says: 'NO cannot read it' }, refusedLooks],
    ['it says NO, by its own fault', { says: 'NO [SERVERBUG] internal error' }, refusedLooks],
    ['it does not understand', { says: 'BAD what' }, refusedLooks],
    ['it passes over it', { gives: 'nothing' }, refusedLooks],
    ['it gives NIL', { gives: 'nil' }, refusedLooks],
    ['it gives nothing of what it announced', { gives: 'empty' }, refusedLooks],
    ['its answer cannot be read', { gives: 'garbage' }, refusedLooks],
    ['its literal is larger than the world', { gives: 'endless literal' }, refusedLooks],
    ['it says goodbye over it', { gives: 'goodbye' }, refusedLooks],
    ['it hangs up over it', { gives: 'hang-up' }, lostLooks],
    ['it says NO for now, for ever', { says: 'NO [UNAVAILABLE] try again later' }, lostLooks],
  ])('becomes a row after some looks, and keeps no other back: %s', async (_, evasion, looks) => {
    server.letters = [letter(1), letter(2, of(evasion, 'body', 'headers')), letter(3), letter(4)]
    const { letters, ...watching } = await watchUntilSettled()
    expect(letters.slice(0, 3).map(subjectOf)).toEqual(['letter 4', 'letter 3', 'letter 1'])
    expect(letters.slice(3)).toEqual([
      {
        kind: 'unfetchable',
        position: { folder: 'INBOX', uidValidity: '7', uid: 2 },
        headers: new Uint8Array(),
        bytes: plainLetter('letter 2').length,
        receivedAt,
      },
    ])
    expect(milestones({ ...watching, letters })).toEqual(['unfetchable', 'settled'])
    // Once more in company, where nobody knew which of them it was.
    expect(times('body 2')).toBeGreaterThanOrEqual(looks)
  })

  it.each<[string, Evasion]>([
    ['less than the rest', { gives: 'half' }],
    ['NO', { says: 'NO cannot read it' }],
    ['not even that', { gives: 'nothing' }],
  ])('is not taken for whole when half of it comes, and then %s', async (_, evasion) => {
    const half = of({ gives: 'half' }, 'body')
    server.letters = [letter(1), letter(2, question => half(question) ?? of(evasion, 'rest')(question)), letter(3)]
    const { letters } = await watchUntilSettled()
    expect(letters.map(subjectOf)).toEqual(['letter 3', 'letter 1', 'letter 2'])
    expect(letters.map(({ kind }) => kind)).toEqual(['letter', 'letter', 'unfetchable'])
  })

  it('is completed when half of it comes, and then the rest', async () => {
    server.letters = [letter(1), letter(2, of({ gives: 'half' }, 'body')), letter(3)]
    const { letters } = await watchUntilSettled()
    expect(letters.map(one => one.kind === 'letter' && Buffer.from(one.raw).toString())).toEqual(
      server.letters.toReversed().map(({ raw }) => raw),
    )
    expect(times('rest 2')).toBe(1)
  })

  it('is whole when the server announced more than there is', async () => {
    server.letters = [1, 2, 3].map(uid => ({ ...letter(uid), announced: 5_000 }))
    const { letters } = await watchUntilSettled()
    expect(letters.map(one => one.kind === 'letter' && Buffer.from(one.raw).toString())).toEqual(
      server.letters.toReversed().map(({ raw }) => raw),
    )
  })

  it.each<[string, Evasion | undefined]>([
    ['as much as was asked', undefined],
    ['all of it whatever was asked', { gives: 'too much' }],
  ])('is asked for alone when it is larger than announced, and the server gives %s', async (_, evasion) => {
    const raw = (uid: number) => `${plainLetter(`letter ${uid}`)}${'words\r\n'.repeat(20_000)}`
    server.letters = [1, 2, 3, 4, 5].map(uid => ({ uid, raw: raw(uid), announced: 100, evade: () => undefined }))
    for (const one of server.letters) one.evade = question => (question === 'body' ? evasion : undefined)
    const { letters } = await watchUntilSettled()
    expect(letters.map(one => one.kind === 'letter' && Buffer.from(one.raw).toString())).toEqual(
      [5, 4, 3, 2, 1].map(raw),
    )
    const lengths = server.fetches.flatMap(line => {
      const [, uids = '', length] = /^UID FETCH (\S+) .*<0\.(\d+)>/.exec(line) ?? []
      return /[:,]/.test(uids) ? [Number(length)] : []
    })
    expect(lengths.length).toBeGreaterThan(0)
    expect(Math.max(...lengths)).toBeLessThan(100_000)
  })

  it('is told by its headers where these are given', async () => {
    server.letters = [letter(5, of({ says: 'NO cannot read it' }, 'body'))]
    const { letters } = await watchUntilSettled()
    expect(letters.map(({ kind }) => kind)).toEqual(['unfetchable'])
    expect(subjectOf(letters[0]!)).toBe('letter 5')
  })

  it.each<[string, Evasion]>([
    ['NO', { says: 'NO cannot read it' }],
    ['a goodbye', { gives: 'goodbye' }],
  ])('becomes a row also when not even its size is told, but %s', async (_, evasion) => {
    server.letters = [letter(1), letter(2, always(evasion)), letter(3)]
    const { letters } = await watchUntilSettled()
    expect(letters.slice(0, 2).map(subjectOf)).toEqual(['letter 3', 'letter 1'])
    expect(letters.slice(2)).toMatchObject([{ kind: 'unfetchable', position: { uid: 2 }, bytes: 0 }])
    // What is not known may not put the row where nobody looks.
    expect(Math.abs(letters[2]!.receivedAt - Date.now())).toBeLessThan(60_000)
  })

  it('is skipped when its owner deleted it', async () => {
    const refused = letter(2, () => {
      server.letters = server.letters.filter(({ uid }) => uid !== 2)
      return { says: 'NO [EXPUNGEISSUED] some messages no longer exist' }
    })
    server.letters = [letter(1), { ...refused, evade: q => (q === 'body' ? refused.evade?.(q) : undefined) }, letter(3)]
    const watching = await watchUntilSettled()
    expect(watching.letters.map(subjectOf)).toEqual(['letter 3', 'letter 1'])
    expect(milestones(watching)).toEqual(['settled'])
    expect(watching.news.some(({ kind }) => kind === 'withheld')).toBe(false)
  })

  it('comes whole when a later look can have it, and is not counted against any more', async () => {
    const late = letter(2, of({ says: 'NO cannot read it' }, 'body'))
    server.letters = [letter(1), late]
    const watching = startWatching(healing(server.open(intervalMs)), createCursor(), ({ kind }) => {
      if (kind === 'withheld') late.evade = undefined
    })
    await watching.until(() => watching.settledCount() > 0)
    expect(watching.letters.map(subjectOf)).toEqual(['letter 1', 'letter 2'])
    expect(watching.news.at(-1)).toEqual({ kind: 'settled' })
    await watching.stop()
  })

  it('is not counted twice for looks that follow each other at once', async () => {
    server.letters = [letter(1, of({ says: 'NO cannot read it' }, 'body'))]
    const mailbox = server.open(60_000)
    const watching = startWatching(mailbox, createCursor())
    const looks = () => watching.news.filter(({ kind }) => kind === 'withheld').length
    for (let count = 1; count <= refusedLooks + 2; count += 1) {
      await watching.until(() => looks() >= count)
      mailbox.wake()
    }
    expect(watching.letters).toEqual([])
    await watching.stop()
  })

  it('is one of many that are never given: they become rows, though not as soon, and the mailbox is well', async () => {
    const count = wholesaleRefusals + 5
    server.letters = Array.from({ length: count }, (_, at) => letter(at + 1, of({ says: 'NO storage' }, 'body')))
    const mailbox = server.open(intervalMs)
    let looks = 0
    for (let letters: readonly unknown[] = []; letters.length === 0; looks += 1) {
      const watching = startWatching(mailbox, createCursor())
      const isWell = watching.until(() => watching.settledCount() > 0).then(() => watching.stop())
      await Promise.race([isWell, watching.ended])
      isWell.catch(() => {})
      letters = watching.letters
      if (letters.length > 0) {
        expect(watching.letters.map(({ kind }) => kind)).toEqual(Array(count).fill('unfetchable'))
        expect(subjectOf(watching.letters[0]!)).toBe(`letter ${count}`)
      }
      await new Promise(resolve => setTimeout(resolve, intervalMs))
    }
    expect(looks).toBeGreaterThanOrEqual(lostLooks)
  })

  it('is one of so many that the server must be ill: none is blamed, and all come when it is well', async () => {
    const count = wholesaleRefusals + 15
    const refusing = Array.from({ length: count }, (_, at) => letter(at + 1, of({ says: 'NO storage' }, 'body')))
    server.letters = refusing
    const mailbox = server.open(intervalMs)
    for (let look = 0; look < 5; look += 1) {
      const watching = startWatching(mailbox, createCursor())
      expect(await watching.ended).toMatchObject({ code: 'mail.lost', remedy: 'retry' })
      expect(watching.letters).toEqual([])
      await new Promise(resolve => setTimeout(resolve, intervalMs))
    }
    for (const one of refusing) one.evade = undefined
    const watching = startWatching(healing(mailbox), createCursor())
    await watching.until(() => watching.settledCount() > 0)
    expect(watching.letters.filter(({ kind }) => kind === 'letter')).toHaveLength(count)
    await watching.stop()
  })
})
