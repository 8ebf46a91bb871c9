import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { demoInstitution } from '../../electron/demo/institution.ts'
import type { OperatorView } from '../../shared/views.ts'
import type { VisitCase } from '../../shared/visit-cases.ts'
import { openDeskBridge } from './desk-bridge.ts'
import { startProgram, type Program, type ProgramOptions } from './program.ts'

/** A running demo and what a test does with it, in a browser and beside it. */
export interface Demo extends Program {
  /** Plays these visits one after the other; the ids of their rows, in the same order. */
  play(...visits: readonly (readonly [service: number, kind: VisitCase])[]): Promise<readonly string[]>
  /** Lays a letter into a branch's folder mailbox, as another program would; resolves with the id of its row. */
  deliver(letter: Uint8Array): Promise<string>
  /** Lays letters there and waits for none. */
  lay(letters: readonly Uint8Array[]): void
  /** Calls the desk's part of the contract; a refusal is an error. */
  ask(name: string, input: unknown): Promise<unknown>
  /** Resolves with the desk's view as soon as it is so. */
  until(isSo: (view: OperatorView) => boolean): Promise<OperatorView>
  /** A desk in a browser context of its own; `closeDesks` closes them all. */
  openDesk(browser: Browser, options?: BrowserContextOptions): Promise<Page>
  closeDesks(): Promise<void>
}

export async function startDemo(options: ProgramOptions = {}): Promise<Demo> {
  const program = await startProgram({ ...options, demo: true })
  const bridge = await openDeskBridge(program.urls.operator)
  const [mailbox] = demoInstitution(program.dataDir).mailboxes
  const closing: (() => Promise<void>)[] = []
  let laid = 0

  function until(isSo: (view: OperatorView) => boolean): Promise<OperatorView> {
    return new Promise(resolve => {
      const stop: { now?: () => void } = {}
      stop.now = bridge.watch(view => {
        if (!isSo(view)) return
        resolve(view)
        queueMicrotask(() => stop.now?.())
      })
    })
  }

  async function ask(name: string, input: unknown): Promise<unknown> {
    const reply = await bridge.call(name, input)
    if (!reply.ok) throw new Error(`${name} was refused: ${reply.error.code}`)
    return reply.value
  }

  async function newRow(cause: () => unknown): Promise<string> {
    const known = new Set((await until(() => true)).queue.map(item => item.id))
    await cause()
    const { queue } = await until(view => view.queue.some(item => !known.has(item.id)))
    return queue.find(item => !known.has(item.id))!.id
  }

  function lay(letters: readonly Uint8Array[]): void {
    for (const letter of letters) {
      const path = join(mailbox!.settings.path, `letter-${process.pid}-${laid++}.eml`)
      // Written aside and renamed: nobody sees half a letter.
      writeFileSync(`${path}.tmp`, letter)
      renameSync(`${path}.tmp`, path)
    }
  }

  return {
    ...program,
    until,
    ask,
    lay,
    deliver: letter => newRow(() => lay([letter])),
    async play(...visits) {
      const ids: string[] = []
      for (const [service, kind] of visits) {
        const visit = { serviceId: `demo-service-${service}`, case: kind }
        ids.push(await newRow(() => ask('demo.visit', visit)))
      }
      return ids
    },
    async openDesk(browser, contextOptions) {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, ...contextOptions })
      closing.push(() => context.close())
      await bridge.admit(context)
      const page = await context.newPage()
      await page.goto(bridge.origin)
      return page
    },
    async closeDesks() {
      await Promise.all(closing.splice(0).map(close => close()))
    },
    async stop() {
      bridge.close()
      return program.stop()
    },
    async kill(signal) {
      await program.kill(signal)
      bridge.close()
    },
  }
}

/** A row of the queue; the options of select boxes are not among them. */
export const rowOf = (page: Page, id: string) => page.locator(`[role=option][data-id="${id}"]`)

/** A decision waits until the clerk can see what it is about: so does a test that decides. */
export const isShown = (page: Page) => expect(page.locator('.package-body .banner').first()).toBeVisible()
