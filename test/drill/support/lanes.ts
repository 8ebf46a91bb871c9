/** Works through a list, so many pieces at a time. */
export async function inLanes<T>(
  pieces: readonly T[],
  lanes: number,
  work: (piece: T) => Promise<void>,
): Promise<void> {
  const left = pieces.values()
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (const piece of left) await work(piece)
    }),
  )
}
