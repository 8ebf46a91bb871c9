import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AuthorisationServer } from './authorisation-server.ts'
import { startDovecot, type Dovecot } from './dovecot.ts'

/** A server as Microsoft's: nobody enters with a password, and each token is looked up at the authority. */
export async function startTokenDovecot({ introspection }: AuthorisationServer): Promise<Dovecot> {
  const home = await mkdtemp(join(tmpdir(), 'pryimalnia-oauth-'))
  const asking = join(home, 'oauth2.conf')
  const lines = [
    ...[`introspection_url = ${introspection}`, 'introspection_mode = auth', 'username_attribute = email'],
    ...['active_attribute = active', 'active_value = true', ''],
  ]
  await writeFile(asking, lines.join('\n'))
  const mechanisms = 'xoauth2 oauthbearer'
  const passdb = `passdb {\n  driver = oauth2\n  mechanisms = ${mechanisms}\n  args = ${asking}\n}\n`
  const dovecot = await startDovecot({ config: `auth_mechanisms = ${mechanisms}\n${passdb}` })
  return {
    ...dovecot,
    async stop() {
      await dovecot.stop()
      await rm(home, { recursive: true, force: true })
    },
  }
}
