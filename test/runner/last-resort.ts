/** What must go even when a run is cut short: processes, mounts, folders. */
const resorts = new Set<() => void>()

/**
 * Does it when this process exits, the latest first: a process is ended before its folder goes. It may not wait for anything.
 * Returns what takes it back, for those who did it in time.
 */
export function lastResort(act: () => void): () => void {
  if (resorts.size === 0) process.on('exit', actAll)
  resorts.add(act)
  return () => {
    resorts.delete(act)
    if (resorts.size === 0) process.off('exit', actAll)
  }
}

function actAll(): void {
  for (const act of [...resorts].toReversed()) {
    try {
      act()
    } catch (error) {
      console.error(error)
    }
  }
}

/** A signal would end the process at once, and leave all of it behind. */
export function exitOnSignals(): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)
    process.once(signal, () => process.exit(code))
}
