import type { UidRanges } from '../domain/letter.ts'

/** Whether sorted, disjoint ranges hold a UID. */
export function holdsUid(ranges: UidRanges, uid: number): boolean {
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last] = ranges[middle]!
    if (uid < first) high = middle - 1
    else if (uid > last) low = middle + 1
    else return true
  }
  return false
}
