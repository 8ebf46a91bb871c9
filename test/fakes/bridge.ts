import {
  calls,
  type Bridge,
  type CallsOf,
  type Input,
  type Output,
  type Reply,
  type WindowRole,
} from '../../shared/contract.ts'
import { toWire } from '../../shared/errors.ts'
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
 * The program behind a window, in process: refuses what the real one refuses (unknown names, the other window's
 * calls, input of the wrong shape), checks its own answers by the contract, and copies everything that crosses,
 * as a socket does.
 */
export function createFakeBridge<R extends WindowRole>(
  role: R,
  view: Views[R],
  answers: FakeAnswers<R> = {},
): FakeBridge<R> {
  const listeners = new Set<(view: Views[R]) => void>()
  const made: { name: string; input: unknown }[] = []
  let current = view

  return {
    role,
    made,
    async call(name, input): Promise<Reply> {
      if (!Object.hasOwn(calls, name)) return { ok: false, error: { code: 'call.unknown' } }
      const spec = calls[name as keyof typeof calls]
      if (spec.window !== role) return { ok: false, error: { code: 'call.forbidden' } }
      const read = spec.input.safeParse(structuredClone(input))
      if (!read.success) {
        return { ok: false, error: { code: 'call.invalid', detail: read.error.issues[0]?.path.join('.') ?? '' } }
      }
      made.push({ name, input: read.data })
      const answer = answers[name as CallsOf<R>] as ((input: unknown) => unknown) | undefined
      try {
        return { ok: true, value: structuredClone(spec.output.parse(await answer?.(read.data))) }
      } catch (error) {
        return { ok: false, error: toWire(error) }
      }
    },
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
