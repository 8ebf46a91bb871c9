import { describe, expect, it } from 'vitest'
import { connect } from '../../../electron/store/database.ts'
import type { Store } from '../../../electron/store/store.ts'
import { AppError } from '../../../shared/errors.ts'
import { key, newPath, sha256 } from '../store/fixture.ts'
import { letterAt, letterOf, openIntake, parserHere } from './intake-place.ts'

type Step = 'letters' | 'packages' | 'documents' | 'settled' | 'events'

/** The store, one of whose tables fails the first time that something is added to it. */
function failingOnce(step: Step, error: Error): (store: Store) => Store {
  let failed = false
  return store => ({
    ...store,
    [step]: {
      ...store[step],
      add(...input: readonly unknown[]) {
        if (!failed) {
          failed = true
          throw error
        }
        return (store[step].add as (...input: readonly unknown[]) => unknown)(...input)
      },
    },
  })
}

function expectNothing(place: ReturnType<typeof openIntake>, raw: Uint8Array): void {
  expect(place.store.letters.findByHash(sha256(raw))).toBeUndefined()
  expect(place.queue()).toEqual([])
  expect(place.settled()).toEqual([])
  expect(place.events()).toEqual([])
  expect(place.store.mailboxes.get('box')?.lastLetterAt).toBeNull()
}

function expectAll(place: ReturnType<typeof openIntake>): void {
  const [item, ...others] = place.queue()
  expect(others).toEqual([])
  const documents = place.store.documents.ofPackage(item!.id)
  expect(documents.map(({ id, sha256: hash }) => sha256(place.store.documents.content(id)) === hash)).toEqual([
    true,
    true,
  ])
  expect(place.settled()).toEqual([[1, 1]])
  expect(place.events()).toEqual(['letter.stored'])
}

describe('a letter that could not be stored', () => {
  it.each<Step>(['letters', 'packages', 'documents', 'settled', 'events'])(
    'for want of space at its %s leaves neither row nor position, and the next try stores it (F8, F46)',
    async step => {
      const place = openIntake({ wrap: failingOnce(step, new AppError('store.full')) })
      const raw = letterOf()
      await expect(place.take(letterAt(1, raw))).rejects.toThrow('store.full')
      expectNothing(place, raw)
      expect(await place.offered([raw])).toEqual([raw])
      expect(await place.take(letterAt(1, raw))).toMatchObject({ kind: 'stored' })
      expectAll(place)
      expect(await place.offered([raw])).toEqual([])
    },
  )

  it('because the program was told to stop between reading and writing is offered again (F8)', async () => {
    const stopping = new AbortController()
    const place = openIntake({
      parser: {
        parse(raw) {
          stopping.abort(new Error('stopping'))
          return parserHere.parse(raw)
        },
        stop: () => Promise.resolve(),
      },
    })
    const raw = letterOf()
    await expect(place.take(letterAt(1, raw), { signal: stopping.signal })).rejects.toThrow('stopping')
    expectNothing(place, raw)
    expect(await place.offered([raw])).toEqual([raw])
    await place.take(letterAt(1, raw))
    expectAll(place)
  })

  it('because it could not be read just now is offered again', async () => {
    let tries = 0
    const place = openIntake({
      parser: {
        parse: raw => (++tries === 1 ? Promise.reject(new Error('no reader started')) : parserHere.parse(raw)),
        stop: () => Promise.resolve(),
      },
    })
    const raw = letterOf()
    await expect(place.take(letterAt(1, raw))).rejects.toThrow('no reader started')
    expectNothing(place, raw)
    await place.take(letterAt(1, raw))
    expectAll(place)
  })

  it('among several that come at once does not keep the others back (F9)', async () => {
    const letters = [1, 2, 3].map(uid => letterOf(`лист ${uid}`))
    const cursed = sha256(letters[1]!)
    const place = openIntake({
      wrap: store => ({
        ...store,
        letters: {
          ...store.letters,
          add(letter, raw) {
            if (letter.sha256 === cursed) throw new AppError('store.full')
            store.letters.add(letter, raw)
          },
        },
      }),
    })
    const ends = await Promise.allSettled(letters.map((raw, index) => place.take(letterAt(index + 1, raw))))
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(place.settled()).toEqual([
      [1, 1],
      [3, 3],
    ])
    expect(place.queue()).toHaveLength(2)
    expect(place.events()).toEqual(['letter.stored', 'letter.stored'])
    expect(await place.offered(letters)).toEqual([letters[1]])
  })

  it('a second time is counted together with its position, or not at all (F8)', async () => {
    let armed = false
    const place = openIntake({
      wrap: store => ({
        ...store,
        settled: {
          ...store.settled,
          add(mailboxId, position) {
            if (armed) throw new AppError('store.full')
            store.settled.add(mailboxId, position)
          },
        },
      }),
    })
    const raw = letterOf()
    await place.take(letterAt(1, raw))
    armed = true
    await expect(place.take(letterAt(2, raw))).rejects.toThrow('store.full')
    expect(place.store.letters.findByHash(sha256(raw))?.seenCount).toBe(1)
    armed = false
    await place.take(letterAt(2, raw))
    expect(place.store.letters.findByHash(sha256(raw))?.seenCount).toBe(2)
    expect(place.settled()).toEqual([[1, 2]])
  })
})

it('others see the letter and its position at the same moment, never one without the other (F8)', async () => {
  const path = newPath()
  const seen: number[][] = []
  const look = () => {
    const other = connect(path, key, 'read')
    const count = (table: string) => other.prepare(`SELECT * FROM ${table}`).all().length
    seen.push(['letters', 'packages', 'documents', 'settled', 'events'].map(count))
    other.close()
  }
  const place = openIntake({
    path,
    wrap: store => ({
      ...store,
      events: {
        ...store.events,
        add(event) {
          const id = store.events.add(event)
          look()
          return id
        },
      },
    }),
  })
  await place.take(letterAt(1, letterOf()))
  look()
  expect(seen).toEqual([
    [0, 0, 0, 0, 0],
    [1, 1, 2, 1, 1],
  ])
})

it('F16: a letter that a person takes in from Junk is here together with the trace of that, or not at all', async () => {
  const raw = letterOf()
  const fromJunk = { ...letterAt(1, raw), isElsewhere: true, acceptedAt: 7 } as const
  const lost = openIntake({
    wrap: store => ({
      ...store,
      events: {
        ...store.events,
        add(event) {
          if (event.kind === 'junk.accepted') throw new AppError('store.full')
          return store.events.add(event)
        },
      },
    }),
  })
  await expect(lost.take(fromJunk)).rejects.toMatchObject({ code: 'store.full' })
  expectNothing(lost, raw)
  const place = openIntake()
  await place.take(fromJunk)
  await place.take({ ...fromJunk, acceptedAt: 9 })
  const { id } = place.queue()[0]!
  expect(place.store.events.acceptedFromJunkAt(id)).toBe(7)
})
