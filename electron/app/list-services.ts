import type { Input, Output } from '../../shared/contract.ts'
import { checkCode } from '../domain/check-code.ts'
import type { Store } from '../store/store.ts'
import type { CodeSeal } from './code-seal.ts'

/** As many as fill the tallest screen a few times over. */
const pageRows = 100

/**
 * A page of the list of services. Names are compared here, because SQLite folds the case of Latin letters only; ten
 * thousand of them take a few milliseconds.
 */
export function listServices(
  store: Store,
  seal: CodeSeal,
  { text, branchId, offset }: Input<'service.list'>,
): Output<'service.list'> {
  const branches = new Map(store.branches.summaries().map(({ id, name }) => [id, name]))
  const wanted = fold(text)
  const found = store.services
    .all()
    .filter(service => branchId === null || service.branchId === branchId)
    .filter(({ name, branchId: of }) => fold(`${name} ${branches.get(of) ?? ''}`).includes(wanted))
  const rows = found.slice(offset, offset + pageRows).map(service => ({
    id: service.id,
    branchId: service.branchId,
    name: service.name,
    copies: service.required.length + service.optional.length,
    active: service.active,
    code: seal.stateOf(service),
    checkCode: service.payload === '' ? '' : checkCode(service.payload),
    removedAt: service.source?.removedAt ?? null,
    sourceId: service.source?.sourceId ?? null,
  }))
  return { rows, total: found.length }
}

/** Case and the four apostrophes are not differences to somebody who is looking. */
function fold(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('uk').replaceAll(/[’'`]/g, 'ʼ').trim()
}
