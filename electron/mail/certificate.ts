import { TLSSocket } from 'node:tls'
import type { ImapFlow } from 'imapflow'
import { AppError } from '../../shared/errors.ts'
import type { CertificateFacts } from '../../shared/model/mailbox.ts'
import { singleLine } from '../domain/safe-text.ts'

/** A certificate of an institution names a few servers; one that names thousands is not read out to anybody. */
const maxNames = 20
const maxName = 200

/**
 * The certificate of the server that a client is connected to; null without protection. imapflow keeps its socket to
 * itself, and Node tells of a certificate that it does not trust only to whoever holds the socket.
 */
export function certificateOf(client: ImapFlow): CertificateFacts | null {
  const socket: unknown = Reflect.get(client, 'socket')
  const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined
  if (!certificate) return null
  const { fingerprint256, subject, issuer, subjectAltName, validFrom, validTo } = certificate
  return {
    sha256: fingerprint256.replaceAll(':', '').toLowerCase(),
    subject: commonName(subject),
    issuer: commonName(issuer),
    names: namesIn(subjectAltName),
    from: Date.parse(validFrom) || null,
    until: Date.parse(validTo) || null,
  }
}

/** Of a certificate that a person pinned nothing counts but that it is the very one. @throws AppError `mail.certificate-changed` */
export function assertPinned(certificate: CertificateFacts | null, pin: string): void {
  if (certificate?.sha256 !== pin) throw new AppError('mail.certificate-changed')
}

/** `CN` of a name in the lines that Node writes, or the whole name where there is none. */
function commonName(name: string | undefined): string {
  const lines = (name ?? '').split('\n')
  const common = lines.find(line => line.startsWith('CN='))?.slice(3)
  return singleLine(common ?? lines.join(', '), maxName)
}

function namesIn(altNames: string | undefined): string[] {
  const names = (altNames ?? '').slice(0, maxNames * maxName).split(', ')
  return names
    .map(name => singleLine(name.replace(/^(DNS|IP Address):/, ''), maxName))
    .filter(name => name !== '')
    .slice(0, maxNames)
}
