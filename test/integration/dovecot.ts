import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { lastResort } from '../runner/last-resort.ts'
import { makeCertificate } from './certificate.ts'

const run = promisify(execFile)
const dovecotBinary = '/usr/sbin/dovecot'
const deliveryAgent = '/usr/lib/dovecot/dovecot-lda'

export interface Dovecot {
  /** Without protection at the start; STARTTLS is offered when there is TLS. */
  readonly port: number
  readonly tlsPort: number
  /** The certificate authority of the server's certificate, PEM. */
  readonly ca: string
  readonly user: string
  readonly password: string
  /** Any further user has the same password. Into the Inbox, or where a filter would put it. */
  deliver(letter: string | Uint8Array | { readonly path: string }, user?: string, folder?: string): Promise<void>
  doveadm(...args: string[]): Promise<string>
  /** The folder of a user's letters, a Maildir. */
  maildir(user: string): string
  /** Ends every connection and starts again on the same ports; `meanwhile` finds no part of it running. */
  restart(meanwhile?: () => void): Promise<void>
  /** Starts again with another certificate; returns the other authority that signed it. */
  changeCertificate(days?: number): Promise<string>
  /** What it wrote down so far: who logged in, and who came and did not. */
  log(): Promise<string>
  /** Ends every connection: in good order, or as a power cut does. Until `resume` nobody listens. */
  halt(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
  resume(): Promise<void>
  stop(): Promise<void>
}

export interface DovecotOptions {
  readonly tls?: boolean
  /** Names in the certificate; `DNS:localhost,IP:127.0.0.1` unless told. */
  readonly altName?: string
  /** More lines of configuration. */
  readonly config?: string
}

/** Starts a real Dovecot from a configuration of its own in a temporary folder. Needs Debian's `dovecot-imapd`, and root. */
export async function startDovecot({
  tls = true,
  altName = 'DNS:localhost,IP:127.0.0.1',
  config = '',
}: DovecotOptions = {}): Promise<Dovecot> {
  if (!existsSync(dovecotBinary) || !existsSync(deliveryAgent))
    throw new Error('Dovecot is missing: apt-get install dovecot-imapd')
  if (process.getuid?.() !== 0)
    throw new Error('Dovecot (dovecot-imapd) starts its parts under other users: run this test as root')

  const home = await mkdtemp(join(tmpdir(), 'pryimalnia-dovecot-'))
  await chmod(home, 0o755)
  await mkdir(join(home, 'mail'), { mode: 0o777 })
  await chmod(join(home, 'mail'), 0o777)
  const [port, tlsPort] = [await freePort(), await freePort()]
  const password = 'tajemne-slovo'
  const ca = tls ? await makeCertificate(home, altName) : ''
  const file = join(home, 'dovecot.conf')
  await writeFile(file, configuration({ home, port, tlsPort, tls, password }) + config)

  const doveadm = async (...args: string[]): Promise<string> => (await run('doveadm', ['-c', file, ...args])).stdout

  let master: ChildProcess | undefined

  async function start(): Promise<void> {
    // In the foreground, as our own child with a group of its own, and with no stream of ours.
    const child = spawn(dovecotBinary, ['-F', '-c', file], { stdio: 'ignore', detached: true })
    master = child
    const ended = once(child, 'exit').then(async ([code]) => {
      throw new Error(
        `dovecot ended (${String(code)}): ${await readFile(join(home, 'log'), 'utf8').catch(() => 'no log')}`,
      )
    })
    ended.catch(() => {})
    await Promise.race([answers(port), ended])
  }

  async function halt(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = master
    master = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const exit = once(child, 'exit')
    signalGroup(child, signal)
    await Promise.race([exit, pause(300)])
    // Login processes outlive their master while a client is connected, and the master may wait for them.
    signalGroup(child, 'SIGKILL')
    await exit
  }

  const done = lastResort(() => {
    // The group is not ours, and would live on.
    if (master) signalGroup(master, 'SIGKILL')
    rmSync(home, { recursive: true, force: true, maxRetries: 3 })
  })
  try {
    await start()
  } catch (error) {
    await halt()
    done()
    throw error
  }

  let letters = 0
  return {
    port,
    tlsPort,
    ca,
    user: 'rada',
    password,
    doveadm,
    maildir: user => join(home, 'mail', user),
    halt,
    resume: start,
    async deliver(letter, user = 'rada', folder = 'INBOX') {
      const given = typeof letter === 'object' && 'path' in letter
      const path = given ? letter.path : join(home, `letter-${letters++}.eml`)
      if (!given) await writeFile(path, letter)
      await run(deliveryAgent, ['-c', file, '-d', user, '-m', folder, '-p', path])
      if (!given) await rm(path)
    },
    async restart(meanwhile = () => {}) {
      await halt()
      meanwhile()
      await start()
    },
    async changeCertificate(days) {
      await halt()
      const authority = await makeCertificate(home, altName, days)
      await start()
      return authority
    },
    log: () => readFile(join(home, 'log'), 'utf8'),
    async stop() {
      done()
      await halt()
      await rm(home, { recursive: true, force: true })
    },
  }
}

interface Configuration {
  readonly home: string
  readonly port: number
  readonly tlsPort: number
  readonly tls: boolean
  readonly password: string
}

function configuration({ home, port, tlsPort, tls, password }: Configuration): string {
  return `
base_dir = ${home}/run
state_dir = ${home}/state
log_path = ${home}/log
protocols = imap
listen = 127.0.0.1
# imap-login refuses to run as root; nothing but the master does.
default_login_user = dovenull
default_internal_user = dovecot
mail_uid = mail
mail_gid = mail
first_valid_uid = 8
first_valid_gid = 8
auth_failure_delay = 0
mail_location = maildir:${home}/mail/%u
mail_max_userip_connections = 10
disable_plaintext_auth = no
ssl = ${tls ? 'yes' : 'no'}
${tls ? `ssl_cert = <${home}/server.pem\nssl_key = <${home}/server.key` : ''}
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${home}/mail/%u-home allow_all_users=yes
}
namespace inbox {
  inbox = yes
  mailbox Junk {
    auto = create
    special_use = \\Junk
  }
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tls ? tlsPort : 0}
    ssl = yes
  }
}
service anvil {
  chroot =
  # Otherwise a refused password slows down the logins of every test after it.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
lda_mailbox_autocreate = yes
postmaster_address = postmaster@localhost
`
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const open = await new Promise<boolean>(resolve => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy()
        resolve(true)
      })
      socket.once('error', () => resolve(false))
    })
    if (open) return
    await pause(20)
  }
  throw new Error('dovecot does not listen')
}

function signalGroup({ pid }: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    if (pid) process.kill(-pid, signal)
  } catch {
    // Nobody of the group is left.
  }
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
