import { existsSync, readdirSync, readFileSync } from 'node:fs'

export const isMeasured = existsSync('/proc/self/status')

/** The processes that draw pages of the browser that `pid` is, oldest first; elsewhere than on Linux nothing is known. */
export function renderersOf(pid: number): readonly number[] {
  if (!isMeasured) return []
  return descendants(pid)
    .filter(isRenderer)
    .map(one => ({ one, startedAt: startOf(one) }))
    .sort((a, b) => a.startedAt - b.startedAt)
    .map(({ one }) => one)
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

/** In ticks since the machine started: the twentieth field behind the name, which may hold blanks. */
function startOf(pid: number): number {
  const text = readProc(pid, 'stat')
  return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? 0)
}

function readProc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}
