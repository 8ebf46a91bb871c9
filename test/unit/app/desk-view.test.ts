import { expect, it } from 'vitest'
import { createDeskView } from '../../../electron/app/desk-view.ts'
import { AppError } from '../../../shared/errors.ts'
import type { JobStatus, MailboxJob } from '../../../shared/model/mailbox.ts'
import { sampleView } from '../../fakes/views.ts'

const whole = sampleView(0)

function open() {
  const state: { fails: Error | null; job: JobStatus; kept: MailboxJob } = {
    fails: null,
    job: { kind: 'running' },
    kept: { kind: 'running' },
  }
  const failures: unknown[] = []
  const read = () => {
    if (state.fails) throw state.fails
    return { ...whole, mailboxes: whole.mailboxes.map(mailbox => ({ ...mailbox, job: state.kept })) }
  }
  const syncs = new Map(
    whole.mailboxes.map(({ id }) => [id, { status: () => ({ job: state.job, progress: null, intervalMs: 1 }) }]),
  )
  return {
    state,
    failures,
    make: () =>
      createDeskView(
        read,
        () => ({ syncs }),
        error => void failures.push(error),
      ),
  }
}

it('F47: a desk whose data cannot be read any more keeps what it was shown, and says so of each mailbox', () => {
  const { state, failures, make } = open()
  const view = make()
  state.fails = new AppError('store.disk')
  expect(view()).toMatchObject({
    queue: whole.queue,
    mailboxes: [{ job: { kind: 'blocked', error: { code: 'store.disk' } } }],
  })
  expect(failures).toEqual([state.fails])
  // What its job met says more, and when it is tried again.
  state.job = { kind: 'waiting', retryAt: 7, error: { code: 'store.full' } }
  expect(view().mailboxes).toMatchObject([{ job: state.job }])
  state.fails = null
  expect(view().mailboxes).toMatchObject([{ job: { kind: 'running' } }])
})

it('F47: a mailbox that is paused stays so while the data cannot be read', () => {
  const { state, make } = open()
  state.kept = { kind: 'paused', since: 5 }
  const view = make()
  state.fails = new AppError('store.damaged')
  expect(view().mailboxes).toMatchObject([{ job: state.kept }])
})

it('a mistake of ours is not told as a trouble of the disk, and a start without data is none', () => {
  const { state, make } = open()
  const view = make()
  state.fails = new TypeError('a mistake')
  expect(view).toThrow(TypeError)
  state.fails = new AppError('store.disk')
  expect(make).toThrow('store.disk')
})
