import { expect, test } from 'vitest'
import { checkOrder, type CheckedOrder } from '../../drill/support/order-check.ts'
import { readTrace } from '../../drill/support/trace.ts'

const log = '/data/store.db-wal'
const first = 'a1'.repeat(32)
const second = 'b2'.repeat(32)

const write = (bytes: number): string => `100 1.0 pwrite64(21<${log}>, "\\1\\2"..., ${bytes}, 32) = ${bytes}`
const flush = `100 1.1 fsync(21<${log}>) = 0`
const say = (sha256: string): string =>
  `100 1.2 write(1<pipe:[7]>, "{\\"kind\\":\\"stored\\",\\"sha256\\":\\"${sha256}\\"}\\n", 99) = 99`
const tell = (set: string): string =>
  `100 1.3 write(25<socket:[8]>, "7 UID STORE ${set} +FLAGS.SILENT (\\\\Seen)\\r\\n", 44) = 44`

const check = (...lines: readonly string[]): Promise<CheckedOrder> =>
  checkOrder(
    readTrace(lines, log),
    new Map([
      [first, 4_000],
      [second, 5_000],
    ]),
    new Map([
      [1, first],
      [2, second],
    ]),
  )

test('a letter that is flushed, called stored and then told is in order', async () => {
  expect(await check(write(9_500), flush, say(first), say(second), tell('1:2'))).toEqual({
    early: 0,
    stored: 2,
    told: 2,
  })
})

test('a server that is told before the flush is found', async () => {
  expect(await check(write(4_500), tell('1'), flush, say(first))).toEqual({ early: 1, stored: 1, told: 1 })
})

test('a letter that is called stored before the flush, and all that is told of it, is found', async () => {
  expect(await check(write(4_500), say(first), tell('1'), flush)).toEqual({ early: 2, stored: 1, told: 1 })
})

test('a flush that has begun, failed, or was of another file, is none', async () => {
  const begun = `100 1.1 fsync(21<${log}> <unfinished ...>`
  const ended = (result: string): string => `100 1.2 <... fsync resumed>) = ${result}`
  expect((await check(write(4_500), begun, ended('0'), say(first))).early).toBe(0)
  expect((await check(write(4_500), begun, say(first), ended('0'))).early).toBe(1)
  expect((await check(write(4_500), begun, ended('-1 EIO (Input/output error)'), say(first))).early).toBe(1)
  expect((await check(write(4_500), '100 1.1 fsync(20</data/store.db>) = 0', say(first))).early).toBe(1)
})

test('a flush of less than the letter does not hold it', async () => {
  expect((await check(write(4_500), flush, say(second))).early).toBe(1)
  expect((await check(write(4_500), flush, say(first), write(500), flush, say(second))).early).toBe(1)
})
