import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises'
import { chromium, type Page } from '@playwright/test'
import { percentile } from '../bench/numbers.ts'
import { residentBytesOf } from '../bench/support/processes.ts'
import { launchOptions } from '../e2e/browser.ts'
import { temporaryFolder } from '../fakes/app.ts'
import { startDovecot } from '../integration/dovecot.ts'
import { openMaildir, type Maildir } from '../integration/maildir.ts'
import type { DrillOptions } from './drill.ts'
import { burstLetters, type FileSizes } from './support/burst-letters.ts'
import { startInput } from './support/desk-input.ts'
import { startDesk, type DeskProgram } from './support/desk-program.ts'
import { createSmallLetter } from './support/small-letters.ts'
import { faultsOf, readStored } from './support/stored-letters.ts'

export const description =
  '10,000 letters at once, 60 % with a PDF of 0.3–3 MB, while somebody works at the desk: all stored, the newest seen first, the desk at hand'

interface Size {
  readonly letters: number
  readonly files: FileSizes
}
const size = {
  short: { letters: 120, files: { least: 300_000, most: 600_000 } },
  full: { letters: 10_000, files: { least: 300_000, most: 3_000_000 } },
} satisfies Record<string, Size>

/** What the whole may take; a burst that takes twice as long is given up. */
const limits = { allMs: 15 * 60_000, inputMs: 100, residentMb: 600, newestMs: 60_000 }
/** Before the burst there is a queue to work with. */
const lettersBefore = 20
const probeEveryMs = 2_000
/** Letters of a burst lie in the folder for so long, one after the other. */
const apartMs = 100
const probesFrom = 10_000_000

export async function run(
  report: (line: string) => void,
  { short }: DrillOptions,
): Promise<{ tried: number; survived: number }> {
  const { letters, files } = short ? size.short : size.full
  const disk = temporaryFolder('drill-burst')
  const dovecot = await startDovecot()
  const maildir = openMaildir(dovecot, dovecot.user)
  const delivered = new Set<string>()
  for (let index = 0; index < lettersBefore; index++) deliver(maildir, delivered, probesFrom - 1 - index)
  const desk = await startDesk({ dovecot, folder: disk.path, user: dovecot.user })
  const browser = await chromium.launch(launchOptions())
  try {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
    await desk.bridge.admit(context)
    const page = await context.newPage()
    await page.goto(desk.bridge.origin)
    await page.getByRole('option').first().waitFor()
    await desk.until(({ open }) => open === lettersBefore, 60_000)

    const input = await startInput(page)
    const watched = watchBurst(desk, page, maildir, delivered)
    const startedAt = Date.now()
    await deliverBurst(maildir, delivered, letters, files, startedAt)
    report(`${letters} letters delivered within ${seconds(Date.now() - startedAt)}`)
    watched.probe()
    const { newest, resident } = await watched.until(lettersBefore + letters)
    const allMs = Date.now() - startedAt
    await input.stop()
    await desk.stop()

    const inputMs = percentile(input.delays, 95)
    const residentMb = Math.max(...resident) / 1024 ** 2
    const newestMs = Math.max(...newest)
    const outcomes = [
      [`all stored within ${seconds(allMs)}`, allMs <= limits.allMs],
      [
        `${input.delays.length} keys at the desk: median ${percentile(input.delays, 50).toFixed(0)} ms, p95 ${inputMs.toFixed(0)} ms, worst ${Math.max(...input.delays).toFixed(0)} ms`,
        inputMs < limits.inputMs,
      ],
      [`memory of the program at most ${residentMb.toFixed(0)} MB`, residentMb < limits.residentMb],
      [`a new letter on the desk within ${seconds(newestMs)}, of ${newest.length}`, newestMs <= limits.newestMs],
    ] as const
    for (const [line, isWithin] of outcomes) report(`${isWithin ? 'ok' : 'ABOVE'}  ${line}`)
    const faults = faultsOf(readStored(desk.dataDir), delivered)
    for (const fault of faults) report(`FAILED  ${fault}`)
    const stored = faults.length === 0 ? delivered.size : 0
    // Times are judged where the whole burst is made, on a machine that does nothing else.
    if (short) return { tried: delivered.size, survived: stored }
    return {
      tried: delivered.size + outcomes.length,
      survived: stored + outcomes.filter(([, isWithin]) => isWithin).length,
    }
  } finally {
    await browser.close()
    await desk.kill()
    await dovecot.stop()
    disk.remove()
  }
}

function deliver(maildir: Maildir, delivered: Set<string>, index: number): string {
  const letter = createSmallLetter(index)
  maildir.put(letter.raw)
  delivered.add(letter.sha256)
  return `v${index}@example.com`
}

async function deliverBurst(
  maildir: Maildir,
  delivered: Set<string>,
  count: number,
  files: FileSizes,
  now: number,
): Promise<void> {
  let index = 0
  for (const letter of burstLetters(count, files)) {
    maildir.put(letter.raw, now - (count - index++) * apartMs)
    delivered.add(letter.sha256)
    if (index % 10 === 0) await turn()
  }
}

/** Looks at the program's memory, and, once asked to, sends a letter now and then and waits for its row. */
function watchBurst(desk: DeskProgram, page: Page, maildir: Maildir, delivered: Set<string>) {
  const newest: number[] = []
  const resident: number[] = []
  let probes = 0
  let isOver = false
  let probing: Promise<void> | null = null
  async function sendAndWait(): Promise<void> {
    while (!isOver) {
      const handedAt = Date.now()
      const sender = deliver(maildir, delivered, probesFrom + probes++)
      await page
        .getByTitle(sender)
        .first()
        .waitFor({ state: 'attached', timeout: 2 * limits.newestMs })
      newest.push(Date.now() - handedAt)
      await pause(probeEveryMs)
    }
  }
  const looking = (async () => {
    while (!isOver) {
      resident.push(residentBytesOf(desk.pid))
      await pause(200)
    }
  })()
  return {
    /** Not before the burst lies there whole: what is delivered after a letter is newer than it, and rightly comes first. */
    probe() {
      probing = sendAndWait()
      // Whoever waits for the end gets the failure.
      probing.catch(() => {})
    },
    async until(letters: number) {
      await desk.until(({ open }) => open >= letters + newest.length, 2 * limits.allMs)
      isOver = true
      await Promise.all([probing, looking])
      await desk.until(({ open }) => open >= delivered.size, limits.newestMs)
      return { newest, resident }
    },
  }
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`
