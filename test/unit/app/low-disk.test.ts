import { expect, it, vi } from 'vitest'
import { createRoom } from '../../../electron/app/room.ts'
import { createFakeClock } from '../../fakes/clock.ts'
import { sampleLetter } from '../../fakes/app.ts'
import { codeOf, furnish } from '../store/fixture.ts'
import { openApp } from './open-app.ts'

const gigabyte = 1_000_000_000

it('the disk is asked once a second or each 8 MB, and at every letter while there is too little on it', () => {
  const clock = createFakeClock(0)
  const freeBytes = vi.fn(() => gigabyte)
  const room = createRoom({ dataDir: '', clock, freeBytes })
  room.spend(1)
  for (let letter = 0; letter < 7; letter += 1) room.spend(1_000_000)
  expect(freeBytes).toHaveBeenCalledTimes(1)
  room.spend(2_000_000)
  expect(freeBytes).toHaveBeenCalledTimes(2)
  clock.advance(1_000)
  freeBytes.mockReturnValue(gigabyte - 1)
  expect([codeOf(() => room.spend(1)), codeOf(() => room.spend(1))]).toEqual(['store.low-space', 'store.low-space'])
  freeBytes.mockReturnValue(gigabyte)
  room.spend(1)
  room.spend(1)
  expect(freeBytes).toHaveBeenCalledTimes(5)
})

it('intake waits while the disk is low, says how much is left, and goes on by itself within 10 s (F46)', async () => {
  const clock = createFakeClock(Date.now())
  let free = 2 * gigabyte
  const opened = openApp({ seed: furnish, clock, minFreeBytes: gigabyte, freeBytes: () => free })
  const job = () => opened.view('operator').mailboxes[0]?.job
  const { id } = await opened.receive(['internal-passport'], 'До')
  free = 0.64 * gigabyte
  clock.advance(1_000)
  opened.app.mailbox.deliver(sampleLetter(['taxpayer-card'], undefined, 'Після'), clock.now())
  const error = { code: 'store.low-space', detail: '640' }
  await vi.waitFor(() => expect(job()).toMatchObject({ kind: 'waiting', error }))
  // The desk works on: a copy is opened, a decision is made.
  expect(await opened.desk('package.get', { id })).toMatchObject({ copies: [{ problem: null }] })
  await opened.desk('package.reject', { id, reason: 'чужі копії' })
  clock.advance(7_000)
  await vi.waitFor(() => expect(job()).toMatchObject({ kind: 'waiting', error }))
  expect(opened.view('operator').queue).toHaveLength(1)

  free = 2 * gigabyte
  clock.advance(7_000)
  await vi.waitFor(() => expect(opened.view('operator').queue).toHaveLength(2))
  await vi.waitFor(() => expect(job()).toEqual({ kind: 'running' }))
})
