import type { WindowRole } from '../../shared/contract.ts'
import type { MailboxInput } from '../../shared/model/mailbox.ts'
import type { Edition } from '../../shared/views.ts'
import type { Clock, Random } from '../jobs/clock.ts'
import type { Mailbox } from '../mail/mailbox.ts'
import type { TokenSource } from '../mail/oauth/token-source.ts'
import type { Sender } from '../mail/sender.ts'
import type { LetterParser } from '../mail/parsed-letter.ts'
import type { CatalogueReader } from '../services/catalogue-reader.ts'
import type { CodeReader } from '../services/code-reader.ts'
import type { Shell } from '../shell/shell.ts'
import type { Dispatch } from './dispatch.ts'
import type { Log } from './log.ts'
import type { MoveLog } from './log-mover.ts'
import type { AuthoritiesInstead } from './mailbox-log-ins.ts'
import type { RoomOptions } from './room.ts'
import type { Serve } from './serve.ts'
import type { SourcesOptions } from './sources.ts'
import type { ViewHub } from './views.ts'

export interface AppOptions extends RoomOptions {
  readonly shell: Shell
  /** Holds the database; made when it is missing. */
  readonly dataDir: string
  /** The built pages. */
  readonly pages: string
  /** Fonts and samples. */
  readonly resources: string
  readonly edition: Edition
  /** The machine's name, by which other desks on a mailbox know this one. */
  readonly machine: string
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly parser: LetterParser
  readonly codeReader: CodeReader
  readonly catalogueReader: CatalogueReader
  readonly openSource: SourcesOptions['openSource']
  /** With the tokens that it is opened with, where it is not by a password. */
  readonly openMailbox: (input: MailboxInput, tokens?: TokenSource) => Mailbox
  readonly openSender: (input: MailboxInput, tokens?: TokenSource) => Sender
  /** For tests. */
  readonly authorities?: AuthoritiesInstead
  readonly moveLog: MoveLog
  /** This machine's addresses in its networks: when they change, connections are not trusted. */
  readonly addresses: () => readonly string[]
}

/** The whole program but its windows. */
export interface App {
  readonly dispatch: Dispatch
  readonly views: ViewHub
  readonly serve: Serve
  /** The windows to open at a start: until there is something to show, the reception screen would only cover the set-up. */
  windows(): readonly WindowRole[]
  stop(): Promise<void>
}
