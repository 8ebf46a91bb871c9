import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** The processes that draw pages, as Linux tells of them; elsewhere nothing is known. */
export interface Renderers {
  /** Processes that were not there when `since` was taken. */
  newSince(since: ReadonlySet<number>): readonly number[]
  all(): ReadonlySet<number>
}

export const isMeasured = existsSync('/proc/self/status')

/** The renderers of the browser that `pid` is: found among the children of its processes. */
export function renderersOf(pid: number): Renderers {
  const all = () => new Set(isMeasured ? descendants(pid).filter(isRenderer) : [])
  return { all, newSince: since => [...all()].filter(one => !since.has(one)) }
}

/** The most memory that a process held at once so far, in bytes; null when it is gone. */
export function peakOf(pid: number): number | null {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readProc(pid, 'status'))?.[1]
  return kilobytes === undefined ? null : Number(kilobytes) * 1024
}

export function isAlive(pid: number): boolean {
  return /^State:\s+[^ZX]/m.test(readProc(pid, 'status'))
}

function descendants(pid: number): readonly number[] {
  const children = threadsOf(pid).flatMap(thread => readProc(pid, `task/${thread}/children`).split(' '))
  return children.filter(Boolean).flatMap(child => [Number(child), ...descendants(Number(child))])
}

function threadsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
  } catch {
    return []
  }
}

function isRenderer(pid: number): boolean {
  return readProc(pid, 'cmdline').includes('--type=renderer')
}

function readProc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}
