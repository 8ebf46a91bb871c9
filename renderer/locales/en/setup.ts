import type { setup as source } from '../uk/setup.ts'
import type { Same } from '../message.ts'

export const setup: Same<typeof source> = {}
