import { AppError } from '../../shared/errors.ts'
import { loadFonts } from '../paper/fonts.ts'
import type { Store } from '../store/store.ts'
import type { AppOptions } from './app.ts'
import type { CodeSeal } from './code-seal.ts'
import type { Handlers } from './handlers.ts'
import { createAsideHandlers } from './handlers/aside.ts'
import { createBranchHandlers } from './handlers/branches.ts'
import { createCodeHandlers } from './handlers/codes.ts'
import type { createDisplay } from './handlers/display.ts'
import { createDocumentHandlers } from './handlers/documents.ts'
import { createJunkHandlers, type JunkHandlerOptions } from './handlers/junk.ts'
import { createLedgerHandlers } from './handlers/ledger.ts'
import { createMailboxHandlers, type MailboxHandlerOptions } from './handlers/mailboxes.ts'
import { createPackageHandlers } from './handlers/packages.ts'
import { createPosterHandlers } from './handlers/posters.ts'
import { createServiceHandlers } from './handlers/services.ts'
import { createSetupHandlers } from './handlers/setup.ts'
import { createTraceHandlers } from './handlers/trace.ts'
import { createWaitingHandlers } from './handlers/waiting.ts'
import type { MailboxLogIns } from './mailbox-log-ins.ts'
import type { MailboxWatch } from './mailbox-watch.ts'
import type { PosterDrafts } from './poster-drafts.ts'
import type { createSources } from './sources.ts'
import type { createTestLetters } from './test-letter-desk.ts'

/** What the calls of windows act upon. */
export interface HandlerParts {
  readonly options: AppOptions
  readonly store: Store
  readonly seal: CodeSeal
  readonly logIns: MailboxLogIns
  readonly drafts: PosterDrafts
  readonly openMailbox: MailboxHandlerOptions['openMailbox']
  readonly watch: MailboxWatch
  readonly take: JunkHandlerOptions['take']
  /** Called before so many bytes are stored. @throws AppError `store.low-space` */
  readonly spend: (bytes: number) => void
  readonly changed: () => void
  readonly sources: ReturnType<typeof createSources>['handlers']
  readonly display: ReturnType<typeof createDisplay>['handlers']
  readonly testLetters: ReturnType<typeof createTestLetters>['handlers']
}

/** A function for every call of the contract. */
export function composeHandlers(parts: HandlerParts): Handlers {
  const { options, store, seal, logIns, drafts, openMailbox, watch, take, spend, changed } = parts
  const { shell, edition, resources, clock, random, log, parser } = options
  return {
    ...createSetupHandlers({ store, seal, logIns, clock, random, watch, changed }),
    ...createMailboxHandlers({ store, logIns, clock, random, watch, openMailbox, changed }),
    ...createBranchHandlers({ store, clock, random, changed }),
    ...createServiceHandlers({ store, seal, clock, random, changed }),
    ...createCodeHandlers({ store, seal, clock, changed }),
    ...parts.sources,
    ...createPosterHandlers({ store, seal, shell, clock, random, drafts, edition, resources, changed }),
    ...parts.display,
    ...createPackageHandlers(store, clock, random, changed, error => log.failure('shown', error)),
    ...createAsideHandlers(store, clock, random, changed),
    ...createTraceHandlers(store, clock, watch),
    ...createWaitingHandlers(store, clock, watch),
    ...createJunkHandlers({ store, clock, watch, take, changed }),
    ...parts.testLetters,
    ...createLedgerHandlers({ store, parser, clock, random, watch, take, spend, changed }),
    ...createDocumentHandlers(store, shell, clock),
    'settings.change'(patch) {
      store.settings.change(patch)
      changed()
    },
    'window.show': ({ role }) => shell.show(role),
    async 'demo.visit'({ serviceId, case: kind }) {
      if (edition !== 'demo') throw new AppError('call.forbidden')
      // The makers of synthetic copies are loaded only by a demo that plays.
      const { playVisit } = await import('../demo/play-visit.ts')
      const fonts = await loadFonts(resources)
      const play = { dataDir: options.dataDir, fonts, serviceId, case: kind }
      if (!(await playVisit(play, clock, random))) throw new AppError('service.missing', serviceId)
    },
  }
}
