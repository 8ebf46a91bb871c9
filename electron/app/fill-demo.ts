import { mkdirSync } from 'node:fs'
import { demoInstitution } from '../demo/institution.ts'
import type { Store } from '../store/store.ts'
import type { CodeSeal } from './code-seal.ts'

/** Makes the demo's mailboxes, and at its first start the invented institution. */
export function fillDemo(store: Store, seal: CodeSeal, dataDir: string): void {
  const { branches, mailboxes, services } = demoInstitution(dataDir)
  for (const { settings } of mailboxes) mkdirSync(settings.path, { recursive: true, mode: 0o700 })
  if (store.branches.all().length > 0) return
  store.transaction(() => {
    for (const mailbox of mailboxes) store.mailboxes.add(mailbox, 0)
    for (const branch of branches) store.branches.add(branch)
    for (const service of services) store.services.add(service, seal.seal(service), 0)
  })
}
