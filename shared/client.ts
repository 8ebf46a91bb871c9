import type { Bridge, CallsOf, Input, Output, WindowRole } from './contract.ts'
import { AppError } from './errors.ts'

export type Client<R extends WindowRole> = <N extends CallsOf<R>>(name: N, input: Input<N>) => Promise<Output<N>>

/** The typed way for a window to ask; a refusal is thrown as `AppError` with its remedy. */
export function createClient<R extends WindowRole>(bridge: Bridge<R>): Client<R> {
  return async function call<N extends CallsOf<R>>(name: N, input: Input<N>): Promise<Output<N>> {
    const reply = await bridge.call(name, input)
    if (!reply.ok) throw new AppError(reply.error.code, reply.error.detail)
    return reply.value as Output<N>
  }
}
