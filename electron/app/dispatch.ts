import type { Handlers } from './handlers.ts'
import { calls, type CallName, type Reply, type WindowRole } from '../../shared/contract.ts'
import { AppError, toWire } from '../../shared/errors.ts'

/** Answers one request of one window; never rejects. `role` is what the shell knows of the asking window, not what it says. */
export type Dispatch = (role: WindowRole, name: unknown, input: unknown) => Promise<Reply>

export function createDispatch(handlers: Handlers, logFailure: (call: string, error: unknown) => void): Dispatch {
  return async (role, name, input) => {
    try {
      if (!isCallName(name)) throw new AppError('call.unknown')
      const spec = calls[name]
      if (spec.window !== role) throw new AppError('call.forbidden')
      const parsed = spec.input.safeParse(input)
      if (!parsed.success) throw new AppError('call.invalid', parsed.error.issues[0]?.path.join('.'), parsed.error)
      const handle = handlers[name] as (input: unknown) => unknown
      return { ok: true, value: await handle(parsed.data) }
    } catch (error) {
      // Only names of known calls are logged: the rest came from outside.
      logFailure(isCallName(name) ? name : 'unknown', error)
      return { ok: false, error: toWire(error) }
    }
  }
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(calls, name)
}
