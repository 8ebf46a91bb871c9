import type { QueueItem } from '../../shared/model/package.ts'

/** Which part of the queue is shown. */
export type Scope = 'open' | 'today' | 'all'

export interface QueueGroups {
  readonly open: readonly QueueItem[]
  readonly settled: readonly QueueItem[]
}

export function isOpen(item: Pick<QueueItem, 'state'>): boolean {
  return item.state === 'new' || item.state === 'in-review'
}

/** The queue as it is shown; `filter` is matched against service, sender and code, `dayStart` is the last midnight. */
export function groupQueue(queue: readonly QueueItem[], scope: Scope, filter: string, dayStart: number): QueueGroups {
  const words = filter.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const shown = queue.filter(item => inScope(item, scope, dayStart) && words.every(word => matches(item, word)))
  return { open: shown.filter(isOpen), settled: shown.filter(item => !isOpen(item)) }
}

export function countToday(queue: readonly QueueItem[], dayStart: number): number {
  return queue.filter(item => inScope(item, 'today', dayStart)).length
}

function inScope(item: QueueItem, scope: Scope, dayStart: number): boolean {
  if (scope === 'all') return true
  return scope === 'open' ? isOpen(item) : !isOpen(item) || item.receivedAt >= dayStart
}

function matches(item: QueueItem, word: string): boolean {
  return (
    String(item.code) === word ||
    item.sender.toLocaleLowerCase().includes(word) ||
    (item.serviceName?.toLocaleLowerCase().includes(word) ?? false)
  )
}

/** The item `step` places from `id`, staying inside; the first one when `id` is not among them. */
export function neighbour(items: readonly QueueItem[], id: string | null, step: number): QueueItem | undefined {
  const at = items.findIndex(item => item.id === id)
  if (at < 0) return items[0]
  return items[Math.min(Math.max(at + step, 0), items.length - 1)]
}

/** Where to go after a decision: the next older open package, or else the newest of the others. */
export function nextOpen(queue: readonly QueueItem[], id: string): string | null {
  const at = queue.findIndex(item => item.id === id)
  const others = (items: readonly QueueItem[]) => items.find(item => item.id !== id && isOpen(item))?.id
  return others(queue.slice(at + 1)) ?? others(queue) ?? null
}

/** The midnight before `now`, by the machine's own calendar. */
export function dayStartOf(now: number): number {
  return new Date(now).setHours(0, 0, 0, 0)
}
