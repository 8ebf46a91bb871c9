import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Reply } from '../../shared/contract.ts'
import type { Views } from '../../shared/views.ts'
import { temporaryFolder } from '../fakes/app.ts'
import { bootElectron, buildIfStale, root, type ElectronProgram } from './electron-program.ts'

/** The built main bundle and preload, as they are packed, on the fake Electron. */

const soon = { timeout: 20_000, interval: 50 }
let folder: ReturnType<typeof temporaryFolder>
const programs: ElectronProgram[] = []

beforeAll(() => buildIfStale(), 120_000)
beforeEach(() => (folder = temporaryFolder('bundle')))
afterEach(async () => {
  for (const program of programs.splice(0)) {
    program.kill()
    await program.ended
  }
  folder.remove()
})

function boot(...args: string[]): ElectronProgram {
  const program = bootElectron(join(root, 'out', 'main.js'), ['--data', join(folder.path, 'data'), ...args])
  programs.push(program)
  return program
}
const windowsOf = (program: ElectronProgram) =>
  program.ask<{ role: string; url: string; isVisible: boolean }[]>('windows')
const shown = (role: string) => ({ role, url: `pryimalnia://${role}/`, isVisible: true })
const untilShown = (program: ElectronProgram) =>
  vi.waitFor(async () => expect(await windowsOf(program)).toEqual([shown('display'), shown('operator')]), soon)
/** The first view that fits, as the page sees it. */
const viewWhere = (test: string) => `new Promise(done => bridge.watch(view => { if (${test}) done(view) }))`

describe('the built main bundle', () => {
  it('shows both windows, answers the preload’s bridge, receives a letter and quits cleanly', async () => {
    const program = boot('--demo')
    await untilShown(program)
    expect(await program.run('display', 'bridge.role')).toBe('display')
    expect(await program.run('operator', 'Object.keys(bridge).sort().join()')).toBe('call,role,watch')
    expect(await program.run<Reply>('display', "bridge.call('package.get', { id: 'x' })")).toEqual({
      ok: false,
      error: { code: 'call.forbidden' },
    })

    const view = await program.run<Views['operator']>('operator', viewWhere('view.display.watching || true'))
    expect(view).toMatchObject({ edition: 'demo', secrets: 'gnome_libsecret', queue: [] })
    const visit = `bridge.call('demo.visit', { serviceId: '${view.services[0]!.id}', case: 'complete' })`
    expect(await program.run('operator', visit)).toEqual({ ok: true, value: undefined })
    const received = await program.run<Views['display']>('display', viewWhere('view.received'))
    expect(received.received).toMatchObject({ serviceId: view.services[0]!.id })
    const desk = await program.run<Views['operator']>('operator', viewWhere('view.queue.length === 1'))
    expect(desk.queue[0]).toMatchObject({ serviceId: view.services[0]!.id, state: 'new', missing: 0 })
    expect(JSON.stringify(received)).not.toContain('@')

    await program.ask('quit')
    expect(await program.ended).toEqual({ code: 0, output: '' })
    const data = join(folder.path, 'data')
    expect(statSync(join(data, 'secrets.json')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(data, 'secrets.json'), 'utf8')).toContain('safeStorage:v1:')
    expect(readdirSync(join(data, 'electron'))).toEqual([])
    expect(readdirSync(data).filter(name => name.endsWith('.sock'))).toEqual([])
  })

  it('shows a new institution the desk alone, and its windows again when it is started again', async () => {
    const program = boot()
    await vi.waitFor(async () => expect(await windowsOf(program)).toEqual([shown('operator')]), soon)
    await program.ask('again')
    expect(await windowsOf(program)).toHaveLength(1)

    const second = boot()
    expect(await second.ended).toMatchObject({ code: 0, output: '' })
    expect(await windowsOf(program)).toEqual([shown('operator')])
    await program.ask('close', 'operator')
    expect(await program.ended).toEqual({ code: 0, output: '' })
  })

  it('brings a window back whose process died', async () => {
    const program = boot('--demo')
    await untilShown(program)
    await program.ask('crash', 'display')
    await vi.waitFor(async () => {
      expect(await windowsOf(program)).toContainEqual(shown('display'))
      expect(readFileSync(join(folder.path, 'data', 'log.jsonl'), 'utf8')).toContain('window.replaced')
    }, soon)
    expect(await windowsOf(program)).toHaveLength(2)
  })

  it('tells what it does not understand, and passes over what is not its own', async () => {
    const program = boot('--demo', '--unheard')
    expect(await program.ended).toMatchObject({ code: 1 })
    const other = boot('--demo', '--no-sandbox', '--ozone-platform=wayland')
    await untilShown(other)
    await other.ask('quit')
    expect(await other.ended).toEqual({ code: 0, output: '' })
  })
})
