import { setTimeout as pause } from 'node:timers/promises'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from '../../shared/client.ts'
import { setupAnswers, temporaryFolder } from '../fakes/app.ts'
import { openDeskBridge, type OpenBridge } from '../e2e/desk-bridge.ts'
import { startProgram } from '../e2e/program.ts'
import { startDovecot } from '../integration/dovecot.ts'
import { median } from './numbers.ts'
import { fillMailbox } from './support/letters.ts'
import { cpuMsOf, residentBytesOf } from './support/processes.ts'
import { openWindows } from './support/windows.ts'

const letters = 1_000
const pdfBytes = 150 * 1024
const settleMs = 15_000
const watchS = 60
const longestIntakeMs = 10 * 60_000
const mostCpu = 1

export const description =
  'the built program after 1,000 letters, its mailbox watched and both windows open: memory and processor over 60 s of rest'
export const target = `< 200 MB, with < ${mostCpu} % of one processor`

export async function run(report: (line: string) => void): Promise<{ value: number; unit: string }> {
  const folder = temporaryFolder('bench-idle')
  const dovecot = await startDovecot()
  await fillMailbox(dovecot, letters, pdfBytes, dovecot.user)
  const ca = join(folder.path, 'ca.pem')
  writeFileSync(ca, dovecot.ca)
  const program = await startProgram({ environment: { NODE_EXTRA_CA_CERTS: ca } })
  const { browser, display } = await openWindows(program.urls)
  const { pid } = program
  try {
    report(`before: ${megabytes(residentBytesOf(pid))}`)
    const bridge = await openDeskBridge((await program.relink()).operator)
    const { user, password, tlsPort: port } = dovecot
    const mailbox = { ...setupAnswers.mailbox, host: 'localhost', port, user, password }
    await createClient(bridge)('setup.finish', { ...setupAnswers, mailbox })
    await settled(bridge)
    bridge.close()
    await display.locator('canvas.code-seen').waitFor()
    report(`after ${letters} letters: ${megabytes(residentBytesOf(pid))}`)

    await pause(settleMs)
    const cpuBefore = cpuMsOf(pid)
    const startedAt = performance.now()
    const resident: number[] = []
    for (let second = 0; second < watchS; second++) {
      await pause(1_000)
      resident.push(residentBytesOf(pid))
    }
    const percent = ((cpuMsOf(pid) - cpuBefore) / (performance.now() - startedAt)) * 100
    report(`at rest: ${megabytes(Math.min(...resident))} to ${megabytes(Math.max(...resident))}`)
    report(`processor: ${percent.toFixed(2)} % of one (${percent < mostCpu ? 'within' : 'ABOVE'} ${mostCpu} %)`)
    return { value: median(resident) / 1024 ** 2, unit: 'MB' }
  } finally {
    await browser.close()
    await program.stop()
    await dovecot.stop()
    folder.remove()
  }
}

/** Until a look at the mailbox found nothing more to fetch. */
function settled(bridge: OpenBridge<'operator'>): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the letters were not taken in')), longestIntakeMs)
    bridge.watch(({ mailboxes, queue }) => {
      if (mailboxes[0]?.lastSuccessAt == null || queue.length === 0) return
      clearTimeout(late)
      resolve()
    })
  })
}

const megabytes = (bytes: number): string => `${(bytes / 1024 ** 2).toFixed(0)} MB`
