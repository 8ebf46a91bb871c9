import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { createContext, runInContext, runInNewContext } from 'node:vm'
import type * as Electron from 'electron'

/** What a page's own scripts can reach. */
export type MainWorld = Record<string, unknown>

/** What a document may ask of its browser. */
export interface Reach {
  fetch(path: string, init?: RequestInit): Promise<Response>
  openFrame(url: string): void
}

/** Of the DOM there is as much as tests need: a page can fetch, and put frames into itself. */
export function createMainWorld(url: string, { fetch, openFrame }: Reach): MainWorld {
  const document = {
    createElement: () => ({ src: '' }),
    body: { append: (element: { readonly src: string }) => openFrame(element.src) },
  }
  const world = createContext({ location: { href: url }, fetch, atob, btoa, document })
  runInContext('globalThis.window = globalThis', world)
  return world
}

/** Runs code as the page's own; what it answers is copied, as it is between processes. */
export async function evaluate(world: MainWorld, code: string): Promise<unknown> {
  return structuredClone(await (runInContext(code, world) as Promise<unknown>))
}

/** Puts an interface into the page's world by copies: nothing of the preload's own objects can be reached from there. */
export function createContextBridge(
  world: MainWorld,
  isIsolated: boolean,
): Pick<Electron.ContextBridge, 'exposeInMainWorld'> {
  return {
    exposeInMainWorld(key, api) {
      if (!isIsolated) throw new Error('contextBridge API can only be used when contextIsolation is enabled')
      if (key in world) throw new Error('Cannot bind an API on top of an existing property on the window object')
      Object.defineProperty(world, key, { value: across(api), enumerable: true })
    },
  }
}

/** A value as it comes out on the other side: functions and promises carry on both ways, objects are frozen copies. */
function across(value: unknown): unknown {
  if (typeof value === 'symbol') throw new TypeError('a symbol does not cross the context bridge')
  if (typeof value === 'function') {
    return (...args: unknown[]) => across((value as (...args: unknown[]) => unknown)(...args.map(across)))
  }
  if (typeof value !== 'object' || value === null) return value
  if (typeof (value as PromiseLike<unknown>).then === 'function') {
    return Promise.resolve(value as PromiseLike<unknown>).then(across, error => Promise.reject(error as Error))
  }
  if (Array.isArray(value)) return Object.freeze(value.map(across))
  const isPlain = Object.getPrototypeOf(Object.getPrototypeOf(value) ?? {}) === null
  if (!isPlain) return structuredClone(value)
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, across(item)])))
}

/** Runs a sandboxed preload script: one CommonJS file in a world of its own, where only Electron can be required. */
export function runPreload(path: string, argv: readonly string[], electron: Record<string, unknown>): void {
  const source = readFileSync(path, 'utf8')
  const exports = {}
  runInNewContext(path.endsWith('.ts') ? asScript(source) : source, {
    require(name: string) {
      if (name === 'electron') return electron
      throw new Error(`module not found: ${name}`)
    },
    module: { exports },
    exports,
    process: { argv: [...argv], sandboxed: true, contextIsolated: true },
    console,
  })
}

/** The source of a preload as its bundle would be: types away, Electron required. */
function asScript(source: string): string {
  return stripTypeScriptTypes(source).replaceAll(
    /^import (\{[^}]*\}) from 'electron'/gm,
    "const $1 = require('electron')",
  )
}
