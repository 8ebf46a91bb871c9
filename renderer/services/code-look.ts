import type { Output } from '../../shared/contract.ts'

/** What taking a code over would mean, as the program says. */
export type CodeLook = Output<'code.look'>
