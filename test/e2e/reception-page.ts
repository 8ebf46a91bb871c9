import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page, WebSocketRoute } from '@playwright/test'
import { createServe } from '../../electron/app/serve.ts'
import type { Input } from '../../shared/contract.ts'
import type { DisplayService, DisplayView } from '../../shared/views.ts'

/** The built page of the visitors' screen without a program: it is served as the program serves it, and fed by the test. */
export interface ReceptionPage {
  readonly page: Page
  /** Everything that the page has reported, oldest first. */
  readonly reports: readonly Input<'display.report'>[]
  show(view: DisplayView): void
}

const origin = 'http://display.localhost'
const pages = fileURLToPath(new URL('../../out/renderer/', import.meta.url))

export async function openReception(context: BrowserContext, view: DisplayView): Promise<ReceptionPage> {
  const serve = createServe({
    pages,
    document: () => {
      throw new Error('the visitors’ screen asks for no documents')
    },
    uploads: {},
    logFailure: () => {},
  })
  const reports: Input<'display.report'>[] = []
  let current = view
  let socket: WebSocketRoute | undefined
  const page = await context.newPage()
  await page.route(`${origin}/**`, async route => {
    const reply = await serve('display', new Request(route.request().url()), { operator: origin, previews: [] })
    const headers = Object.fromEntries(reply.headers)
    await route.fulfill({ status: reply.status, headers, body: Buffer.from(await reply.arrayBuffer()) })
  })
  await page.routeWebSocket(/\/bridge$/, opened => {
    socket = opened
    opened.onMessage(message => {
      const { id, input } = JSON.parse(String(message)) as { id: number; input: Input<'display.report'> }
      reports.push(input)
      opened.send(JSON.stringify({ id, reply: { ok: true } }))
    })
    opened.send(JSON.stringify({ view: current }))
  })
  await page.goto(origin)
  return {
    page,
    reports,
    show(next) {
      current = next
      socket?.send(JSON.stringify({ view: next }))
    },
  }
}

/** A service of an invented institution. */
export function serviceOf(id: string, name: string, patch: Partial<DisplayService> = {}): DisplayService {
  return {
    id,
    name,
    required: ['passport', 'taxpayer-card', 'education-document'],
    optional: ['reference-internally-displaced-person'],
    payload: `https://diia.app/acquirers/branch/zrazok/offer/${id}`.padEnd(65, '0'),
    branch: 'Відділ кадрів',
    hours: null,
    ...patch,
  }
}

export function viewOf(services: readonly DisplayService[], patch: Partial<DisplayView> = {}): DisplayView {
  return {
    edition: 'work',
    institution: 'Зразківська міська лікарня',
    branch: 'Відділ кадрів',
    language: 'uk',
    services,
    looks: 0,
    received: null,
    ...patch,
  }
}
