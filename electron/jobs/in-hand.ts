/** Work that goes on while more of it is being found, within bounds. */
export interface InHand {
  readonly count: number
  /** Begins the work as soon as there is room for it, and resolves then. @throws what any work before it failed with. */
  add(weight: number, work: () => Promise<void>): Promise<void>
  /** Resolves when nothing is going on. @throws what any work failed with. */
  rest(): Promise<void>
  /** Resolves when nothing is going on, whatever became of it. */
  end(): Promise<void>
}

/** Takes at most so many pieces, and so much weight; a single piece may weigh more. */
export function createInHand(most: { readonly count: number; readonly weight: number }): InHand {
  const going = new Set<Promise<void>>()
  let weight = 0
  let failure: { readonly error: unknown } | null = null

  function assertWell(): void {
    if (failure) throw failure.error
  }

  async function end(): Promise<void> {
    while (going.size > 0) await Promise.race(going)
  }

  return {
    get count() {
      return going.size
    },
    async add(added, work) {
      while (going.size > 0 && (going.size >= most.count || weight + added > most.weight)) await Promise.race(going)
      assertWell()
      weight += added
      const one = work()
        .catch((error: unknown) => void (failure ??= { error }))
        .finally(() => {
          weight -= added
          going.delete(one)
        })
      going.add(one)
    },
    async rest() {
      await end()
      assertWell()
    },
    end,
  }
}
