import type { SendingServer } from '../../shared/model/mailbox.ts'
import { suggestSendingServer } from '../../shared/sending-servers.ts'

/** The sending server as it is being typed. */
export interface SmtpDraft {
  readonly host: string
  readonly port: string
  readonly security: SendingServer['security']
}

export type SmtpField = 'smtp-host' | 'smtp-port'

export function smtpDraftOf({ host, port, security }: SendingServer): SmtpDraft {
  return { host, port: String(port), security }
}

/** What stands in the fields: typed, or what goes with the server that letters come from. */
export function shownSmtp(smtp: SmtpDraft | null, imapHost: string): SmtpDraft {
  return smtp ?? smtpDraftOf(suggestSendingServer(imapHost))
}

export const usualSmtpPort: Record<SendingServer['security'], string> = { tls: '465', starttls: '587' }

export function smtpOf({ host, port, security }: SmtpDraft): SendingServer {
  return { host: host.trim(), port: Number(port), security }
}

export function mistakesInSmtp(smtp: SmtpDraft | null): readonly SmtpField[] {
  if (smtp === null) return []
  const wrong: SmtpField[] = /^[^\s/:@]+$/.test(smtp.host.trim()) ? [] : ['smtp-host']
  const port = /^\d{1,5}$/.test(smtp.port) ? Number(smtp.port) : 0
  return port >= 1 && port <= 65_535 ? wrong : [...wrong, 'smtp-port']
}
