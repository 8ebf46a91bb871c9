import { windowRoles } from '../../shared/contract.ts'
import type { MailboxInput } from '../../shared/model/mailbox.ts'
import { deskKeyword } from '../domain/desk-keyword.ts'
import { createId } from '../jobs/clock.ts'
import { startWakeWatch } from '../jobs/wake-watch.ts'
import { storedBytes } from '../mail/mailbox.ts'
import type { Store } from '../store/store.ts'
import type { App, AppOptions } from './app.ts'
import { openCodeSeal } from './code-seal.ts'
import { composeHandlers } from './compose-handlers.ts'
import { databaseKey, databaseOf, openOwnStore } from './data-folder.ts'
import { createDispatch } from './dispatch.ts'
import { createSnapshotKeeper } from './display-snapshot.ts'
import { createDisplay } from './handlers/display.ts'
import { documentForPreview } from './handlers/documents.ts'
import { createIntake, type Recorded } from './intake.ts'
import { fillDemo } from './fill-demo.ts'
import { createMailboxLogIns } from './mailbox-log-ins.ts'
import { createMailboxWatch } from './mailbox-watch.ts'
import { createPace } from './pace.ts'
import { projectDisplay, projectOperator, type LiveState } from './project.ts'
import { createPosterDrafts } from './poster-drafts.ts'
import { createRoom } from './room.ts'
import { createShortLog } from './short-log.ts'
import { createTestLetters } from './test-letter-desk.ts'
import { createServe } from './serve.ts'
import { createSources } from './sources.ts'
import { createDeskView } from './desk-view.ts'
import { createViews } from './views.ts'

/** Often enough for what visitors see: it changes when somebody changes a service. */
const keepEveryMs = 1_000

/** Opens the data, starts the jobs and gives back what shells carry to windows. @throws AppError `store.*` */
export function startApp(options: AppOptions): App {
  const store = openOwnStore(options.dataDir, options.shell.secrets, options.random, options.edition)
  try {
    return startOn(store, options)
  } catch (error) {
    // Whoever mends it must find the database let go.
    store.close()
    throw error
  }
}

function startOn(store: Store, options: AppOptions): App {
  const { shell, edition, clock, random, log, parser, codeReader } = options
  const logIns = createMailboxLogIns({ shell, clock, random, authorities: options.authorities })
  const openMailbox = (input: MailboxInput) => options.openMailbox(input, logIns.tokensFor(input))
  const seal = openCodeSeal(store, shell.secrets, random)
  const drafts = createPosterDrafts(random)
  if (edition === 'demo') fillDemo(store, seal, options.dataDir)

  let received: LiveState['received'] = null
  const live = (): LiveState => ({
    ...{ syncs: watch.syncs, rivals: watch.rivals, junk: watch.junk, folderTroubles: watch.folderTroubles },
    certificates: watch.certificates,
    ...{ sources: sources.syncs, received },
    testLetters: testLetters.all(),
    ...{ display: display.state, looks: display.looks() },
  })

  const displayView = () => projectDisplay(store, seal, live(), edition, clock.elapsed())
  const operatorView = () =>
    projectOperator(store, seal, live(), {
      ...{ edition, displays: views.watching('display'), secrets: shell.secrets.backend },
      ...{ now: clock.now(), dayStart: startOfDay(clock.now()) },
    })
  const logView = (error: unknown) => log.failure('view', error)
  const views = createViews({ operator: () => deskView(), display: displayView }, logView)
  const keep = createSnapshotKeeper({ dataDir: options.dataDir, secrets: shell.secrets, log }, random)
  const keeping = createPace(keepEveryMs, clock, () => keep(displayView))
  function changed(): void {
    views.changed()
    keeping.call()
  }

  const display = createDisplay({
    ...{ store, seal, shell, clock, changed, reader: codeReader },
    logFailure: error => log.failure('page', error),
  })

  const room = createRoom(options)
  const shortLog = createShortLog({
    store,
    clock,
    move: () => options.moveLog({ path: databaseOf(options.dataDir), key: shell.secrets.read(databaseKey) ?? '' }),
    logFailure: error => log.failure('log', error),
  })
  const intake = createIntake({ store, parser, clock, random })
  function spend(bytes: number): void {
    room.spend(bytes)
    shortLog.expect(bytes)
  }
  async function take(...[mailboxId, news, signal]: Parameters<typeof intake>): Promise<Recorded> {
    spend(storedBytes(news))
    const recorded = await testLetters.follow(mailboxId, onRead => intake(mailboxId, news, signal, onRead))
    if (recorded.kind === 'stored' && recorded.received) received = { news: recorded.received, at: clock.elapsed() }
    return recorded
  }
  const installation = store.settings.installation(() => createId(random))
  const keyword = deskKeyword(installation, options.machine)
  const watch = createMailboxWatch({
    keyword,
    formerKeywords: store.settings.formerKeywords(keyword),
    store,
    secrets: shell.secrets,
    clock,
    random,
    openMailbox,
    changed,
    logFailure: error => log.failure('mailbox', error),
    assertRoom: room.assert,
    onJunk: (...found) => testLetters.noteJunk(...found),
    async take(...letter) {
      await take(...letter)
    },
  })

  const testLetters = createTestLetters({
    ...{ store, secrets: shell.secrets, clock, random, logIns, changed },
    resources: options.resources,
    openSender: options.openSender,
    wake: watch.wake,
    logFailure: error => log.failure('test letter', error),
  })

  const sources = createSources({
    store,
    seal,
    shell,
    clock,
    random,
    reader: options.catalogueReader,
    openSource: options.openSource,
    changed,
    logFailure: error => log.failure('source', error),
  })

  const handlers = composeHandlers({
    ...{ options, store, seal, logIns, drafts, openMailbox, watch, take, spend, changed },
    ...{ sources: sources.handlers, display: display.handlers, testLetters: testLetters.handlers },
  })
  const dispatch = createDispatch(handlers, (call, error) => log.failure(`call ${call}`, error))

  const deskView = createDeskView(operatorView, live, logView)
  for (const { id } of store.mailboxes.all()) watch.start(id)
  sources.start()
  const waking = startWakeWatch({ clock, addresses: options.addresses, onWake: watch.revive })
  const unwake = shell.onWake?.(watch.revive)

  return {
    dispatch,
    views,
    serve: createServe({
      pages: options.pages,
      document: id => drafts.get(id) ?? documentForPreview(store)(id),
      uploads: { '/pictures': codeReader.read, '/catalogues': sources.preview },
      logFailure: error => log.failure('serve', error),
    }),
    windows: () => (store.branches.all().length === 0 ? ['operator'] : windowRoles),
    async stop() {
      display.stop()
      unwake?.()
      await waking.stop()
      logIns.cancel()
      testLetters.stop()
      await watch.stopAll()
      await shortLog.stop()
      await sources.stop()
      await parser.stop()
      await codeReader.stop()
      keeping.stop()
      keep(displayView)
      store.close()
    },
  }
}

/** Midnight of the machine's own day: «сьогодні» as the clerk means it. */
function startOfDay(now: number): number {
  return new Date(now).setHours(0, 0, 0, 0)
}
