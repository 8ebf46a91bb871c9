import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { databaseOf, makeFolder, openOwnStore } from '../../../electron/app/data-folder.ts'
import { lockFile } from '../../../electron/store/database.ts'
import { temporaryFolder } from '../../fakes/app.ts'
import { createFakeRandom } from '../../fakes/clock.ts'
import { createFakeSecrets } from '../../fakes/secrets.ts'

function place(): string {
  const folder = temporaryFolder('data')
  onTestFinished(folder.remove)
  return folder.path
}

it('keeps the demo and the work in folders of their own', () => {
  const folder = place()
  const secrets = createFakeSecrets()
  openOwnStore(folder, secrets, createFakeRandom(), 'demo').close()
  expect(() => openOwnStore(folder, secrets, createFakeRandom(), 'work')).toThrow('store.edition')
  openOwnStore(folder, secrets, createFakeRandom(), 'demo').close()
})

it('refuses a database whose key is gone', () => {
  const folder = place()
  openOwnStore(folder, createFakeSecrets(), createFakeRandom(), 'work').close()
  expect(() => openOwnStore(folder, createFakeSecrets(), createFakeRandom(), 'work')).toThrow('store.key')
})

it('says that a folder cannot be made', () => {
  const folder = place()
  writeFileSync(join(folder, 'file'), '')
  expect(() => makeFolder(join(folder, 'file', 'data'))).toThrow('store.folder')
})

it('belongs to one program, until that one ends (F3)', () => {
  const folder = place()
  const path = join(folder, 'instance.lock')
  const release = lockFile(path)
  expect(() => lockFile(path)).toThrow('store.busy')
  release()
  lockFile(path)()
  expect(databaseOf(folder)).not.toBe(path)
})
