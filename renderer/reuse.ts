/**
 * What arrived, made of the objects that were there before wherever nothing changed, so that only what changed is
 * drawn anew: a pushed view comes as new objects through and through. Rows of a list are known by their id.
 * The outermost object is always new: its coming is news in itself.
 */
export function reuse<T extends object>(before: T | undefined, after: T): T {
  if (before === undefined) return after
  const parts = Object.entries(after).map(([name, part]) => [name, reusePart(before[name as keyof T], part)])
  return Object.fromEntries(parts) as T
}

function reusePart(before: unknown, after: unknown): unknown {
  if (!isRows(before) || !isRows(after)) return isSame(before, after) ? before : after
  const known = new Map(before.map(row => [row.id, row]))
  const rows = after.map(row => {
    const old = known.get(row.id)
    return isSame(old, row) ? old : row
  })
  return rows.length === before.length && rows.every((row, index) => row === before[index]) ? before : rows
}

/** Views are plain data, so their JSON tells everything. */
function isSame(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after)
}

function isRows(value: unknown): value is readonly { readonly id: unknown }[] {
  return Array.isArray(value) && value.every(row => typeof row === 'object' && row !== null && 'id' in row)
}
