import { mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from '../../shared/client.ts'
import type { QueueItem } from '../../shared/model/package.ts'
import { openDeskBridge } from '../e2e/desk-bridge.ts'
import { startProgram } from '../e2e/program.ts'
import { sampleLetter, setupAnswers, temporaryFolder } from '../fakes/app.ts'
import { hostileLetters } from '../fixtures/hostile-letters.ts'

export const description =
  'letters made to hurt, one by one through the whole program: a row each within 5 s, and the next letter as usual'

const limitMs = 5_000
/** Beyond it nothing more is expected of a letter. */
const patienceMs = 30_000
/** Older than the time after which a file is read without a second look: the drill measures reading, not waiting. */
const settledAgeS = 60

export async function run(report: (line: string) => void): Promise<{ tried: number; survived: number }> {
  const mail = temporaryFolder('drill-letters')
  const program = await startProgram()
  const bridge = await openDeskBridge(program.urls.operator)
  const rows = watchRows(listener => bridge.watch(view => listener(view.queue)))
  try {
    mkdirSync(join(mail.path, 'in'))
    const mailbox = { kind: 'folder' as const, address: setupAnswers.mailbox.address, path: join(mail.path, 'in') }
    await createClient(bridge)('setup.finish', { ...setupAnswers, mailbox })

    const arrive = async (name: string, raw: Uint8Array) => {
      const startedAt = performance.now()
      const row = rows.next()
      drop(mail.path, name, raw)
      return { row: await row, tookMs: performance.now() - startedAt }
    }
    let survived = 0
    for (const [index, { name, raw }] of hostileLetters.entries()) {
      const hostile = await arrive(`${index}-hostile.eml`, raw())
      const next = await arrive(
        `${index}-next.eml`,
        sampleLetter(['internal-passport', 'taxpayer-card'], `v${index}@example.com`),
      )
      const isNextWhole = next.row?.copies === 2 && next.row.trouble === null && next.tookMs <= limitMs
      const isFine = hostile.row !== null && hostile.tookMs <= limitMs && isNextWhole
      if (isFine) survived += 1
      const outcome = hostile.row ? (hostile.row.trouble ?? `${hostile.row.copies} copies`) : 'no row'
      const after = isNextWhole ? '' : '; the next letter was disturbed'
      report(`${isFine ? 'ok' : 'FAILED'}  ${hostile.tookMs.toFixed(0).padStart(5)} ms  ${name}: ${outcome}${after}`)
    }
    return { tried: hostileLetters.length, survived }
  } finally {
    bridge.close()
    await program.stop()
    mail.remove()
  }
}

/** Puts a letter into the folder whole, as mail programs do: written beside it, then moved. */
function drop(folder: string, name: string, raw: Uint8Array): void {
  const file = join(folder, name)
  writeFileSync(file, raw)
  const modifiedAt = Date.now() / 1000 - settledAgeS
  utimesSync(file, modifiedAt, modifiedAt)
  renameSync(file, join(folder, 'in', name))
}

/** `next()` resolves with the first row that was not there before, or with null when none comes. */
function watchRows(watch: (listener: (queue: readonly QueueItem[]) => void) => void): {
  next(): Promise<QueueItem | null>
} {
  const seen = new Set<string>()
  let waiting: ((row: QueueItem) => void) | null = null
  watch(queue => {
    for (const row of queue) {
      if (seen.has(row.id)) continue
      seen.add(row.id)
      waiting?.(row)
      waiting = null
    }
  })
  return {
    next: () =>
      new Promise(resolve => {
        const timer = setTimeout(resolve, patienceMs, null)
        waiting = row => {
          clearTimeout(timer)
          resolve(row)
        }
      }),
  }
}
