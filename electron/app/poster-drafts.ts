import { createId, type Random } from '../jobs/clock.ts'

/** Posters that were drawn to be looked at: the desk fetches each by its id, as it fetches a copy. */
export interface PosterDrafts {
  put(pdf: Uint8Array): string
  get(id: string): { readonly bytes: Uint8Array; readonly mediaType: string } | undefined
}

/** One is looked at, and the ones before it may still be on their way to the window. */
const mostKept = 8

export function createPosterDrafts(random: Random): PosterDrafts {
  const drawn = new Map<string, Uint8Array>()
  return {
    put(pdf) {
      const id = `poster-${createId(random)}`
      drawn.set(id, pdf)
      if (drawn.size > mostKept) drawn.delete([...drawn.keys()][0]!)
      return id
    },
    get(id) {
      const bytes = drawn.get(id)
      return bytes && { bytes, mediaType: 'application/pdf' }
    },
  }
}
