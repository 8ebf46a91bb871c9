import type { SourceInput, SourceSettings } from '../../shared/model/source.ts'

/** A source as it is being typed; what another kind of source needs is kept while the clerk looks around. */
export interface SourceDraft {
  readonly kind: SourceInput['kind']
  readonly name: string
  readonly path: string
  readonly address: string
  readonly host: 'production' | 'test'
  readonly acquirerToken: string
  readonly authToken: string
}

export type SourceMistake = 'name' | 'path' | 'address' | 'acquirerToken'

export function newDraft(kind: SourceDraft['kind'], name: string): SourceDraft {
  return { kind, name, path: '', address: 'https://', host: 'production', acquirerToken: '', authToken: '' }
}

/** Tokens are never told: they are typed again. */
export function draftOf(settings: Exclude<SourceSettings, { readonly kind: 'upload' }>): SourceDraft {
  return { ...newDraft(settings.kind, settings.name), ...settings }
}

export function mistakesIn(draft: SourceDraft): readonly SourceMistake[] {
  const mistakes: SourceMistake[] = draft.name.trim() === '' ? ['name'] : []
  if (draft.kind === 'file' && draft.path.trim() === '') mistakes.push('path')
  if (draft.kind === 'https' && !isListAddress(draft.address.trim())) mistakes.push('address')
  if (draft.kind === 'api' && draft.acquirerToken.trim() === '') mistakes.push('acquirerToken')
  return mistakes
}

function isListAddress(text: string): boolean {
  const address = URL.parse(text)
  return address?.protocol === 'https:' && address.username === '' && address.password === ''
}

export function sourceInputOf(draft: SourceDraft): SourceInput {
  const name = draft.name.trim()
  switch (draft.kind) {
    case 'file':
      return { kind: 'file', name, path: draft.path.trim() }
    case 'https':
      return { kind: 'https', name, address: draft.address.trim() }
    case 'api': {
      const tokens = { acquirerToken: draft.acquirerToken.trim(), authToken: draft.authToken.trim() || null }
      return { kind: 'api', name, host: draft.host, ...tokens }
    }
    default:
      return draft.kind satisfies never
  }
}
