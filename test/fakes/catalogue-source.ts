import {
  branchFields,
  serviceFields,
  type Catalogue,
  type CatalogueContent,
} from '../../electron/services/catalogue.ts'
import type { CatalogueSource, Fetched } from '../../electron/services/source.ts'
import type { AppError } from '../../shared/errors.ts'

/** A source in memory that behaves: it knows what it told, can be changed, and can fail. */
export interface FakeSource extends CatalogueSource {
  tell(catalogue: Catalogue): void
  /** Fails from now on, or (null) no more. */
  fail(error: AppError | null): void
  readonly asked: number
  readonly closed: number
}

export function createFakeSource(): FakeSource {
  let content: CatalogueContent = contentOf({ institution: null, branches: [] })
  let version = 0
  let failure: AppError | null = null
  let asked = 0
  let closed = 0
  return {
    intervalMs: 900_000,
    get asked() {
      return asked
    },
    get closed() {
      return closed
    },
    tell(catalogue) {
      content = contentOf(catalogue)
      version += 1
    },
    fail: error => void (failure = error),
    fetch(mark): Promise<Fetched> {
      asked += 1
      if (failure) return Promise.reject(failure)
      const own = String(version)
      return Promise.resolve(
        mark === own ? { kind: 'unchanged', mark: own } : { kind: 'catalogue', mark: own, ...content },
      )
    },
    close: () => void (closed += 1),
  }
}

function contentOf(catalogue: Catalogue): CatalogueContent {
  const owns = { branch: new Set(branchFields), service: new Set(serviceFields) }
  return { catalogue, owns, complete: true, problems: [], problemCount: 0 }
}
