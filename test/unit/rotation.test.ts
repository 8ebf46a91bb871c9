import { describe, expect, it } from 'vitest'
import { holdMs, restMs, shownService, stampMs, startFlow, step, turnMs } from '../../renderer/display/rotation.ts'
import type { Flow, FlowEvent } from '../../renderer/display/rotation.ts'
import type { DisplayService, Received } from '../../shared/views.ts'

const services = ['a', 'b', 'c'].map((id): DisplayService => ({
  id,
  name: id,
  required: ['passport'],
  optional: [],
  payload: `https://example.org/${id}`,
  branch: 'b',
  hours: null,
}))
const received = (code: number, serviceId = 'b'): Received => ({ serviceId, receivedAt: 1, copies: 3, code })
const shown = (flow: Flow, of = services) => shownService(flow, of)?.id ?? null

/** Plays events at their moments, with the ticks of every half second between them. */
function play(flow: Flow, until: number, events: Readonly<Record<number, FlowEvent>> = {}, from = 0): Flow {
  for (let at = from; at <= until; at += 500) {
    const event = events[at]
    if (event !== undefined) flow = step(flow, event, at)
    flow = step(flow, { kind: 'tick' }, at)
  }
  return flow
}

describe('without touch', () => {
  const start = startFlow(false, 0)

  it('turns every 20 s, round to the first', () => {
    expect(shown(start)).toBe('a')
    expect(shown(play(start, turnMs - 500))).toBe('a')
    expect(shown(play(start, turnMs))).toBe('b')
    expect(shown(play(start, 3 * turnMs))).toBe('a')
  })

  it('waits 90 s after a sign of life', () => {
    const events = { 10_000: { kind: 'activity', touch: false } } as const
    expect(shown(play(start, 10_000 + holdMs - 500, events))).toBe('a')
    expect(shown(play(start, 10_000 + holdMs, events))).toBe('b')
  })

  it('waits while the stamp shows and 90 s after it', () => {
    const events = { 19_000: { kind: 'received', received: received(47) } } as const
    expect(shown(play(start, 19_000 + stampMs + holdMs - 500, events))).toBe('a')
    expect(shown(play(start, 19_000 + stampMs + holdMs, events))).toBe('b')
  })

  it('keeps the same state for a mouse that keeps moving', () => {
    const moved = step(start, { kind: 'activity', touch: false }, 1_000)
    expect(step(moved, { kind: 'activity', touch: false }, 1_100)).toBe(moved)
  })

  it('shows the only service, or none', () => {
    expect(shown(play(start, 100_000), services.slice(1, 2))).toBe('b')
    expect(shown(start, [])).toBeNull()
  })
})

describe('with touch', () => {
  const start = startFlow(true, 0)

  it('starts at the picker and never turns', () => {
    expect(shown(play(start, 200_000))).toBeNull()
  })

  it('shows what is chosen until 30 s of rest', () => {
    const events = {
      1_000: { kind: 'choose', serviceId: 'c' },
      20_000: { kind: 'activity', touch: true },
    } as const
    expect(shown(play(start, 20_000 + restMs - 500, events))).toBe('c')
    expect(shown(play(start, 20_000 + restMs, events))).toBeNull()
  })

  it('goes back at once when asked, and when the service is gone', () => {
    const chosen = step(start, { kind: 'choose', serviceId: 'c' }, 0)
    expect(shown(step(chosen, { kind: 'leave' }, 1))).toBeNull()
    expect(shown(chosen, services.slice(0, 2))).toBeNull()
  })

  it('forgets the language and the page after rest', () => {
    const spoken = play(start, 2_000, {
      1_000: { kind: 'speak', language: 'en' },
      1_500: { kind: 'page', page: 1 },
    })
    expect(spoken).toMatchObject({ language: 'en', page: 1 })
    expect(play(spoken, 1_500 + restMs, {}, 2_500)).toMatchObject({ language: null, page: 0 })
  })

  it('becomes a touch screen at the first touch', () => {
    expect(step(startFlow(false, 0), { kind: 'activity', touch: true }, 100).touch).toBe(true)
  })

  it('shows the service of the stamp instead of the picker, until a hand wants it', () => {
    const stamped = step(start, { kind: 'received', received: received(47) }, 0)
    expect(shown(stamped)).toBe('b')
    expect(shown(step(stamped, { kind: 'leave' }, 100))).toBeNull()
    expect(shown(play(stamped, stampMs))).toBeNull()
  })
})

describe('the stamp', () => {
  const start = startFlow(false, 0)
  const codes = (flow: Flow) => flow.stamps.map(stamp => stamp.code)

  it('stays 8 s and comes once for one letter', () => {
    const events = {
      0: { kind: 'received', received: received(47) },
      3_000: { kind: 'received', received: received(47) },
      20_000: { kind: 'received', received: received(47) },
    } as const
    expect(codes(play(start, stampMs - 500, events))).toEqual([47])
    expect(codes(play(start, stampMs, events))).toEqual([])
    expect(codes(play(start, 21_000, events))).toEqual([])
  })

  it('lets the next letter wait for its own 8 s', () => {
    const events = {
      0: { kind: 'received', received: received(47) },
      5_000: { kind: 'received', received: received(12) },
    } as const
    expect(codes(play(start, 5_000, events))).toEqual([47, 12])
    expect(codes(play(start, stampMs, events))).toEqual([12])
    expect(codes(play(start, 2 * stampMs - 500, events))).toEqual([12])
    expect(codes(play(start, 2 * stampMs, events))).toEqual([])
  })
})
