import { statSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createLogMover } from '../../../electron/app/log-mover.ts'
import { createShortLog, ordinaryLogBytes } from '../../../electron/app/short-log.ts'
import { connect, pageBytes } from '../../../electron/store/database.ts'
import { createFakeClock } from '../../fakes/clock.ts'
import { key, newPath, newStore } from '../store/fixture.ts'

const megabyte = 1024 * 1024

it('what a burst wrote waits in the log, goes into the file when letters rest, and the log begins anew', async () => {
  const path = newPath()
  newStore(path)
  const database = connect(path, key, 'write')
  database.execute('CREATE TABLE burst (bytes BLOB)')
  const write = database.prepare<[Uint8Array]>('INSERT INTO burst VALUES (?)')
  const store = {
    setLogBound: (bytes: number) => void database.pragma(`wal_autocheckpoint=${bytes / pageBytes}`),
    moveLog: () => void database.pragma('wal_checkpoint(passive)'),
  }
  const clock = createFakeClock(0)
  const moved = Promise.withResolvers<void>()
  const mover = createLogMover(new URL('../../../electron/workers/log-worker.ts', import.meta.url))
  const failures: unknown[] = []
  const move = () => mover({ path, key }).then(moved.resolve)
  const log = createShortLog({ store, clock, move, logFailure: error => void failures.push(error) })

  for (let letter = 0; letter < 24; letter++) {
    log.expect(megabyte)
    write.run(new Uint8Array(megabyte))
  }
  expect(statSync(path).size).toBeLessThan(4 * megabyte)
  clock.advance(1_000)
  await turn()
  // Nothing came for a second.
  clock.advance(1_000)
  await moved.promise
  await turn()
  expect(statSync(path).size).toBeGreaterThan(24 * megabyte)
  await log.stop()
  write.run(new Uint8Array(1))
  expect(statSync(`${path}-wal`).size).toBeLessThanOrEqual(ordinaryLogBytes)
  expect(failures).toEqual([])
  database.close()
})

it('a log that cannot be moved beside is told of, and moved by the next commit', async () => {
  const clock = createFakeClock(0)
  const bounds: number[] = []
  const failed = Promise.withResolvers<unknown>()
  const log = createShortLog({
    store: { setLogBound: bytes => void bounds.push(bytes), moveLog: () => {} },
    clock,
    move: () => Promise.reject(new Error('no thread')),
    logFailure: failed.resolve,
  })
  log.expect(20 * megabyte)
  clock.advance(1_000)
  expect(await failed.promise).toMatchObject({ message: 'no thread' })
  expect(bounds.at(-1)).toBe(ordinaryLogBytes)
  await log.stop()
})
