import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { createClient } from '../../shared/client.ts'
import { launchOptions } from '../e2e/browser.ts'
import { startProgram } from '../e2e/program.ts'
import { openDeskBridge } from '../e2e/desk-bridge.ts'
import { sampleLetter, setupAnswers, temporaryFolder } from '../fakes/app.ts'
import { startDovecot } from '../integration/dovecot.ts'
import { percentile } from './numbers.ts'

const deliveries = 30
const between = 400

export const description =
  'letter handed to Dovecot → row on the desk in Chromium, over TLS and IDLE, 30 deliveries, p95'
export const target = '≤ 1.0 s'

/** From the moment a letter is handed to the mail server to its row painted on the desk, over IDLE and TLS. */
export async function run(report: (line: string) => void): Promise<{ value: number; unit: string }> {
  const folder = temporaryFolder('bench-arrival')
  const dovecot = await startDovecot()
  const ca = join(folder.path, 'ca.pem')
  writeFileSync(ca, dovecot.ca)
  const program = await startProgram({ environment: { NODE_EXTRA_CA_CERTS: ca } })
  const browser = await chromium.launch(launchOptions())
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    await page.goto(program.urls.operator)
    const bridge = await openDeskBridge((await program.relink()).operator)
    const mailbox = {
      ...setupAnswers.mailbox,
      host: 'localhost',
      port: dovecot.tlsPort,
      user: dovecot.user,
      password: dovecot.password,
    }
    await createClient(bridge)('setup.finish', { ...setupAnswers, mailbox })
    bridge.close()
    // The first one also waits for the connection; it is not counted.
    await arrival(page, () => dovecot.deliver(sampleLetter(['internal-passport'], 'first@example.com', 'перший')))
    const took: number[] = []
    for (let count = 0; count < deliveries; count++) {
      await page.waitForTimeout(between)
      const letter = sampleLetter(['internal-passport', 'taxpayer-card'], `v${count}@example.com`, `лист ${count}`)
      took.push(await arrival(page, () => dovecot.deliver(letter)))
    }
    report(
      `median ${percentile(took, 50).toFixed(0)} ms, p95 ${percentile(took, 95).toFixed(0)} ms, worst ${Math.max(...took).toFixed(0)} ms`,
    )
    return { value: percentile(took, 95) / 1_000, unit: 's' }
  } finally {
    await browser.close()
    await program.stop()
    await dovecot.stop()
    folder.remove()
  }
}

/** Both clocks are the machine's own: the page notes when its first row changes, this process when it handed the letter over. */
async function arrival(page: Page, deliver: () => Promise<void>): Promise<number> {
  const painted = page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const rows = () => document.querySelectorAll('[role=option]').length
        const before = rows()
        const observer = new MutationObserver(() => {
          if (rows() <= before) return
          observer.disconnect()
          requestAnimationFrame(() => resolve(Date.now()))
        })
        observer.observe(document.body, { subtree: true, childList: true })
        setTimeout(() => reject(new Error('no row within 60 s')), 60_000)
      }),
  )
  const handedAt = Date.now()
  await deliver()
  return (await painted) - handedAt
}
