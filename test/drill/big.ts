import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from '../../shared/client.ts'
import { ensureBuilt } from '../../electron/tools/support/ensure-built.ts'
import { forgetPeakOf, peakResidentBytesOf, residentBytesOf } from '../bench/support/processes.ts'
import { openDeskBridge } from '../e2e/desk-bridge.ts'
import { startProgram } from '../e2e/program.ts'
import { setupAnswers, temporaryFolder } from '../fakes/app.ts'
import { base64, multipart, pdfPart, textPart } from '../fixtures/letters.ts'
import { startDovecot } from '../integration/dovecot.ts'
import { openMaildir } from '../integration/maildir.ts'
import type { DrillOptions } from './drill.ts'
import { watchRows } from './support/watch-rows.ts'

export const description =
  'letters of 25 MB, four at a time, from Dovecot through the whole program: each a row within 3 s, larger ones refused as a row, memory bounded'

const megabyte = 1024 * 1024
const together = 4
const limitMs = 3_000
const maxResident = 500 * megabyte
/** Beyond it nothing more is expected of a letter. */
const patienceMs = 60_000
/** As sent, in MB: around the 40 that are fetched, and far beyond. */
const otherSizes = [26, 35, 39.9, 40.1, 60, 100]
const refusedFromMb = 40
const boundMb = 25

interface Sent {
  readonly megabytes: number
  readonly sender: string
  readonly raw: Buffer
}

export async function run(
  report: (line: string) => void,
  { short }: Pick<DrillOptions, 'short'>,
): Promise<{ tried: number; survived: number }> {
  ensureBuilt()
  const folder = temporaryFolder('drill-big')
  const dovecot = await startDovecot()
  const ca = join(folder.path, 'ca.pem')
  writeFileSync(ca, dovecot.ca)
  const program = await startProgram({ environment: { NODE_EXTRA_CA_CERTS: ca } })
  const bridge = await openDeskBridge(program.urls.operator)
  const rows = watchRows(listener => bridge.watch(view => listener(view.queue)), patienceMs)
  const maildir = openMaildir(dovecot, dovecot.user)
  const file = base64(Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(75 * megabyte), Buffer.from('\n%%EOF\n')]))
  const counts = { tried: 0, survived: 0, slowestMs: 0, mostGrown: 0, mostHeld: 0 }
  try {
    const account = { host: 'localhost', port: dovecot.tlsPort, user: dovecot.user, password: dovecot.password }
    await createClient(bridge)('setup.finish', {
      ...setupAnswers,
      mailbox: { ...setupAnswers.mailbox, ...account },
    })
    // The connection and everything that is loaded once are not what is measured.
    maildir.put(compose(file, 0.01, 'first@example.com'))
    await rows.from('first@example.com')

    /** Letters that lie on the server at once; each one's time begins where that of the one before it ends. */
    const arrive = async (letters: readonly Sent[]): Promise<void> => {
      const held = residentBytesOf(program.pid)
      forgetPeakOf(program.pid)
      maildir.putTogether(letters.map(({ raw }) => raw))
      const handedAt = performance.now()
      const seen = await Promise.all(letters.map(async letter => ({ letter, seen: await rows.from(letter.sender) })))
      let before = handedAt
      for (const { letter, seen: row } of seen.toSorted(
        (a, b) => (a.seen?.at ?? Infinity) - (b.seen?.at ?? Infinity),
      )) {
        const tookMs = row === null ? patienceMs : row.at - before
        before = row?.at ?? before
        const isRefused = letter.megabytes > refusedFromMb
        const isRow = isRefused ? row?.row.trouble === 'too-large' : row?.row.trouble === null && row.row.copies === 1
        const isFine = isRow && (short || tookMs <= limitMs)
        counts.tried += 1
        counts.slowestMs = Math.max(counts.slowestMs, tookMs)
        if (isFine) counts.survived += 1
        const outcome = row === null ? 'no row' : (row.row.trouble ?? `${row.row.copies} copies`)
        report(`${isFine ? 'ok' : 'FAILED'}  ${tookMs.toFixed(0).padStart(5)} ms  ${letter.megabytes} MB: ${outcome}`)
      }
      const peak = peakResidentBytesOf(program.pid)
      // The size that the bound is for; what larger ones take is told.
      if (letters.every(({ megabytes }) => megabytes <= boundMb)) counts.mostHeld = Math.max(counts.mostHeld, peak)
      counts.mostGrown = Math.max(counts.mostGrown, peak - held)
      report(`    memory: ${inMegabytes(held)} before, ${inMegabytes(peak)} at most, ${inMegabytes(peak - held)} more`)
    }

    const write = (megabytes: number, index: number): Sent => {
      const sender = `v${index}@example.com`
      return { megabytes, sender, raw: compose(file, megabytes, sender) }
    }
    let index = 0
    // One alone, to tell what a single letter takes; then those that come together: 50 in all.
    const groups = [1, ...(short ? [together] : Array<number>(12).fill(together)), ...(short ? [] : [1])]
    for (const length of groups) await arrive(Array.from({ length }, () => write(boundMb, index++)))
    for (const size of short ? [60] : otherSizes) await arrive([write(size, index++)])
    await arrive([write(0.1, index++)])

    report(
      `${counts.tried} letters: slowest ${counts.slowestMs.toFixed(0)} ms, ${inMegabytes(counts.mostHeld)} held at most up to ${boundMb} MB, ` +
        `${inMegabytes(counts.mostGrown)} more than before the letters at most`,
    )
    return { tried: counts.tried, survived: counts.mostHeld < maxResident ? counts.survived : 0 }
  } finally {
    bridge.close()
    await program.stop()
    await dovecot.stop()
    folder.remove()
  }
}

/** A letter of so many megabytes as it is sent; each has an own end, so that no two are the same. */
function compose(file: string, megabytes: number, sender: string): Buffer {
  const room = Math.floor(megabytes * megabyte) - 1_000
  // Whole lines: what is left of the file is base64 all the same.
  const lines = file.slice(0, room - (room % 78))
  const end = base64(Buffer.from(`\n% ${sender}\n%%EOF\n`))
  const part = pdfPart(['Content-Type: application/pdf; name=internal-passport.pdf'], Buffer.alloc(0))
  return multipart([textPart('Копії'), Buffer.concat([part, Buffer.from(lines), Buffer.from(end)])], {
    headers: [`From: <${sender}>`, 'To: kadry-zrazok@example.org', 'Subject: big', 'MIME-Version: 1.0'],
  })
}

const inMegabytes = (bytes: number): string => `${(bytes / megabyte).toFixed(0)} MB`
