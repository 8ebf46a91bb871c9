import { createDispatch } from '../../electron/app/dispatch.ts'
import type { Handlers } from '../../electron/app/handlers.ts'
import { calls, type Bridge, type CallsOf, type Input, type Output, type WindowRole } from '../../shared/contract.ts'
import type { Views } from '../../shared/views.ts'

/** How the program would answer; a call without an answer here succeeds with nothing. */
export type FakeAnswers<R extends WindowRole> = {
  readonly [N in CallsOf<R>]?: (input: Input<N>) => Output<N> | Promise<Output<N>>
}

export interface FakeBridge<R extends WindowRole> extends Bridge<R> {
  /** Every accepted call, oldest first. */
  readonly made: readonly { readonly name: string; readonly input: unknown }[]
  /** Pushes a new view to everybody who watches. */
  show(view: Views[R]): void
}

/**
 * The program behind a window, in process: the real dispatch refuses what the program refuses (unknown names, the
 * other window's calls, input of the wrong shape), answers are checked by the contract, and everything that crosses
 * is copied, as on a socket.
 */
export function createFakeBridge<R extends WindowRole>(
  role: R,
  view: Views[R],
  answers: FakeAnswers<R> = {},
): FakeBridge<R> {
  const listeners = new Set<(view: Views[R]) => void>()
  const made: { name: string; input: unknown }[] = []
  let current = view

  const handlers = Object.fromEntries(
    Object.entries(calls).map(([name, { output }]) => [
      name,
      async (input: unknown) => {
        made.push({ name, input })
        const answer = answers[name as CallsOf<R>] as ((input: unknown) => unknown) | undefined
        return output.parse(await answer?.(input))
      },
    ]),
  ) as unknown as Handlers
  const dispatch = createDispatch(handlers, () => {})

  return {
    role,
    made,
    call: async (name, input) => structuredClone(await dispatch(role, name, structuredClone(input))),
    watch(listener) {
      listeners.add(listener)
      listener(structuredClone(current))
      return () => void listeners.delete(listener)
    },
    show(next) {
      current = next
      for (const listener of listeners) listener(structuredClone(next))
    },
  }
}
