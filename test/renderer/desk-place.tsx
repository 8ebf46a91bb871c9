import { act, render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { createWindowStore } from '../../renderer/store.ts'
import { Desk } from '../../renderer/operator/Desk.tsx'
import { initialUi } from '../../renderer/operator/desk-state.ts'
import { createClient } from '../../shared/client.ts'
import { AppError } from '../../shared/errors.ts'
import type { OperatorView } from '../../shared/views.ts'
import { createFakeBridge, type FakeAnswers } from '../fakes/bridge.ts'
import { details, openCount, sampleView } from '../fakes/views.ts'

/** The desk in a page, over a program that answers `package.get` from the view of the moment. */
export function openDesk(patch: Partial<OperatorView> = {}, answers: FakeAnswers<'operator'> = {}) {
  const now = Date.now()
  let view = sampleView(now, patch)
  const bridge = createFakeBridge('operator', view, {
    'package.get': ({ id }) => {
      const item = view.queue.find(item => item.id === id)
      if (item === undefined) throw new AppError('package.missing')
      return details(item)
    },
    ...answers,
  })
  const { store } = createWindowStore(bridge, initialUi)
  const user = userEvent.setup()
  render(<Desk store={store} client={createClient(bridge)} />)
  function show(patch: Partial<OperatorView>): void {
    view = { ...view, ...(patch.queue && { open: openCount(patch.queue) }), ...patch }
    bridge.show(view)
  }
  return {
    now,
    user,
    store,
    /** Pushes a changed view. */
    show,
    /** Pushes a view in which this package is decided, by whomever; the moment of it. */
    settle(id: string, state: 'accepted' | 'rejected', settledAt = now): number {
      act(() => show({ queue: view.queue.map(item => (item.id === id ? { ...item, state, settledAt } : item)) }))
      return settledAt
    },
    get view() {
      return view
    },
    /** The inputs of every call of this name, oldest first. */
    asked: (name: string) => bridge.made.filter(call => call.name === name).map(call => call.input),
  }
}
