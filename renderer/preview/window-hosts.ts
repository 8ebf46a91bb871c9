import { createHostPool } from './origins.ts'

/** One pool for the window: whatever is open in it, no two documents share a host. */
export const leaseHost = createHostPool()
