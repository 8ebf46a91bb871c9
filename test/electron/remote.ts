import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'vite'
import type { Place } from '../../electron/app/place.ts'
import type { Serve } from '../../electron/app/serve.ts'
import { originOf } from '../../electron/shell/electron-scheme.ts'
import type { AppCore } from '../../electron/shell/shell.ts'
import type { Bridge, Reply, WindowRole } from '../../shared/contract.ts'
import { AppError, type ErrorCode } from '../../shared/errors.ts'
import type { Views } from '../../shared/views.ts'
import type { ShellUnderTest } from '../contract/suite.ts'
import { temporaryFolder } from '../fakes/app.ts'
import { createFakeSecrets } from '../fakes/secrets.ts'
import { root } from './binary.ts'
import { openLine, openRequest, openResponse, pack, unpack, type PackedRequest, type PackedResponse } from './line.ts'

export const hostScript = join(root, 'test-results', 'electron', 'shell-host.js')
const previewUrl = `${originOf('preview-1')}/preview.html`

/** The shell's own main script as one file: Electron is not asked to understand types. */
export async function buildShellHost(): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: true,
      target: 'node24',
      outDir: join(root, 'test-results', 'electron'),
      minify: false,
      rolldownOptions: { input: join(root, 'test', 'electron', 'shell-host.ts'), output: { format: 'es' } },
    },
  })
}

/** The Electron shell in a process of its own, with the app here: `command` starts Electron, or the fake of it. */
export function startRemote(command: string, args: readonly string[]): ShellUnderTest {
  const folder = temporaryFolder('remote')
  const child = spawn(command, [...args, hostScript], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, SHELL_HOST_FOLDER: folder.path, SHELL_HOST_PRELOAD: join(root, 'out', 'preload.cjs') },
  })
  const ended = new Promise(resolve => child.once('close', resolve))
  const watches = new Map<number, () => void>()
  const opened = new Set<WindowRole>()
  let core: AppCore | undefined
  let isOver = false
  let lastListener = 0

  const line = openLine(child, {
    dispatch: (role: WindowRole, name: unknown, input: unknown) => core!.dispatch(role, name, input),
    watch: (id: number, role: WindowRole) =>
      void watches.set(
        id,
        core!.views.watch(role, view => void line.ask('view', id, view).catch(() => {})),
      ),
    unwatch: (id: number) => watches.get(id)?.(),
    async serve(place: Place, asked: PackedRequest, origins: Parameters<Serve>[2]): Promise<PackedResponse> {
      const reply = await core!.serve(place, openRequest(asked), origins)
      return {
        status: reply.status,
        headers: [...reply.headers],
        body: pack(new Uint8Array(await reply.arrayBuffer())),
      }
    },
  })

  async function evaluate<T>(role: WindowRole, code: string, frameUrl: string | null = null): Promise<T> {
    if (!opened.has(role)) await line.ask('show', role)
    opened.add(role)
    return line.ask<T>('evaluate', role, code, frameUrl)
  }

  /** What a page was shown is collected in the page and fetched from there. */
  async function collect<R extends WindowRole>(
    role: R,
    name: string,
    listener: (view: Views[R]) => void,
  ): Promise<void> {
    while (!isOver) {
      const views = await evaluate<Views[R][] | null>(role, `window.${name}?.views.splice(0) ?? null`)
      if (!views) return
      for (const view of views) listener(view)
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  }

  return {
    shell: {
      kind: 'electron',
      secrets: createFakeSecrets(),
      show: role => line.ask('show', role),
      async save(name, bytes, type) {
        const saved = await line.ask<{ path?: string | null; isCancelled: boolean }>('save', name, pack(bytes), type)
        return saved.isCancelled ? undefined : (saved.path ?? null)
      },
      async openExternal(address) {
        const code = await line.ask<ErrorCode | null>('openExternal', address)
        if (code) throw new AppError(code)
      },
    },
    async attach(attached) {
      core = attached
      await line.ask('attach')
    },
    async bridge<R extends WindowRole>(role: R): Promise<Bridge<R>> {
      await evaluate(role, '0')
      return {
        role: await evaluate<R>(role, 'bridge.role'),
        call: (name, input) => evaluate<Reply>(role, `bridge.call(${JSON.stringify(name)}, ${JSON.stringify(input)})`),
        watch(listener) {
          const name = `watch${++lastListener}`
          const start = `const own = { views: [] }; own.stop = bridge.watch(view => own.views.push(view)); window.${name} = own`
          void evaluate(role, `(() => { ${start} })()`)
            .then(() => collect(role, name, listener))
            .catch(() => {})
          return () => void evaluate(role, `(() => { window.${name}.stop(); delete window.${name} })()`).catch(() => {})
        },
      }
    },
    fetch: (place, path) => fetchAs(place, path, '{}'),
    post(place, path, body, mediaType = 'application/octet-stream') {
      const bytes =
        typeof body === 'number' ? `${body}` : `Uint8Array.from(atob('${pack(body)}'), one => one.charCodeAt(0))`
      const headers = JSON.stringify({ 'content-type': mediaType })
      return fetchAs(place, path, `{ method: 'POST', headers: ${headers}, body: new Uint8Array(${bytes}) }`)
    },
    async saved() {
      const { name, bytes } = await line.ask<{ name: string; bytes: string }>('saved')
      return { name, bytes: unpack(bytes) }
    },
    async stop() {
      isOver = true
      for (const unwatch of watches.values()) unwatch()
      const late = setTimeout(() => child.kill('SIGKILL'), 5_000)
      void line.ask('quit').catch(() => {})
      await ended
      clearTimeout(late)
      folder.remove()
    },
  }

  /** A request of a page, with what follows the address as code. */
  async function fetchAs(place: Place, path: string, init: string): Promise<Response> {
    const role = place === 'preview' ? 'operator' : place
    if (place === 'preview') await openPreview()
    const bytes = 'btoa(String.fromCharCode(...new Uint8Array(await reply.arrayBuffer())))'
    const packed = `({ status: reply.status, headers: [...reply.headers], body: ${bytes} })`
    // The whole address: a path that begins with two slashes would name a host.
    const address = originOf(place === 'preview' ? 'preview-1' : place) + path
    const code = `fetch(${JSON.stringify(address)}, ${init}).then(async reply => ${packed})`
    return openResponse(await evaluate<PackedResponse>(role, code, place === 'preview' ? previewUrl : null))
  }

  async function openPreview(): Promise<void> {
    const isThere = () =>
      evaluate('operator', '0', previewUrl).then(
        () => true,
        () => false,
      )
    if (await isThere()) return
    const put = `const frame = document.createElement('iframe'); frame.src = '${previewUrl}'; document.body.append(frame)`
    await evaluate('operator', `(() => { ${put} })()`)
    for (let waited = 0; waited < 5_000 && !(await isThere()); waited += 20) {
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  }
}
