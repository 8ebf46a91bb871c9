import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createFileLog, redact } from '../../../electron/app/log.ts'
import { AppError } from '../../../shared/errors.ts'
import { temporaryFolder } from '../../fakes/app.ts'

it('redacts addresses, file names and long numbers', () => {
  expect(redact('Taisiia taisiia.p@example.com, internal-passport-2858364170864.pdf, 3447000009')).toBe(
    'Taisiia ‹address›, ‹file›, ‹number›',
  )
})

it('writes what failed and nothing that a person wrote', () => {
  const folder = temporaryFolder('log')
  onTestFinished(folder.remove)
  const path = join(folder.path, 'log.jsonl')
  const log = createFileLog(path, () => 0)
  log.failure('mailbox', new AppError('mail.credentials', undefined, new Error('login of kadry@example.org failed')))
  log.failure('call', new Error('no such file: Прикладна-паспорт.pdf'))
  log.failure('call', Object.assign(new Error('x'), { code: 'ENOSPC' }))
  const lines = readFileSync(path, 'utf8').trim().split('\n')
  expect(lines).toHaveLength(3)
  expect(lines[0]).toContain('mail.credentials')
  expect(lines[2]).toContain('ENOSPC')
  for (const word of ['kadry', 'Прикладна', 'паспорт']) expect(lines.join()).not.toContain(word)
})

it('never fails its caller', () => {
  expect(() => createFileLog('/nonexistent/folder/log.jsonl', () => 0).info('start')).not.toThrow()
})
