import { systemClock } from '../../electron/jobs/clock.ts'
import { createCodeReader } from '../../electron/services/code-reader.ts'
import { median } from './numbers.ts'
import { cabinetPictures } from './support/cabinet-pictures.ts'

const workerUrl = new URL('../../electron/workers/decode-worker.ts', import.meta.url)

export const description =
  'codes read off pictures as they are handed over: turned, tilted, blurred, pale, noisy, off a screen, and all of it together'
export const target = '≥ 85 % read, 0 wrong, median ≤ 30 ms, worst ≤ 2 s'

/** Through the same thread and under the same deadline as at the desk. */
export async function run(report: (line: string) => void): Promise<{ value: number; unit: string }> {
  const reader = createCodeReader({ workerUrl, clock: systemClock })
  const took: number[] = []
  const missed: string[] = []
  let [wrong, count] = [0, 0]
  try {
    // The first one also starts the thread.
    for (const { bytes } of [...cabinetPictures()].slice(0, 1)) await reader.read(bytes)
    for (const { name, payload, bytes } of cabinetPictures()) {
      count += 1
      const startedAt = systemClock.elapsed()
      const reading = await reader.read(bytes)
      took.push(systemClock.elapsed() - startedAt)
      const codes = reading.kind === 'codes' ? reading.codes : []
      if (!codes.some(code => code.payload === payload)) missed.push(name)
      if (codes.some(code => code.payload !== payload)) wrong += 1
    }
  } finally {
    await reader.stop()
  }
  report(`not read: ${missed.join(', ') || 'none'}`)
  report(`${count} pictures, ${count - missed.length} read, ${wrong} wrong`)
  report(`median ${median(took).toFixed(1)} ms, worst ${Math.max(...took).toFixed(0)} ms`)
  return { value: Number((((count - missed.length) / count) * 100).toFixed(1)), unit: '% read' }
}
