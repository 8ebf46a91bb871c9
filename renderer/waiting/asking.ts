/**
 * One question at a time, however often it is asked: what is asked meanwhile is asked next, the last one only. An answer
 * to a question that has been followed by another is passed over, and so is none (undefined).
 */
export function createAsking<A, T>(
  ask: (about: A) => Promise<T | undefined>,
  answered: (value: T) => void,
): (about: A) => Promise<void> {
  const next: A[] = []
  let isAsking = false
  return async about => {
    next.splice(0, 1, about)
    if (isAsking) return
    isAsking = true
    for (let now = next.pop(); now !== undefined; now = next.pop()) {
      const answer = await ask(now)
      if (answer !== undefined && next.length === 0) answered(answer)
    }
    isAsking = false
  }
}
