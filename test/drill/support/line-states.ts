import type { TalkPoint } from './talk-proxy.ts'

/** A moment of a connection at which its line may die. */
export interface LineState extends TalkPoint {
  readonly name: string
  /** Without protection unless told: only so can the talk be followed. */
  readonly security?: 'tls' | 'starttls'
}

/** Before the tagged answer. */
const untilTag = /(?=^\w+ OK)/m

/** Every moment from the first packet to the poll of an idle mailbox, in their order. */
export const lineStates: readonly LineState[] = [
  { name: 'connected, not greeted' },
  { name: 'in the middle of the greeting', until: /\* OK/ },
  { name: 'TLS hello unanswered', security: 'tls', after: /[^]/ },
  { name: 'in the middle of the TLS handshake', security: 'tls', until: /[^]{200}/ },
  { name: 'STARTTLS unanswered', security: 'starttls', after: /STARTTLS/ },
  { name: 'STARTTLS granted, its handshake unanswered', security: 'starttls', after: /STARTTLS/, until: /OK.*\r\n/ },
  { name: 'the first question unanswered', after: /ID \(/ },
  { name: 'log-in unanswered', after: /AUTHENTICATE/ },
  { name: 'password unanswered', after: /AUTHENTICATE.*\r\n.+\r\n/ },
  { name: 'question after the log-in unanswered', after: /NAMESPACE/ },
  { name: 'list of folders unanswered', after: /LIST/ },
  { name: 'opening of the folder unanswered', after: /EXAMINE/ },
  { name: 'before the tag of the opening', after: /EXAMINE/, until: untilTag },
  { name: 'search unanswered', after: /SEARCH ALL/ },
  { name: 'before the tag of the search', after: /SEARCH ALL/, until: untilTag },
  { name: 'question for sizes unanswered', after: /RFC822\.SIZE/ },
  { name: 'question for a letter unanswered', after: /BODY\.PEEK\[\]/ },
  { name: 'in the middle of a literal', after: /BODY\.PEEK\[\]/, until: /\{\d{5,}\}\r\n/, more: 1_000 },
  { name: 'before the tag of a letter', after: /BODY\.PEEK\[\]/, until: untilTag },
  { name: 'entering IDLE', after: /IDLE/ },
  { name: 'in IDLE', after: /IDLE/, until: /^\+.*\r\n/m },
  { name: 'leaving IDLE', after: /DONE/ },
  { name: 'a poll unanswered', after: /DONE[^]*EXAMINE/ },
  { name: 'what is new, unanswered', after: /SEARCH UID/ },
]
