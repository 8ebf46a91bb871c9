import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { temporaryFolder } from '../../fakes/app.ts'
import type { Dovecot } from '../../integration/dovecot.ts'
import { ensureNeeds, needsMessage } from '../../runner/needs.ts'
import { endedChildrenCpuMs } from './processes.ts'

const run = promisify(execFile)
const isync = { what: 'mbsync', packages: ['isync'], isMet: () => existsSync('/usr/bin/mbsync') }

export interface Took {
  readonly ms: number
  /** Processor time of the fetching side alone, not of the server. */
  readonly cpuMs: number
}

/** Installs mbsync where that is possible. */
export function ensureMbsync(): void {
  const missing = ensureNeeds([isync])
  if (missing.length > 0) throw new Error(needsMessage(missing))
}

/** Fetches a whole mailbox into a new Maildir, flushed to the disk, and checks that every letter came. */
export async function fetchWithMbsync(dovecot: Dovecot, user: string, protect: boolean, count: number): Promise<Took> {
  const folder = temporaryFolder('bench-mbsync')
  try {
    const mail = join(folder.path, 'mail')
    mkdirSync(mail)
    writeFileSync(join(folder.path, 'ca.pem'), dovecot.ca)
    writeFileSync(join(folder.path, 'config'), configuration(dovecot, user, protect, folder.path))
    const cpuBefore = endedChildrenCpuMs()
    const startedAt = performance.now()
    await run('mbsync', ['-q', '-c', join(folder.path, 'config'), '-a'])
    const ms = performance.now() - startedAt
    const cpuMs = endedChildrenCpuMs() - cpuBefore
    const fetched = ['cur', 'new'].flatMap(name => readdirSync(join(mail, 'INBOX', name))).length
    if (fetched !== count) throw new Error(`mbsync fetched ${fetched} of ${count} letters`)
    return { ms, cpuMs }
  } finally {
    folder.remove()
  }
}

function configuration(dovecot: Dovecot, user: string, protect: boolean, folder: string): string {
  return `
FSync yes

IMAPStore far
Host localhost
Port ${protect ? dovecot.tlsPort : dovecot.port}
User ${user}
Pass ${dovecot.password}
AuthMechs PLAIN
SSLType ${protect ? 'IMAPS' : 'None'}
${protect ? `CertificateFile ${join(folder, 'ca.pem')}\nSystemCertificates no` : ''}

MaildirStore near
Path ${join(folder, 'mail')}/
Inbox ${join(folder, 'mail', 'INBOX')}

Channel all
Far :far:
Near :near:
Patterns INBOX
Create Near
Sync Pull
SyncState *
`
}
