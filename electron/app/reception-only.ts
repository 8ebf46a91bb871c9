import { toWire, type AppError } from '../../shared/errors.ts'
import type { DisplayView } from '../../shared/views.ts'
import { createServe } from './serve.ts'
import type { App } from './app.ts'
import { createViews } from './views.ts'

export interface ReceptionOptions {
  /** What visitors saw last. */
  readonly view: DisplayView
  /** Why the store could not be opened: the answer to every call of the desk. */
  readonly refusal: AppError
  readonly pages: string
  readonly logFailure: (error: unknown) => void
}

/**
 * The program without its store: visitors see what they saw last and their letters wait in the mailbox, while the desk
 * is told what is wrong. Nothing is written.
 */
export function startReceptionOnly({ view, refusal, pages, logFailure }: ReceptionOptions): App {
  const refuse = () => {
    throw refusal
  }
  return {
    dispatch: (role, name) =>
      Promise.resolve(
        role === 'display' && name === 'display.report'
          ? { ok: true, value: undefined }
          : { ok: false, error: toWire(refusal) },
      ),
    // The start has told why there is no view of the desk.
    views: createViews({ operator: refuse, display: () => view }, () => {}),
    serve: createServe({ pages, document: refuse, uploads: {}, logFailure }),
    windows: () => ['display'],
    stop: () => Promise.resolve(),
  }
}
