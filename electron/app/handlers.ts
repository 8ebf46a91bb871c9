import type { CallName, Input, Output } from '../../shared/contract.ts'

/** One function for every call of the contract; a missing one is a compile error. */
export type Handlers = { readonly [N in CallName]: (input: Input<N>) => Output<N> | Promise<Output<N>> }
