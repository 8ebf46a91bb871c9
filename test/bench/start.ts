import { chromium } from '@playwright/test'
import { WebSocket } from 'ws'
import { request, speak } from '../contract/web.ts'
import { temporaryFolder } from '../fakes/app.ts'
import { launchOptions } from '../e2e/browser.ts'
import { startProgram, type Program } from '../e2e/program.ts'
import { median } from './numbers.ts'
import { displaySize } from './support/windows.ts'

const rounds = 9
const frameTargetMs = 1_000

export const description =
  'process start → QR painted and read back in a freshly launched Chromium; and → display served and its first view sent'
export const target = `≤ 3.5 s, with the display's first view ≤ ${frameTargetMs / 1_000} s`

/** Times are from the moment before the process is made: its own start, the database and the first link are inside. */
export async function run(report: (line: string) => void): Promise<{ value: number; unit: string }> {
  const folder = temporaryFolder('bench-start')
  const dataDir = folder.path
  try {
    // Builds what is missing and fills the data folder: a desk is set up once and started every morning.
    await (await startProgram({ demo: true, dataDir })).stop()
    const frames: number[] = []
    const codes: number[] = []
    for (let round = 0; round < rounds; round++) {
      frames.push(await measure(dataDir, firstView))
      codes.push(await measure(dataDir, paintedCode))
      report(`${round + 1}: first view ${frames[round]!.toFixed(0)} ms, painted code ${codes[round]!.toFixed(0)} ms`)
    }
    const verdict = median(frames) <= frameTargetMs ? 'within' : 'ABOVE'
    report(`first view:   ${spread(frames)} (${verdict} ${frameTargetMs} ms)`)
    report(`painted code: ${spread(codes)}`)
    return { value: median(codes) / 1_000, unit: 's' }
  } finally {
    folder.remove()
  }
}

/** `reach` resolves with the moment at which it got there, in epoch ms. */
async function measure(dataDir: string, reach: (program: Program) => Promise<number>): Promise<number> {
  const startedAt = Date.now()
  const program = await startProgram({ demo: true, dataDir })
  try {
    return (await reach(program)) - startedAt
  } finally {
    await program.stop()
  }
}

/** What a window asks for, without a browser: the link, the page, the socket, and the first view on it. */
async function firstView({ urls }: Program): Promise<number> {
  const { host, port, origin, pathname, search } = new URL(urls.display)
  const session = await request(Number(port), host, pathname + search)
  const cookie = session.headers.get('set-cookie')!.split(';')[0]!
  const page = await request(Number(port), host, '/', { cookie })
  if (page.status !== 200) throw new Error(`the display's page answers ${page.status}`)
  const socket = new WebSocket(`ws://127.0.0.1:${port}/bridge`, { headers: { host, origin, cookie } })
  const bridge = await speak('display', socket)
  await new Promise<void>(resolve => bridge.watch(() => resolve()))
  const reachedAt = Date.now()
  socket.terminate()
  return reachedAt
}

/** The code counts as painted when the display itself has read it back, and the frame after that has begun. */
async function paintedCode({ urls }: Program): Promise<number> {
  const browser = await chromium.launch(launchOptions())
  try {
    const page = await browser.newPage({ viewport: displaySize })
    await page.goto(urls.display, { waitUntil: 'commit' })
    await page.locator('canvas.code-seen').waitFor()
    return await page.evaluate(() => new Promise<number>(resolve => requestAnimationFrame(() => resolve(Date.now()))))
  } finally {
    await browser.close()
  }
}

const spread = (values: readonly number[]): string =>
  `median ${median(values).toFixed(0)} ms, from ${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)}`
