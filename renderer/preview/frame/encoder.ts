export interface Encoder {
  /** PNG of a bitmap, which is given away; null when it cannot be made. */
  encode(bitmap: ImageBitmap): Promise<Blob | null>
  stop(): void
}

/** In a worker, because on the main thread browsers encode only in idle moments: seconds a page on a busy machine. */
export function startEncoder(): Encoder {
  const worker = new Worker(new URL('./encoder-worker.ts', import.meta.url), { type: 'module' })
  return {
    encode(bitmap) {
      const { promise, resolve } = Promise.withResolvers<Blob | null>()
      worker.onmessage = ({ data }) => resolve(data as Blob | null)
      worker.onerror = () => resolve(null)
      worker.postMessage(bitmap, [bitmap])
      return promise
    },
    stop: () => worker.terminate(),
  }
}
