import { copyFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSnapshot, snapshotOf } from '../../../electron/app/display-snapshot.ts'
import { startReceptionOnly } from '../../../electron/app/reception-only.ts'
import { AppError } from '../../../shared/errors.ts'
import type { DisplayView, Edition } from '../../../shared/views.ts'
import { setupAnswers } from '../../fakes/app.ts'
import { openApp, type OpenedApp } from './open-app.ts'

/** A set-up institution that has ended, and what is made of its snapshot. */
async function end() {
  const opened = openApp()
  await opened.desk('setup.finish', setupAnswers)
  const view = opened.view('display')
  await opened.stop()
  return { opened, view, path: snapshotOf(opened.dataDir) }
}

function read({ dataDir, shell }: OpenedApp, edition: Edition = 'work') {
  const logged: unknown[] = []
  const log = { info: (event: string, detail?: object) => void logged.push({ event, ...detail }), failure: () => {} }
  return { view: readSnapshot({ dataDir, secrets: shell.secrets, log }, edition), logged }
}

describe('the snapshot of the reception', () => {
  it('is what visitors see, for this user only', async () => {
    const { opened, view, path } = await end()
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(read(opened)).toEqual({ view: { ...view, received: null, looks: 0 }, logged: [] })
  })

  it('follows what visitors see and nothing else', async () => {
    const opened = openApp()
    expect(existsSync(snapshotOf(opened.dataDir))).toBe(false)
    await opened.desk('setup.finish', setupAnswers)
    const inode = () => statSync(snapshotOf(opened.dataDir)).ino
    await expect.poll(() => read(opened).view?.services).toHaveLength(1)
    const first = inode()
    await opened.desk('settings.change', { theme: 'dark' })
    await opened.desk('display.look', undefined)
    await opened.restart()
    expect(inode()).toBe(first)
    await opened.desk('settings.change', { language: 'en' })
    await expect.poll(() => read(opened).view?.language, { timeout: 5_000 }).toBe('en')
  })

  const spoils: readonly (readonly [name: string, reason: string, spoil: (path: string) => unknown])[] = [
    ['with another code', 'seal', path => edit(path, 'offer-request/0', 'offer-request/1')],
    ['with another seal', 'seal', path => edit(path, '"seal":"', '"seal":"0')],
    ['without a seal', 'damaged', path => edit(path, '"seal"', '"zeal"')],
    ['cut in the middle', 'damaged', path => writeFileSync(path, readFileSync(path).subarray(0, 200))],
    ['of nothing', 'damaged', path => writeFileSync(path, '')],
    ['of another kind', 'damaged', path => writeFileSync(path, 'null')],
    ['that is gone', 'missing', path => rmSync(path)],
  ]
  it.each(spoils)('%s is not used: %s', async (_, reason, spoil) => {
    const { opened, path } = await end()
    spoil(path)
    expect(read(opened)).toEqual({ view: null, logged: [{ event: 'snapshot.ignored', reason }] })
  })

  it('of another folder, of the other edition, or without its key is not used', async () => {
    const { opened, path } = await end()
    expect(read(opened, 'demo').logged).toEqual([{ event: 'snapshot.ignored', reason: 'edition' }])
    const other = await end()
    copyFileSync(other.path, path)
    expect(read(opened).logged).toEqual([{ event: 'snapshot.ignored', reason: 'seal' }])
    copyFileSync(path, other.path)
    opened.kept.delete('snapshot-seal')
    expect(read(opened).logged).toEqual([{ event: 'snapshot.ignored', reason: 'seal' }])
  })

  it('that cannot be written stops nothing', async () => {
    const opened = openApp()
    opened.shell.secrets.write = () => {
      throw new Error('the disk is full')
    }
    await opened.desk('settings.change', { language: 'en' })
    expect(opened.view('operator').settings.language).toBe('en')
  })
})

describe('the reception alone', () => {
  const refusal = new AppError('store.damaged')

  it('shows visitors what they saw last, takes their window’s reports, and tells the desk what is wrong', async () => {
    const { opened } = await end()
    const { view } = read(opened)
    const app = startReceptionOnly({ view: view!, refusal, pages: opened.dataDir, logFailure: () => {} })
    const seen: DisplayView[] = []
    app.views.watch('display', next => seen.push(next))
    expect(seen).toEqual([view])
    expect(app.windows()).toEqual(['display'])
    expect(await app.dispatch('display', 'display.report', {})).toEqual({ ok: true, value: undefined })
    for (const call of ['package.get', 'settings.change', 'display.report', 'constructor']) {
      expect(await app.dispatch('operator', call, {})).toEqual({ ok: false, error: { code: 'store.damaged' } })
    }
    app.views.watch('operator', () => expect.unreachable())
    await app.stop()
  })
})

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(path, text.replace(from, to))
}
