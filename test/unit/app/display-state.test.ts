import { describe, expect, it } from 'vitest'
import { createDisplayState } from '../../../electron/app/display-state.ts'
import { systemClock } from '../../../electron/jobs/clock.ts'

const screen = { width: 1920, height: 1080, ratio: 1 }
const minute = 60_000

function open() {
  let elapsed = 0
  const state = createDisplayState({ ...systemClock, now: () => 1_000, elapsed: () => elapsed })
  return {
    state,
    pass: (ms: number) => (elapsed += ms),
    note: (windowId: string, verdict: 'verified' | 'mismatch' | 'unreadable', serviceId = 's') =>
      state.note({ windowId, screen, serviceId, verdict, module: 20, modules: 33, shown: true }),
  }
}

describe('reception windows', () => {
  it('answer each for itself: one that sees right does not hide one that does not', () => {
    const { state, note } = open()
    note('one', 'mismatch')
    note('two', 'verified')
    expect(state.codes()['s']?.verdict).toBe('mismatch')
    note('one', 'verified')
    expect(state.codes()).toEqual({ s: { verdict: 'verified', lookedAt: 1_000, module: 20, modules: 33 } })
    expect(state.screens()).toEqual([
      { ...screen, sees: 'canvas' },
      { ...screen, sees: 'canvas' },
    ])
  })

  it('that say nothing for minutes are closed', () => {
    const { state, note, pass } = open()
    note('one', 'mismatch')
    pass(2 * minute)
    note('two', 'verified')
    expect(state.codes()['s']?.verdict).toBe('mismatch')
    pass(2 * minute)
    expect(state.codes()['s']?.verdict).toBe('verified')
    expect(state.screens()).toHaveLength(1)
  })

  it('give one alarm for a service until some window sees its code right', () => {
    const { note } = open()
    const verdicts = ['mismatch', 'unreadable', 'verified', 'mismatch'] as const
    expect(verdicts.map(verdict => note('one', verdict))).toEqual([true, false, false, true])
    expect(note('one', 'mismatch', 'other')).toBe(true)
  })

  it('whose page says another thing than their canvas are judged by the worse, until the page is right', () => {
    const { state, note } = open()
    note('one', 'verified')
    expect(state.notePage('one', 's', 'mismatch')).toBe(true)
    expect(state.codes()['s']?.verdict).toBe('mismatch')
    expect(note('one', 'verified')).toBe(false)
    expect(state.codes()['s']?.verdict).toBe('mismatch')
    expect(state.notePage('one', 's', 'mismatch')).toBe(false)
    expect(state.notePage('one', 's', 'verified')).toBe(false)
    expect(state.codes()['s']?.verdict).toBe('verified')
    expect(state.notePage('one', 's', 'unreadable')).toBe(true)
  })

  it('say whether their page can be seen', () => {
    const { state, note } = open()
    note('one', 'verified')
    state.notePage('one', 's', 'verified')
    expect(state.screens()).toEqual([{ ...screen, sees: 'page' }])
    note('one', 'verified')
    expect(state.screens()).toEqual([{ ...screen, sees: 'page' }])
    state.notePage('one', 's', null)
    expect(state.screens()).toEqual([{ ...screen, sees: 'canvas' }])
    expect(state.notePage('gone', 's', 'mismatch')).toBe(false)
  })

  it('that come under ever new names do not fill the memory', () => {
    const { state, note } = open()
    for (let index = 0; index < 100; index++) note(`window-${index}`, 'verified')
    expect(state.screens()).toHaveLength(16)
  })
})
