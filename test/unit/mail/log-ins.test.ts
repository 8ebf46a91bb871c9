import { describe, expect, it } from 'vitest'
import { createLogInBook, createLogIns } from '../../../electron/mail/log-ins.ts'
import { logInBurst } from '../../../electron/mail/limits.ts'
import { createFakeClock } from '../../fakes/clock.ts'

const always = new AbortController().signal
const turn = () => new Promise<void>(resolve => setImmediate(resolve))

describe('log-ins to one mailbox', () => {
  it('are at most sixty in any hour, however often one is tried', async () => {
    const clock = createFakeClock(0)
    const logIns = createLogIns(clock)
    const madeAt: number[] = []
    for (let second = 0; second < 3 * 3_600; second += 1) {
      await logIns.enter('watch', always).then(
        admission => {
          madeAt.push(clock.elapsed())
          admission.leave()
        },
        error => expect(error).toMatchObject({ code: 'mail.limit', remedy: 'retry' }),
      )
      clock.advance(1_000)
    }
    const within = madeAt.map(from => madeAt.filter(at => at >= from && at < from + 3_600_000).length)
    expect(Math.max(...within)).toBeLessThanOrEqual(60)
    expect(madeAt.length).toBeGreaterThan(140)
  })

  it('are possible again when it is said, after a burst', async () => {
    const clock = createFakeClock(0)
    const logIns = createLogIns(clock, { burst: 2, everyMs: 1_000 })
    for (let time = 0; time < 2; time += 1) (await logIns.enter('watch', always)).leave()
    expect(logIns.restMs()).toBe(1_000)
    clock.advance(999)
    await expect(logIns.enter('watch', always)).rejects.toThrow('mail.limit')
    clock.advance(logIns.restMs())
    await logIns.enter('watch', always)
  })

  it('cost nothing where the server was not reached', async () => {
    const logIns = createLogIns(createFakeClock(0), { burst: 1, everyMs: 1_000 })
    for (let time = 0; time < 5; time += 1) {
      const admission = await logIns.enter('watch', always)
      admission.refund()
      admission.leave()
    }
    expect(logIns.restMs()).toBe(0)
  })

  it('are two at the same time: the watch and one question; others wait for their turn (F11)', async () => {
    const logIns = createLogIns(createFakeClock(0))
    const inside: string[] = []
    const enter = async (purpose: 'watch' | 'check', name: string, signal = always) => {
      const { leave } = await logIns.enter(purpose, signal)
      inside.push(name)
      return leave
    }
    await enter('watch', 'watch')
    const leave = await enter('check', 'first')
    const second = enter('check', 'second')
    const abort = new AbortController()
    const third = enter('check', 'third', abort.signal)
    abort.abort()
    await expect(third).rejects.toThrow('aborted')
    await turn()
    expect(inside).toEqual(['watch', 'first'])
    leave()
    await second
    expect(inside).toEqual(['watch', 'first', 'second'])
  })

  const rada = { host: 'imap.example.org', port: 993, user: 'rada', folder: 'INBOX' }

  it('are counted for an account, whoever asks and for whichever folder (F11)', async () => {
    const logInsOf = createLogInBook(createFakeClock(0))
    for (let time = 0; time < logInBurst; time += 1) {
      const folder = time % 2 === 0 ? 'INBOX' : 'Junk'
      ;(await logInsOf({ ...rada, folder }).enter('check', always)).leave()
    }
    expect(logInsOf(rada).restMs()).toBeGreaterThan(0)
    await expect(logInsOf({ ...rada, folder: 'Third' }).enter('watch', always)).rejects.toThrow('mail.limit')
    for (const other of [{ host: 'imap.example.com' }, { port: 143 }, { user: 'viche' }])
      expect(logInsOf({ ...rada, ...other }).restMs()).toBe(0)
  })

  it('of two folders of an account: each has its watch, and both one place for questions (F11)', async () => {
    const logInsOf = createLogInBook(createFakeClock(0))
    const [inbox, junk] = [logInsOf(rada), logInsOf({ ...rada, folder: 'Junk' })]
    await inbox.enter('watch', always)
    await junk.enter('watch', always)
    const question = await inbox.enter('check', always)
    let isIn = false
    const second = junk.enter('check', always).then(() => (isIn = true))
    await turn()
    expect(isIn).toBe(false)
    question.leave()
    await second
  })
})
