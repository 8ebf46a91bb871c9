import type { CallsOf, Input, Output } from '../../shared/contract.ts'
import { toWire } from '../../shared/errors.ts'
import { useDesk, type DeskTools } from './desk-state.ts'

type CallName = CallsOf<'operator'>

/** Asks the program; a refusal is put in words on the desk and gives undefined. */
export async function ask<N extends CallName>(
  { store, client }: DeskTools,
  name: N,
  input: Input<N>,
): Promise<{ readonly value: Output<N> } | undefined> {
  try {
    return { value: await client(name, input) }
  } catch (error) {
    const problem = toWire(error).code
    store.getState().change(problem === 'call.lost' ? { lost: true } : { problem })
    return undefined
  }
}

export function useAsk(): <N extends CallName>(name: N, input: Input<N>) => ReturnType<typeof ask<N>> {
  const tools = useDesk()
  return (name, input) => ask(tools, name, input)
}
