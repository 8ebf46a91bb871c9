import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ensureBuilt } from '../../../electron/tools/support/ensure-built.ts'
import { createClient } from '../../../shared/client.ts'
import type { OperatorView } from '../../../shared/views.ts'
import { openDeskBridge, type OpenBridge } from '../../e2e/desk-bridge.ts'
import { startProgram, type Program } from '../../e2e/program.ts'
import { setupAnswers } from '../../fakes/app.ts'
import type { Dovecot } from '../../integration/dovecot.ts'

/** The built program with one mailbox on a server, as its desk sees it. */
export interface DeskProgram {
  readonly dataDir: string
  readonly pid: number
  readonly bridge: OpenBridge<'operator'>
  /** What the desk was shown last. */
  view(): OperatorView
  /** Whether it comes to be so in time. */
  until(isSo: (view: OperatorView) => boolean, withinMs: number): Promise<boolean>
  /** As the desk's button does. */
  wake(): Promise<void>
  stop(): Promise<void>
  /** Ends it as the loss of the machine would. */
  kill(): Promise<void>
}

export interface DeskPlace {
  readonly dovecot: Dovecot
  /** Made at the first start; later ones go on in it. */
  readonly folder: string
  readonly user: string
  readonly mailFolder?: string
  /** Of a way to the server other than its own port. */
  readonly port?: number
}

export async function startDesk(place: DeskPlace): Promise<DeskProgram> {
  const { dovecot, folder } = place
  ensureBuilt()
  const ca = join(folder, 'ca.pem')
  writeFileSync(ca, dovecot.ca)
  const dataDir = join(folder, 'data')
  const program = await startProgram({ dataDir, environment: { NODE_EXTRA_CA_CERTS: ca } })
  try {
    return await openDesk(program, place)
  } catch (error) {
    await program.kill('SIGKILL')
    throw error
  }
}

async function openDesk(program: Program, place: DeskPlace): Promise<DeskProgram> {
  const { dataDir, pid, urls } = program
  const bridge = await openDeskBridge(urls.operator)
  const call = createClient(bridge)
  const first = Promise.withResolvers<void>()
  let view: OperatorView | undefined
  bridge.watch(next => {
    view = next
    first.resolve()
  })
  await first.promise
  if (view!.setup === 'needed') {
    const { dovecot, user, mailFolder = 'INBOX', port = dovecot.tlsPort } = place
    const { password } = dovecot
    const mailbox = { ...setupAnswers.mailbox, host: 'localhost', port, user, password, folder: mailFolder }
    await call('setup.finish', { ...setupAnswers, mailbox })
  }
  return {
    ...{ dataDir, pid, bridge, view: () => view! },
    async until(isSo, withinMs) {
      const until = performance.now() + withinMs
      while (!isSo(view!)) {
        if (performance.now() > until) return false
        await pause(20)
      }
      return true
    },
    wake: () => call('mailbox.wake', { id: view!.mailboxes[0]!.id }).then(() => {}),
    async stop() {
      bridge.close()
      await program.stop()
    },
    async kill() {
      bridge.close()
      await program.kill('SIGKILL')
    },
  }
}
