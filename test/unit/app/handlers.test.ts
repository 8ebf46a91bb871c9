import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { createFileLog } from '../../../electron/app/log.ts'
import { databaseOf } from '../../../electron/app/data-folder.ts'
import { openStore } from '../../../electron/store/store.ts'
import { defaultSettings } from '../../../shared/settings.ts'
import { sampleLetter, setupAnswers } from '../../fakes/app.ts'
import { createFakeMailbox } from '../../fakes/mailbox.ts'
import { codeOf, furnish, key, mailbox } from '../store/fixture.ts'
import { openApp, refusal } from './open-app.ts'

describe('the first start', () => {
  it('is finished once', async () => {
    const opened = openApp()
    await opened.desk('setup.finish', setupAnswers)
    expect(opened.view('operator')).toMatchObject({ setup: 'done', branches: [setupAnswers.branch] })
    const other = { ...setupAnswers, branch: { name: 'Другий', institution: 'Інша' } }
    expect(await refusal(opened.desk('setup.finish', other))).toEqual(['setup.done', undefined])
    expect(opened.view('operator').branches).toMatchObject([setupAnswers.branch])
    expect(opened.passwords()).toHaveLength(1)
    expect(opened.events()).toEqual(['setup.finished'])
  })

  it.each([
    'https://example.org/offer',
    'https://diia.app.example.org/x',
    'просто слова',
    'https://diia.app@evil.ua/x',
  ])('refuses the code %s, writes nothing, and can be finished after it', async payload => {
    const opened = openApp()
    const foreign = { ...setupAnswers, service: { ...setupAnswers.service, payload } }
    expect(await refusal(opened.desk('setup.finish', foreign))).toEqual(['service.code-refused', undefined])
    expect(opened.view('operator')).toMatchObject({ setup: 'needed', branches: [], services: [], mailboxes: [] })
    expect(opened.passwords()).toHaveLength(0)
    await opened.desk('setup.finish', setupAnswers)
    expect(opened.view('operator').setup).toBe('done')
  })

  it('asks for nothing twice: what is required is not optional too', async () => {
    const opened = openApp()
    const optional = ['taxpayer-card', 'pension-card'] as const
    await opened.desk('setup.finish', {
      ...setupAnswers,
      service: { ...setupAnswers.service, optional: [...optional] },
    })
    expect(opened.view('display').services).toMatchObject([
      { required: ['passport', 'taxpayer-card'], optional: ['pension-card'] },
    ])
  })

  it('opens the desk alone until there is something to show', async () => {
    const opened = openApp()
    expect(opened.app.windows()).toEqual(['operator'])
    await opened.desk('setup.finish', setupAnswers)
    expect(opened.app.windows()).toEqual(['operator', 'display'])
  })
})

describe('a mailbox', () => {
  const input = { ...mailbox.settings, password: 'таємний-пароль-47' }

  it('keeps its password among the secrets, and never in the database or the log (F51)', async () => {
    const opened = openApp({ seed: furnish })
    await opened.desk('mailbox.update', { id: 'box', mailbox: input })
    expect(opened.kept.get('mailbox:box')).toBe(input.password)
    expect(await opened.desk('mailbox.get', { id: 'box' })).toEqual(mailbox.settings)
    expect(JSON.stringify(opened.view('operator'))).not.toContain(input.password)
    const tables = opened.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    const everything = tables.map(({ name }) => JSON.stringify(opened.rows(`SELECT * FROM ${String(name)}`))).join()
    expect(everything).toContain(mailbox.settings.host)
    expect(everything).not.toContain(input.password)
    await opened.stop()
    for (const name of readdirSync(opened.dataDir).filter(file => file.startsWith('pryimalnia.db')))
      expect(readFileSync(join(opened.dataDir, name)).includes(input.password), name).toBe(false)

    const path = join(opened.dataDir, 'log.jsonl')
    createFileLog(path, () => 0).failure('mailbox', new Error(`LOGIN ${input.user} ${input.password}`))
    expect(readFileSync(path, 'utf8')).not.toContain(input.password)
  })

  it('of another account is looked through from the beginning, of the same one it is not (F2)', async () => {
    const opened = openApp({ seed: furnish })
    await opened.receive(['internal-passport'])
    const settled = () => opened.rows('SELECT first FROM settled').length
    await opened.desk('mailbox.update', { id: 'box', mailbox: { ...input, password: 'новий', port: 143 } })
    await opened.receive(['taxpayer-card'])
    expect([opened.app.mailbox.given, settled()]).toEqual([2, 1])
    await opened.desk('mailbox.update', { id: 'box', mailbox: { ...input, user: 'other@example.org' } })
    await vi.waitFor(() => expect(opened.app.mailbox.given).toBe(4), 5_000)
    expect(opened.view('operator').queue).toHaveLength(2)
  })

  it('is watched by its new settings at once, and its change is an event', async () => {
    const opened = openApp({ seed: furnish })
    const changed = { ...input, address: 'new@example.org', host: 'mail.example.org' }
    await opened.desk('mailbox.update', { id: 'box', mailbox: changed })
    expect(opened.view('operator').mailboxes).toMatchObject([{ address: 'new@example.org', host: 'mail.example.org' }])
    await opened.receive(['internal-passport'])
    expect(opened.events()).toEqual(['mailbox.updated', 'letter.stored'])
  })

  it('that is paused is asked for nothing, also after a restart, and goes on with what came meanwhile', async () => {
    let asked = 0
    const server = createFakeMailbox()
    const openMailbox = () => ({
      ...server,
      watch(...kept: Parameters<typeof server.watch>) {
        asked += 1
        return server.watch(...kept)
      },
    })
    const opened = openApp({ seed: furnish, openMailbox })
    const box = () => opened.view('operator').mailboxes[0]!
    await vi.waitFor(() => expect(box().lastSuccessAt).not.toBeNull(), 5_000)
    await opened.desk('mailbox.pause', { id: 'box', paused: true })
    const paused = box().job
    expect(paused.kind).toBe('paused')
    await opened.desk('mailbox.pause', { id: 'box', paused: true })
    server.deliver(sampleLetter(['passport']), Date.now())
    await opened.desk('mailbox.wake', { id: 'box' })
    await opened.desk('mailbox.update', { id: 'box', mailbox: { ...input, password: 'новий' } })
    await opened.restart()
    expect([box().job, asked]).toEqual([paused, 1])
    await opened.desk('mailbox.pause', { id: 'box', paused: false })
    await vi.waitFor(() => expect(opened.view('operator').queue).toHaveLength(1), 5_000)
    expect(box().job.kind).toBe('running')
    expect(opened.events()).toEqual(['mailbox.paused', 'mailbox.updated', 'mailbox.resumed', 'letter.stored'])
  })

  it('is tried without being stored', async () => {
    const opened = openApp()
    expect(await opened.desk('setup.check', setupAnswers.mailbox)).toMatchObject({ failed: null, letters: 0 })
    expect([opened.view('operator').mailboxes, opened.passwords(), opened.events()]).toEqual([[], [], []])
  })
})

