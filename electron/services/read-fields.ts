import { z } from 'zod'
import type { DocumentType } from '../../shared/document-types.ts'
import type { WorkingHours } from '../../shared/model/branch-facts.ts'
import type { ProblemCode } from '../../shared/catalogue-problems.ts'
import { cut, singleLine } from '../domain/safe-text.ts'
import { findDocument } from './document-names.ts'
import { parseHours } from '../../shared/hours-text.ts'
import { maxDocuments, maxExternalId, maxRawPayload } from './limits.ts'

/** One field of a row as it came, and where to say what is wrong with it. */
export interface RawField {
  readonly value: unknown
  report(code: ProblemCode, value?: string): void
}

/** What a field says; undefined when it says something that could not be understood. */
export type Read<T> = T | undefined

const email = z.email().max(254)
const aliasForm = /^[\w.-]{1,64}$/
/** What a spreadsheet makes of a long number when it is let. */
const exponent = /^\d(?:[.,]\d+)?e\+?\d+$/i

/** The identity of a row; null when it has none that could be kept. */
export function readId({ value, report }: RawField): string | null {
  const isNumber = typeof value === 'number'
  const id = isNumber ? String(value) : typeof value === 'string' ? value.trim() : ''
  if (id === '') report(typeof (value ?? '') === 'string' ? 'id-missing' : 'id-invalid')
  else if (exponent.test(id) || (isNumber && !Number.isSafeInteger(value))) report('id-mangled', id)
  else if (id.length > maxExternalId || singleLine(id, maxExternalId) !== id) report('id-invalid', id)
  else return id
  return null
}

/** One visible line; cut where it is longer than what is shown and printed. */
export function readText({ value, report }: RawField, limit: number): Read<string> {
  if (value === undefined || value === null) return ''
  const raw = typeof value === 'number' ? String(value) : value
  if (typeof raw !== 'string') {
    report('type-wrong')
    return undefined
  }
  // One character more than what is kept: to see that something was cut.
  const text = singleLine(raw, limit + 1)
  if (text.length <= limit) return text
  report('too-long', text)
  return cut(text, limit).trim()
}

export function readEmail(field: RawField): Read<string> {
  const text = readText(field, 254)
  if (text === undefined || text === '' || email.safeParse(text).success) return text
  field.report('email-invalid', text)
  return undefined
}

export function readHours(field: RawField): Read<WorkingHours | null> {
  const text = readText(field, 300)
  if (text === undefined || text === '') return text === '' ? null : undefined
  const hours = parseHours(text)
  if (hours) return hours
  field.report('hours-invalid', text)
  return undefined
}

export function readAlias(field: RawField): Read<string | null> {
  const text = readText(field, 100)
  if (text === undefined || text === '') return text === '' ? null : undefined
  if (aliasForm.test(text)) return text
  field.report('alias-invalid', text)
  return undefined
}

/** The text of a code is never changed; whether it may be shown is judged where it is taken over. */
export function readPayload({ value, report }: RawField): string | null {
  if (value === undefined || value === null || value === '') return null
  if (typeof value === 'string' && value.length <= maxRawPayload) return value
  report(typeof value === 'string' ? 'payload-too-long' : 'type-wrong')
  return null
}

export interface DocumentsRead {
  readonly known: readonly DocumentType[]
  readonly unknown: readonly string[]
}

/** A list of slugs or names: JSON's own, or a text with separators. */
export function readDocuments({ value, report }: RawField): Read<DocumentsRead> {
  const known = new Set<DocumentType>()
  const unknown = new Set<string>()
  const names = typeof value === 'string' ? value.split(/[|,;\n\r]/) : (value ?? [])
  if (!Array.isArray(names)) {
    report('type-wrong')
    return undefined
  }
  if (names.length > maxDocuments) report('too-long')
  for (const name of names.slice(0, maxDocuments) as readonly unknown[]) {
    if (typeof name !== 'string') {
      report('type-wrong')
      return undefined
    }
    const text = singleLine(name, 200)
    const type = findDocument(text)
    if (type) known.add(type)
    else if (text !== '' && !unknown.has(text)) {
      unknown.add(text)
      report('document-unknown', text)
    }
  }
  return { known: [...known], unknown: [...unknown] }
}
