import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../fakes/app.ts'
import { hostilePdfs } from '../fixtures/hostile-pdfs.ts'
import { runTool } from '../fixtures/run-tool.ts'

export const description =
  'PDFs made to hurt and PDFs changed at random, by `tool preview`: each shown or refused within 10 s, the desk alive'

const limitMs = 10_000
/** The desk’s longest pause: shorter than anybody takes for a hang. */
const longestPauseMs = 1_000

export async function run(report: (line: string) => void): Promise<{ tried: number; survived: number }> {
  const folder = temporaryFolder('drill-pdfs')
  try {
    const pdfs = await hostilePdfs()
    pdfs.forEach(({ bytes }, index) => writeFileSync(join(folder.path, `${String(index).padStart(4, '0')}.pdf`), bytes))
    const { lines, code, errors } = await runTool(['preview', folder.path])
    let survived = 0
    for (const [index, line] of lines.entries()) {
      const { outcome, reason, milliseconds, processEnded, deskPauseMs, peakMemoryBytes } = line
      const isFine =
        reason !== 'desk-lost' &&
        Number(milliseconds) <= limitMs &&
        Number(deskPauseMs) < longestPauseMs &&
        processEnded !== false
      if (isFine) survived += 1
      const memory = typeof peakMemoryBytes === 'number' ? `${Math.round(peakMemoryBytes / 1e6)} MB` : '–'
      const ended = `${String(outcome)}${reason === null ? '' : `, ${String(reason)}`}`
      const numbers = `${Number(milliseconds).toFixed(0).padStart(5)} ms  ${memory.padStart(7)}  desk ${String(deskPauseMs)} ms`
      report(`${isFine ? 'ok' : 'FAILED'}  ${numbers}  ${pdfs[index]?.name}: ${ended}`)
    }
    report(errors.trim().split('\n').at(-1) ?? '')
    return { tried: pdfs.length, survived: code === 0 ? survived : 0 }
  } finally {
    folder.remove()
  }
}