describe('settings', () => {
  it('are seen at once and after a restart', async () => {
    const opened = openApp()
    expect(opened.view('operator').settings).toEqual(defaultSettings)
    await opened.desk('settings.change', { language: 'en', sound: false })
    const changed = { ...defaultSettings, language: 'en', sound: false }
    expect([opened.view('operator').settings, opened.view('display').language]).toEqual([changed, 'en'])
    await opened.restart()
    expect(opened.view('operator').settings).toEqual(changed)
  })

  it.each([
    [{ language: 'fr' }, 'language'],
    [{ sound: 'так' }, 'sound'],
    [{ colour: 'red' }, ''],
  ])('%j is refused', async (patch, field) => {
    const opened = openApp()
    expect(await opened.app.dispatch('operator', 'settings.change', patch)).toEqual({
      ok: false,
      error: { code: 'call.invalid', detail: field },
    })
    expect(opened.view('operator').settings).toEqual(defaultSettings)
  })
})

describe('the reception screen', () => {
  it('tells what it saw of a code; an alarm is noted once until it is mended', async () => {
    const opened = openApp({ seed: furnish })
    const window = {
      windowId: 'one',
      screen: { width: 1920, height: 1080, ratio: 1 },
      module: 20,
      modules: 33,
      shown: true,
    }
    const report = (verdict: 'verified' | 'mismatch' | 'unreadable') =>
      opened.display('display.report', { ...window, serviceId: 'service', verdict })
    for (const verdict of ['verified', 'mismatch', 'mismatch', 'unreadable', 'verified', 'mismatch'] as const) {
      await report(verdict)
      expect(opened.view('operator').display.codes).toMatchObject({ service: { verdict, module: 20 } })
    }
    expect(opened.events()).toEqual(['display.alarm', 'display.alarm'])
  })

  it('is shown when the desk asks', async () => {
    const opened = openApp({ seed: furnish })
    for (const role of ['display', 'operator'] as const) await opened.desk('window.show', { role })
    expect(opened.shell.shown).toEqual(['display', 'operator'])
  })
})

describe('the demo', () => {
  it('is not played at work', async () => {
    const opened = openApp({ seed: furnish })
    const visit = { serviceId: 'service', case: 'complete' } as const
    expect(await refusal(opened.desk('demo.visit', visit))).toEqual(['call.forbidden', undefined])
  })

  it('has its own institution, and no visitors for services that it has not', async () => {
    const opened = openApp({ edition: 'demo' })
    expect(opened.view('operator')).toMatchObject({ edition: 'demo', setup: 'done' })
    const visit = { serviceId: 'none', case: 'complete' } as const
    expect(await refusal(opened.desk('demo.visit', visit))).toEqual(['service.missing', 'none'])
  })
})

it('the data of one key opens with no other (F51)', async () => {
  const opened = openApp({ seed: furnish })
  await opened.stop()
  expect(codeOf(() => openStore({ path: databaseOf(opened.dataDir), key }))).toBe('store.key')
})
