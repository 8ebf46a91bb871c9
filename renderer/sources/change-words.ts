import type { DocumentType } from '../../shared/document-types.ts'
import { parseHours, writeHours } from '../../shared/hours-text.ts'
import type { FieldChange, SyncChange } from '../../shared/model/source.ts'
import type { Language } from '../../shared/settings.ts'
import type { Translate } from '../i18n.ts'
import { copyChanges } from './copy-changes.ts'

/** What a change needs to be told. */
export interface ChangeSpeech {
  readonly text: Translate
  readonly language: Language
  /** The change is yet to be made: a file that is only being looked at. */
  readonly ahead: boolean
  /** The name of a source by its id; undefined when it is gone. */
  readonly sourceName: (id: string) => string | undefined
  /** Whether visitors see a service by now: much may have happened since the report. */
  readonly isOn: (serviceId: string) => boolean
}

/** What happened to a branch or a service, a sentence each, to be read below its name. */
export function changeWords(change: SyncChange, speech: ChangeSpeech): readonly string[] {
  const { text, ahead } = speech
  const ofBranch = change.about === 'branch'
  switch (change.kind) {
    case 'added':
      if (ofBranch) return [text(ahead ? 'sources.will-add-branch' : 'sources.is-added-branch')]
      if (ahead) return [text('sources.will-add')]
      return [text(speech.isOn(change.id) ? 'sources.is-added-on' : 'sources.is-added')]
    case 'changed':
      return [...copyWords(change.fields, text), ...change.fields.flatMap(field => fieldWords(field, ofBranch, speech))]
    case 'removed':
      if (ofBranch) return [text(ahead ? 'sources.will-remove-branch' : 'sources.is-removed-branch')]
      if (ahead) return [text('sources.will-remove')]
      return [text(speech.isOn(change.id) ? 'sources.is-removed' : 'sources.is-removed-off')]
    case 'returned':
      return [
        text('sources.is-returned'),
        ...copyWords(change.fields, text),
        ...change.fields.flatMap(field => fieldWords(field, ofBranch, speech)),
      ]
    case 'conflict':
      return conflictWords(change, speech)
    case 'code':
      return [text(ahead ? 'sources.will-code' : 'sources.is-code')]
    default:
      return change.kind satisfies never
  }
}

function conflictWords({ about, rival, fields }: SyncChange, { text, ahead, sourceName }: ChangeSpeech): string[] {
  const ofBranch = about === 'branch'
  const source = rival === null ? undefined : sourceName(rival)
  const words =
    rival === null
      ? ahead
        ? text(ofBranch ? 'sources.will-conflict-branch' : 'sources.will-conflict')
        : text(ofBranch ? 'sources.conflict-typed-branch' : 'sources.conflict-typed')
      : source === undefined
        ? text(ofBranch ? 'sources.conflict-gone-branch' : 'sources.conflict-gone')
        : text(ofBranch ? 'sources.conflict-source-branch' : 'sources.conflict-source', { source })
  const held = Number(fields.find(({ field }) => field === 'services')?.after ?? 0)
  return held > 0 ? [words, text('sources.conflict-holds', { count: held })] : [words]
}

function copyWords(fields: readonly FieldChange[], text: Translate): string[] {
  const { more, ifAny, less, required, optional } = copyChanges(fields)
  const parts = [
    ['sources.asks-more', more],
    ['sources.asks-if-any', ifAny],
    ['sources.asks-less', less],
    ['sources.asks-required', required],
    ['sources.asks-optional', optional],
  ] as const
  return parts
    .filter(([, types]) => types.length > 0)
    .map(([key, types]) => text(key, { copies: namesOf(types, text) }))
}

function namesOf(types: readonly DocumentType[], text: Translate): string {
  return types.map(type => text(`document.${type}`)).join(', ')
}

const fieldNames = {
  institution: 'sources.field-institution',
  fullName: 'sources.field-fullName',
  address: 'sources.field-address',
  email: 'sources.field-email',
  hours: 'sources.field-hours',
  responsible: 'sources.field-responsible',
  purpose: 'sources.field-purpose',
  alias: 'sources.field-alias',
  retentionClass: 'sources.field-retentionClass',
  caseIndex: 'sources.field-caseIndex',
} as const

function fieldWords({ field, ...change }: FieldChange, ofBranch: boolean, { text, language }: ChangeSpeech): string[] {
  const inLanguage = (value: string) => (field === 'hours' ? hoursIn(value, language) : value)
  const [before, after] = [inLanguage(change.before), inLanguage(change.after)]
  switch (field) {
    // Told together, as one change of what is asked.
    case 'required':
    case 'optional':
      return []
    case 'name':
      return [text(ofBranch ? 'sources.was-named-branch' : 'sources.was-named', { before })]
    case 'branch':
      return [text('sources.was-in', { before })]
    // At once only where there was none.
    case 'payload':
      return [text('sources.code-taken')]
    default: {
      const isKnown = Object.hasOwn(fieldNames, field)
      const name = text(isKnown ? fieldNames[field as keyof typeof fieldNames] : 'sources.field-other')
      if (before === '') return [text('sources.field-set', { field: name, after })]
      if (after === '') return [text('sources.field-cleared', { field: name })]
      return [text('sources.field-changed', { field: name, before, after })]
    }
  }
}

/** Reports write hours in one language. */
function hoursIn(text: string, language: Language): string {
  const hours = parseHours(text)
  return hours === null ? text : writeHours(hours, language)
}
