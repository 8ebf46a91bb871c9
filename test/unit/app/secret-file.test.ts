import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { fileOnly, openSecretFile } from '../../../electron/shell/secret-file.ts'
import { temporaryFolder } from '../../fakes/app.ts'

function place(): string {
  const folder = temporaryFolder('secrets')
  onTestFinished(folder.remove)
  return join(folder.path, 'secrets.json')
}

it('keeps secrets between runs in a file for this user only', () => {
  const path = place()
  openSecretFile(path, fileOnly).write('mailbox:1', 'пароль')
  expect(openSecretFile(path, fileOnly).read('mailbox:1')).toBe('пароль')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  openSecretFile(path, fileOnly).remove('mailbox:1')
  expect(openSecretFile(path, fileOnly).read('mailbox:1')).toBeUndefined()
})

it.each(['', 'not json', '[]', '{"a":5}', 'null'])('refuses %j untouched', content => {
  const path = place()
  writeFileSync(path, content)
  expect(() => openSecretFile(path, fileOnly)).toThrow('store.key')
  expect(readFileSync(path, 'utf8')).toBe(content)
})

it('says that the key is lost when the system can no longer reveal it', () => {
  const path = place()
  const broken = {
    ...fileOnly,
    reveal: () => {
      throw new Error('keyring is gone')
    },
  }
  openSecretFile(path, fileOnly).write('database-key', 'x')
  expect(() => openSecretFile(path, broken).read('database-key')).toThrow('store.key')
})
