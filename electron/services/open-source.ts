import type { SourceSettings } from '../../shared/model/source.ts'
import type { Clock } from '../jobs/clock.ts'
import { createApiSource } from './api-source.ts'
import type { CatalogueReader } from './catalogue-reader.ts'
import { createFileSource } from './file-source.ts'
import { createHttpsSource } from './https-source.ts'
import type { CatalogueSource } from './source.ts'

/** The secrets of the partner API; the second one is not issued to everyone. */
export interface ApiTokens {
  readonly acquirerToken: string
  readonly authToken: string | null
}

export interface SourceNeeds {
  readonly clock: Clock
  readonly reader: CatalogueReader
  /** Of a source of kind `api`. */
  readonly tokens: ApiTokens | null
  /** For tests: a server in place of the API's, and an authority in place of those that the system trusts. */
  readonly base?: string
  readonly authority?: string
}

/** A source by its settings; null for a file that was handed over once, which nobody asks again. Nothing is asked yet. */
export function openSource(settings: SourceSettings, needs: SourceNeeds): CatalogueSource | null {
  const { clock, reader, tokens, base, authority } = needs
  switch (settings.kind) {
    case 'file':
      return createFileSource({ path: settings.path, clock, reader })
    case 'https':
      return createHttpsSource({ address: settings.address, clock, reader, authority })
    case 'api': {
      const { acquirerToken, authToken } = tokens ?? { acquirerToken: '', authToken: null }
      return createApiSource({ host: settings.host, acquirerToken, authToken, clock, reader, base, authority })
    }
    case 'upload':
      return null
  }
}
