import type { SourceInput, SourceSettings } from '../../shared/model/source.ts'
import type { Secrets } from '../shell/shell.ts'

/** The two tokens of the partner API, which are secrets of the shell; the second one is not issued to everyone. */
export interface SourceTokens {
  readonly acquirerToken: string
  readonly authToken: string | null
}

const acquirerName = (sourceId: string) => `source:${sourceId}:acquirer`
const authName = (sourceId: string) => `source:${sourceId}:auth`

export function readTokens(secrets: Secrets, sourceId: string): SourceTokens {
  // Without one the API refuses, and the desk then asks for it.
  return {
    acquirerToken: secrets.read(acquirerName(sourceId)) ?? '',
    authToken: secrets.read(authName(sourceId)) ?? null,
  }
}

export function writeTokens(secrets: Secrets, sourceId: string, source: SourceInput): void {
  if (source.kind !== 'api') return removeTokens(secrets, sourceId)
  secrets.write(acquirerName(sourceId), source.acquirerToken)
  if (source.authToken === null) secrets.remove(authName(sourceId))
  else secrets.write(authName(sourceId), source.authToken)
}

export function removeTokens(secrets: Secrets, sourceId: string): void {
  for (const name of [acquirerName(sourceId), authName(sourceId)]) secrets.remove(name)
}

export function withoutTokens(source: SourceInput): SourceSettings {
  return source.kind === 'api' ? { kind: 'api', name: source.name, host: source.host } : source
}
