import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openSafeSecrets } from '../../electron/shell/electron-secrets.ts'
import { writeSavedFile } from '../../electron/shell/electron-save.ts'
import { fileOnly, openSecretFile } from '../../electron/shell/secret-file.ts'
import { createClient } from '../../shared/client.ts'
import type { Views } from '../../shared/views.ts'
import { sampleLetter, setupAnswers, startTestApp, temporaryFolder, type TestApp } from '../fakes/app.ts'
import { createFakeElectron } from '../fakes/electron.ts'
import { createElectronUnderTest, type ElectronUnderTest } from './electron.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => (folder = temporaryFolder('files')))
afterEach(() => folder.remove())

describe('saving a copy', () => {
  let under: ElectronUnderTest
  let app: TestApp
  beforeEach(async () => {
    under = createElectronUnderTest()
    app = startTestApp(under.shell, folder.path)
    await under.attach(app)
  })
  afterEach(async () => {
    await under.stop()
    await app.stop()
  })

  async function openCopy() {
    const bridge = await under.bridge('operator')
    const call = createClient(bridge)
    await call('setup.finish', setupAnswers)
    const views: Views['operator'][] = []
    bridge.watch(view => views.push(view))
    app.mailbox.deliver(sampleLetter(['internal-passport']), Date.now())
    await vi.waitFor(() => expect(views.at(-1)?.queue).toHaveLength(1), 5_000)
    const { copies } = await call('package.get', { id: views.at(-1)!.queue[0]!.id })
    return { id: copies[0]!.id, call }
  }

  it('asks where, and a changed mind is no failure', async () => {
    const { id, call } = await openCopy()
    under.fake.dialog.choose = () => null
    expect(await call('document.save', { id })).toEqual({ download: null })
    expect(under.fake.dialog.questions).toHaveLength(1)
    expect(under.fake.dialog.questions[0]?.defaultPath).toMatch(/^internal-passport-.*\.pdf$/)
    expect(under.fake.dialog.questions[0]?.properties).toContain('dontAddToRecent')
  })

  it('tells the desk when the place cannot be written', async () => {
    const { id, call } = await openCopy()
    under.fake.dialog.choose = () => join(folder.path, 'no-such-folder', 'a.pdf')
    await expect(call('document.save', { id })).rejects.toMatchObject({ code: 'document.unsaved', remedy: 'operator' })
  })

  it('writes a file for this user only, also over an open one', async () => {
    const path = join(folder.path, 'a.pdf')
    await writeSavedFile(path, Buffer.from('one'), 'linux')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    chmodSync(path, 0o644)
    await writeSavedFile(path, Buffer.from('two'), 'linux')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readFileSync(path, 'utf8')).toBe('two')
    const place = join(folder.path, 'a-folder')
    mkdirSync(place)
    await expect(writeSavedFile(place, Buffer.from('x'), 'linux')).rejects.toMatchObject({ code: 'document.unsaved' })
  })
})

describe('secrets under the system’s own store of keys', () => {
  const path = () => join(folder.path, 'secrets.json')
  const stored = () => readFileSync(path(), 'utf8')
  function start(change: (storage: ReturnType<typeof createFakeElectron>['safeStorage']) => void = () => {}) {
    const fake = createFakeElectron()
    fake.app.start()
    change(fake.safeStorage)
    return (platform: NodeJS.Platform) => openSafeSecrets(path(), fake.modules.safeStorage, platform)
  }

  it('are sealed, and named by what seals them', () => {
    const open = start()
    const secrets = open('linux')
    expect(secrets.backend).toBe('gnome_libsecret')
    expect([open('win32').backend, open('darwin').backend]).toEqual(['dpapi', 'keychain'])
    secrets.write('a', 'пароль')
    expect(stored()).not.toContain('пароль')
    expect(open('linux').read('a')).toBe('пароль')
  })

  it('say so where nothing seals them, and stay readable', () => {
    const open = start(storage => (storage.backend = 'basic_text'))
    const secrets = open('linux')
    expect(secrets.backend).toBe('basic_text')
    secrets.write('a', 'пароль')
    expect(open('linux').read('a')).toBe('пароль')
    expect(statSync(path()).mode & 0o777).toBe(0o600)
    const none = start(storage => (storage.isAvailable = false))
    expect([none('linux').backend, none('win32').backend, none('darwin').backend]).toEqual(['none', 'none', 'none'])
    expect(none('linux').read('a')).toBe('пароль')
  })

  it('move under the store once there is one, also from the web shell', () => {
    openSecretFile(path(), fileOnly).write('a', 'пароль')
    expect(stored()).toContain('пароль')
    const open = start()
    expect(open('linux').read('a')).toBe('пароль')
    expect(stored()).not.toContain('пароль')
    expect(open('linux').read('a')).toBe('пароль')
  })

  it('refuse a store that cannot open them, and change nothing', () => {
    start()('linux').write('a', 'пароль')
    const before = stored()
    for (const change of [
      (storage: ReturnType<typeof createFakeElectron>['safeStorage']) => (storage.key = 0x11),
      (storage: ReturnType<typeof createFakeElectron>['safeStorage']) => (storage.isAvailable = false),
    ]) {
      expect(() => start(change)('linux').read('a')).toThrow('store.key')
    }
    expect(stored()).toBe(before)
    writeFileSync(path(), '{ broken')
    expect(() => start()('linux')).toThrow('store.key')
  })
})
