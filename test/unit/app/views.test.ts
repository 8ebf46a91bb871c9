import { describe, expect, it } from 'vitest'
import { createViews } from '../../../electron/app/views.ts'
import type { DisplayView, OperatorView } from '../../../shared/views.ts'

/** Both views reduced to one word: the hub only compares and carries them. */
function createHub() {
  const shown = { operator: 'стіл', display: 'рецепція' }
  const made = { operator: 0, display: 0 }
  const broken = new Set<string>()
  const failures: unknown[] = []
  const project = (role: 'operator' | 'display') => {
    made[role] += 1
    if (broken.has(role)) throw new Error(`no ${role} view`)
    return { word: shown[role] }
  }
  const hub = createViews(
    {
      operator: () => project('operator') as unknown as OperatorView,
      display: () => project('display') as unknown as DisplayView,
    },
    error => failures.push(error),
  )
  function watch(role: 'operator' | 'display') {
    const seen: string[] = []
    const unwatch = hub.watch(role, view => seen.push((view as unknown as { word: string }).word))
    return { seen, unwatch }
  }
  return { hub, shown, made, broken, failures, watch }
}

/** Everything that was put off to the end of this turn has happened. */
const turn = () => new Promise<void>(resolve => setImmediate(resolve))

describe('the views', () => {
  it('come whole at once, also to a window that comes back', async () => {
    const { hub, shown, watch } = createHub()
    const first = watch('operator')
    expect(first.seen).toEqual(['стіл'])
    first.unwatch()
    shown.operator = 'стіл 2'
    hub.changed()
    await turn()
    const second = watch('operator')
    expect(second.seen).toEqual(['стіл 2'])
    expect(first.seen).toEqual(['стіл'])
  })

  it('are made once for many changes in one turn, and only for roles that somebody watches', async () => {
    const { hub, shown, made, watch } = createHub()
    const { seen } = watch('operator')
    await turn()
    made.operator = 0
    for (let change = 1; change <= 100; change += 1) {
      shown.operator = `стіл ${change}`
      hub.changed()
    }
    expect(seen).toEqual(['стіл'])
    await turn()
    expect(seen).toEqual(['стіл', 'стіл 100'])
    expect(made).toEqual({ operator: 1, display: 0 })
  })

  it('are not sent when they say the same, nor to the other role', async () => {
    const { hub, shown, watch } = createHub()
    const desk = watch('operator')
    const reception = watch('display')
    hub.changed()
    await turn()
    shown.display = 'отримано'
    hub.changed()
    await turn()
    expect(desk.seen).toEqual(['стіл'])
    expect(reception.seen).toEqual(['рецепція', 'отримано'])
  })

  it('a second window brings nothing new to the first', async () => {
    const { watch } = createHub()
    const first = watch('operator')
    await turn()
    const second = watch('operator')
    await turn()
    expect([first.seen, second.seen]).toEqual([['стіл'], ['стіл']])
  })

  it('one that cannot be made is told to the log, keeps the last on screen and leaves the others alive', async () => {
    const { hub, shown, broken, failures, watch } = createHub()
    const desk = watch('operator')
    const reception = watch('display')
    await turn()
    broken.add('operator')
    shown.display = 'отримано'
    hub.changed()
    await turn()
    expect(desk.seen).toEqual(['стіл'])
    expect(reception.seen).toEqual(['рецепція', 'отримано'])
    expect(failures).toHaveLength(1)
    broken.clear()
    shown.operator = 'стіл 2'
    hub.changed()
    await turn()
    expect(desk.seen).toEqual(['стіл', 'стіл 2'])
  })

  it('a window that comes while its view cannot be made gets it as soon as it can', async () => {
    const { hub, broken, watch } = createHub()
    broken.add('display')
    const { seen } = watch('display')
    expect(seen).toEqual([])
    broken.clear()
    hub.changed()
    await turn()
    expect(seen).toEqual(['рецепція'])
  })

  it('a window that cannot take its view does not take it from the others', async () => {
    const { hub, shown, failures, watch } = createHub()
    let gone = false
    hub.watch('operator', () => {
      if (gone) throw new Error('the window is gone')
    })
    const other = watch('operator')
    await turn()
    gone = true
    shown.operator = 'стіл 2'
    hub.changed()
    await turn()
    expect(other.seen).toEqual(['стіл', 'стіл 2'])
    expect(failures).toHaveLength(1)
  })

  it('count who watches, and say so when it changes', async () => {
    const { hub, made, watch } = createHub()
    expect(hub.watching('display')).toBe(0)
    watch('operator')
    await turn()
    made.operator = 0
    const [first, second] = [watch('display'), watch('display')]
    expect([hub.watching('display'), hub.watching('operator')]).toEqual([2, 1])
    await turn()
    first.unwatch()
    first.unwatch()
    expect(hub.watching('display')).toBe(1)
    second.unwatch()
    expect(hub.watching('display')).toBe(0)
    made.operator = 0
    await turn()
    expect(made.operator).toBe(1)
  })

  it('a change made while they are sent is sent after them', async () => {
    const { hub, shown, watch } = createHub()
    hub.watch('display', () => {
      shown.operator = 'рецепцію відкрито'
      hub.changed()
    })
    const { seen } = watch('operator')
    await turn()
    expect(seen.at(-1)).toBe('рецепцію відкрито')
  })
})
