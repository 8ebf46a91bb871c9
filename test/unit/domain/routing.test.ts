import { describe, expect, it } from 'vitest'
import { findService } from '../../../electron/domain/routing.ts'
import type { CopyType } from '../../../shared/document-types.ts'
import { newService, type Service } from '../../../shared/model/service.ts'

const service = (id: string, fields: Partial<Service>): Service =>
  newService({ id, branchId: 'b', mailboxId: 'm', name: id, required: [], optional: [], active: true, ...fields })
const job = service('job', { required: ['passport', 'taxpayer-card', 'education-document'], alias: 'job' })
const leave = service('leave', {
  required: ['passport', 'birth-certificate'],
  optional: ['taxpayer-card'],
  alias: 'leave',
})
const car = service('car', { required: ['driver-license', 'vehicle-license'] })

describe('which service a letter is for', () => {
  const route = (services: readonly Service[], recipients: string[], types: CopyType[]) =>
    Object.values(findService(services, recipients, types))

  it.each<[string, readonly Service[], string[], CopyType[], unknown[]]>([
    [
      'the alias wins over everything',
      [job, leave, car],
      ['hr+leave@example.org'],
      ['driver-license'],
      ['leave', 'alias'],
    ],
    [
      'an alias in any case, among several recipients',
      [job, leave],
      ['x@example.org', 'HR+JOB@example.org'],
      [],
      ['job', 'alias'],
    ],
    ['an unknown alias is no evidence', [job, car], ['hr+other@example.org'], [], [null, 'none']],
    ['two aliases in one letter are no evidence', [job, leave], ['hr+job@e.org', 'hr+leave@e.org'], [], [null, 'none']],
    ['the only active service', [job, { ...car, active: false }], ['hr@example.org'], [], ['job', 'only-service']],
    [
      'an inactive service is never meant',
      [{ ...car, active: false }, job, leave],
      [],
      ['driver-license', 'vehicle-license'],
      [null, 'none'],
    ],
    [
      'the set that one list asks for',
      [job, leave, car],
      [],
      ['foreign-passport', 'taxpayer-card', 'education-document'],
      ['job', 'set-of-copies'],
    ],
    ['a part of one list', [job, leave, car], [], ['driver-license'], ['car', 'set-of-copies']],
    [
      'a part of two lists is no evidence',
      [job, leave, car],
      [],
      ['internal-passport', 'taxpayer-card'],
      [null, 'none'],
    ],
    [
      'all of one list and something beside',
      [job, leave, car],
      [],
      ['driver-license', 'vehicle-license', 'pension-card'],
      ['car', 'set-of-copies'],
    ],
    ['copies that nobody asks for', [job, leave], [], ['pension-card'], [null, 'none']],
    ['no copies at all', [job, leave], [], [], [null, 'none']],
    ['no services at all', [], ['hr@example.org'], ['pension-card'], [null, 'none']],
  ])('%s', (_, services, recipients, types, expected) => {
    expect(route(services, recipients, types)).toEqual(expected)
  })
})
