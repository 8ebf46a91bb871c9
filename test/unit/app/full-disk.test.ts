import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi, type TestContext } from 'vitest'
import type { OperatorView } from '../../../shared/views.ts'
import { setupAnswers, startTestApp, temporaryFolder } from '../../fakes/app.ts'
import { createFakeClock } from '../../fakes/clock.ts'
import { createFakeShell } from './fake-shell.ts'
import { multipart, pdfBytes, pdfPart, textPart } from '../../fixtures/letters.ts'
import { codeOf, key, sha256 } from '../store/fixture.ts'
import { openStore } from '../../../electron/store/store.ts'
import { letterAt, now, openIntake } from './intake-place.ts'

/** A disk of a few megabytes that is gone after the test; only root may have one. */
function openSmallDisk({ skip }: TestContext, bytes: number) {
  const folder = temporaryFolder('disk')
  onTestFinished(folder.remove)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder.path], { encoding: 'utf8' })
  if (mounted.status !== 0) skip(`no disk can be mounted here: ${mounted.error?.message ?? mounted.stderr.trim()}`)
  // After the store, which is closed by its own fixture: a lazy unmount waits for it.
  onTestFinished(() => void spawnSync('umount', ['--lazy', folder.path]))
  const ballast = join(folder.path, 'ballast')
  return {
    path: folder.path,
    /** Takes all of the space but so many bytes. */
    fill(left: number) {
      const { bavail, bsize } = statfsSync(folder.path)
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left), 1))
    },
    free: () => rmSync(ballast),
  }
}

/** Random, so that nothing on the way makes it smaller. */
function heavyLetter(bytes: number): Buffer {
  const headers = [
    'Content-Type: application/pdf',
    'Content-Disposition: attachment; filename="internal-passport-1.pdf"',
  ]
  return multipart([textPart('Добрий день'), pdfPart(headers, pdfBytes(randomBytes(bytes / 2).toString('hex')))])
}

it('a letter that does not fit the disk leaves nothing, and is stored when there is room (F8, F46)', async context => {
  const disk = openSmallDisk(context, 16_000_000)
  const place = openIntake({ path: join(disk.path, 'store.db') })
  const [small, heavy] = [heavyLetter(10_000), heavyLetter(2_000_000)]
  await place.take(letterAt(1, small))
  disk.fill(600_000)
  await expect(place.take(letterAt(2, heavy))).rejects.toThrow('store.full')
  expect(place.store.letters.findByHash(sha256(heavy))).toBeUndefined()
  expect([place.queue().length, place.settled()]).toEqual([1, [[1, 1]]])
  expect(await place.offered([small, heavy])).toEqual([heavy])
  disk.free()
  await place.take(letterAt(2, heavy))
  expect([place.queue().length, place.settled()]).toEqual([2, [[1, 2]]])
  for (const raw of [small, heavy]) {
    const letter = place.store.letters.findByHash(sha256(raw))!
    expect(sha256(place.store.letters.raw(letter.id))).toBe(sha256(raw))
  }
})

it('a start that finds no room says so, leaves no half of a database, and works when there is room (F46)', context => {
  const disk = openSmallDisk(context, 4_000_000)
  const path = join(disk.path, 'store.db')
  disk.fill(20_000)
  expect(codeOf(() => openStore({ path, key }))).toBe('store.full')
  expect(readdirSync(disk.path)).not.toContain('store.db')
  disk.free()
  const store = openStore({ path, key })
  expect(store.branches.all()).toEqual([])
  store.close()
})

it('the desk is told that the disk is full, and the letter comes by itself when it is not (F8, F46)', async context => {
  const disk = openSmallDisk(context, 16_000_000)
  const clock = createFakeClock(now)
  const app = startTestApp(createFakeShell(), disk.path, { clock })
  onTestFinished(() => app.stop())
  expect(await app.dispatch('operator', 'setup.finish', setupAnswers)).toMatchObject({ ok: true })
  let view: OperatorView | undefined
  app.views.watch('operator', next => (view = next))
  disk.fill(600_000)
  app.mailbox.deliver(heavyLetter(2_000_000), now)
  const full = { kind: 'waiting', error: { code: 'store.full' } }
  const whileTimePasses = (check: () => void) =>
    vi.waitFor(() => {
      clock.advance(200)
      check()
    }, 5_000)
  await whileTimePasses(() => expect(view?.mailboxes[0]?.job).toMatchObject(full))
  expect(view?.queue).toEqual([])
  disk.free()
  await whileTimePasses(() => expect(view?.queue).toHaveLength(1))
  expect(view?.mailboxes[0]?.job).toEqual({ kind: 'running' })
})
