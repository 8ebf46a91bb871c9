import { placesOf } from '../../app/places.ts'
import { systemClock } from '../../jobs/clock.ts'
import { createCodeReader } from '../../services/code-reader.ts'

export const { decodeWorker } = placesOf(new URL('../../entry.ts', import.meta.url).href)

/** The payload that every code of a picture says; null unless there are exactly so many, and all say the same. */
export async function readBack(png: Uint8Array, codes = 1): Promise<string | null> {
  const reader = createCodeReader({ workerUrl: decodeWorker, clock: systemClock })
  try {
    const reading = await reader.read(png)
    if (reading.kind !== 'codes' || reading.codes.length !== codes) return null
    const [first] = reading.codes
    const isOne = reading.codes.every(({ isText, payload }) => isText && payload === first?.payload)
    return isOne ? (first?.payload ?? null) : null
  } finally {
    await reader.stop()
  }
}
