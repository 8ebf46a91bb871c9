import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** An authority and a certificate signed by it for so many days (0: it is over), `server.pem` with `server.key`, in a folder; returns the authority. */
export async function makeCertificate(home: string, altName: string, days = 2): Promise<string> {
  const path = (name: string): string => join(home, name)
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  await run('openssl', [
    'req',
    '-x509',
    ...key,
    '-keyout',
    path('ca.key'),
    '-out',
    path('ca.pem'),
    '-days',
    '2',
    '-subj',
    '/CN=Test authority',
  ])
  await run('openssl', [
    'req',
    ...key,
    '-keyout',
    path('server.key'),
    '-out',
    path('server.csr'),
    '-subj',
    '/CN=Test server',
  ])
  await writeFile(path('names'), `subjectAltName=${altName}`)
  const sign = [
    '-CA',
    path('ca.pem'),
    '-CAkey',
    path('ca.key'),
    '-CAcreateserial',
    '-days',
    String(days),
    '-extfile',
    path('names'),
  ]
  await run('openssl', ['x509', '-req', '-in', path('server.csr'), ...sign, '-out', path('server.pem')])
  return readFile(path('ca.pem'), 'utf8')
}
