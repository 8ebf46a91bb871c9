import { expect, it } from 'vitest'
import { createWebSessions } from '../../../electron/shell/web-sessions.ts'
import { createFakeRandom } from '../../fakes/clock.ts'
import { createFakeSecrets } from '../../fakes/secrets.ts'

it('lets a window in again after the program was started anew, and keeps no session that could be copied', () => {
  const kept = new Map<string, string>()
  const first = createWebSessions(createFakeRandom('a'), createFakeSecrets(kept))
  const session = first.redeem('operator', first.issue('operator'))!
  const next = createWebSessions(createFakeRandom('b'), createFakeSecrets(kept))
  expect(next.admits('operator', session)).toBe(true)
  expect(next.admits('display', session)).toBe(false)
  expect([...kept.values()].join()).not.toContain(session)
})

it('forgets the window that was longest away, of its own role only', () => {
  const sessions = createWebSessions(createFakeRandom(), createFakeSecrets())
  const enter = (role: 'operator' | 'display') => sessions.redeem(role, sessions.issue(role))!
  const desk = enter('operator')
  for (let count = 0; count < 100; count++) enter('display')
  expect(sessions.admits('operator', desk)).toBe(true)
  for (let count = 0; count < 100; count++) {
    enter('operator')
    expect(sessions.admits('operator', desk)).toBe(true)
  }
})
