import { expect, test } from 'vitest'
import { createPageLook, type PageVerdict } from '../../../electron/app/page-look.ts'
import { prepareDecoder, readCodes } from '../../../electron/services/read-codes.ts'
import { readWasm } from '../../../electron/workers/wasm-file.ts'
import type { Pixels } from '../../../shared/pixels.ts'
import { createFakeClock } from '../../fakes/clock.ts'
import { paintCodes } from '../../fixtures/code-pixels.ts'

prepareDecoder(readWasm('zxing-wasm/reader/zxing_reader.wasm', import.meta.url))

const job = 'https://diia.app/acquirers/branch/zrazok/offer/job'
const leave = 'https://diia.app/acquirers/branch/zrazok/offer/leave'

/** A page that shows what the test says, and all that is told of it. */
function open(painted: readonly string[] | null | Error) {
  const clock = createFakeClock(0)
  const stored = new Map([
    ['job', job],
    ['leave', leave],
  ])
  const told: (readonly [windowId: string, serviceId: string, verdict: PageVerdict])[] = []
  const failures: unknown[] = []
  const state = { painted, taken: 0 }
  const reading = new Set<Promise<unknown>>()
  const look = createPageLook({
    async picture(): Promise<Pixels | null> {
      state.taken++
      if (state.painted instanceof Error) throw state.painted
      return state.painted && paintCodes(state.painted)
    },
    reader: {
      read(picture) {
        const read = readCodes(picture)
        reading.add(read)
        return read.finally(() => reading.delete(read))
      },
    },
    clock,
    payloadOf: id => stored.get(id) ?? null,
    tell: (...what) => told.push(what),
    logFailure: error => failures.push(error),
  })
  return {
    ...{ look, stored, told, failures, state },
    /** Lets so many seconds pass, with all that happens in them. */
    async pass(seconds: number) {
      for (let second = 0; second < seconds; second++) {
        clock.advance(1_000)
        // A picture is asked for and taken in one turn; reading it takes as long as it takes.
        do {
          await Promise.all(reading)
          await new Promise(resolve => setImmediate(resolve))
        } while (reading.size > 0)
      }
    },
  }
}

test.each<[string, readonly string[] | null, PageVerdict]>([
  ['the stored code', [job], 'verified'],
  ['another code', [leave], 'mismatch'],
  ['the stored code and one beside it', [job, leave], 'mismatch'],
  ['the stored code with one character more', [`${job}1`], 'mismatch'],
  ['no code', [], 'unreadable'],
  ['nothing that can be seen', null, null],
])('a page with %s', async (_, painted, verdict) => {
  const { look, pass, told } = open(painted)
  look.shows('one', 'job')
  await pass(2)
  expect(told).toEqual([['one', 'job', verdict]])
})

test('is pictured when the code has faded in, and once more before anything bad is said of it', async () => {
  const { look, pass, told, state } = open([leave])
  look.shows('one', 'job')
  expect(state.taken).toBe(0)
  await pass(1)
  expect([state.taken, told]).toEqual([1, []])
  state.painted = [job]
  await pass(1)
  expect(told).toEqual([['one', 'job', 'verified']])
  await pass(5)
  expect(state.taken).toBe(2)
})

test('is not looked at for a code that has left it, nor for one that was replaced or may not be shown', async () => {
  const { look, pass, told, state, stored } = open([job])
  look.shows('one', 'job')
  look.leaves('one', 'leave')
  look.shows('one', 'leave')
  look.leaves('one', 'leave')
  stored.delete('job')
  look.shows('one', 'job')
  await pass(3)
  expect([state.taken, told]).toEqual([0, []])
})

test('that cannot be pictured is told as not seen, with the failure in the log', async () => {
  const { look, pass, told, failures } = open(new Error('no surface'))
  look.shows('one', 'job')
  await pass(1)
  expect(told).toEqual([['one', 'job', null]])
  expect(failures).toHaveLength(1)
})

test('is not looked at after the end', async () => {
  const { look, pass, told, failures } = open([job])
  look.shows('one', 'job')
  look.stop()
  await pass(2)
  expect([told, failures]).toEqual([[], []])
})
