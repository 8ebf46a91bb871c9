import { posix } from 'node:path'
import type { Import, Source } from './source.ts'

/** What a layer of electron/ may take from the others: everything, or types only. Itself, shared and packages are free. */
interface Layer {
  readonly values: readonly string[]
  readonly types: readonly string[]
}

const adapters = ['demo', 'mail', 'paper', 'recognition', 'services', 'signature', 'store']
const work = ['jobs', 'workers']
const inner = ['domain', 'files', ...adapters, ...work]

const layers: Readonly<Record<string, Layer>> = {
  domain: { values: [], types: [] },
  files: { values: [], types: [] },
  ...Object.fromEntries(adapters.map(name => [name, { values: ['domain'], types: ['clock'] }])),
  // Synthetic copies are set in the fonts of what gets printed.
  demo: { values: ['domain'], types: ['clock', 'paper'] },
  jobs: { values: inner, types: [] },
  workers: { values: inner, types: [] },
  app: { values: inner, types: ['shell'] },
  shell: { values: ['files'], types: ['app', 'clock'] },
  tools: { values: [...inner, 'app', 'shell', 'entry'], types: [] },
  entry: { values: [...inner, 'app', 'shell', 'tools'], types: [] },
}

const doors = ['electron/main.ts', 'electron/preload.ts']
const clocks = ['electron/jobs/clock.ts', 'renderer/clock.ts']
const longestFile = 300

/** The layer of a file in electron/: its folder, or `entry` for the files that start the program and put it together. */
function layerOf(path: string): string {
  if (path === 'electron/app/run-electron.ts') return 'entry'
  return path.split('/').length > 2 ? (path.split('/')[1] ?? '') : 'entry'
}

/** Where a relative import leads, from the top of the project; null for a package. */
export function target(from: string, specifier: string): string | null {
  return specifier.startsWith('.')
    ? posix.normalize(posix.join(posix.dirname(from), specifier.replace(/\?.*$/, '')))
    : null
}

function isPackage(specifier: string, name: string): boolean {
  return specifier === name || specifier.startsWith(`${name}/`)
}

function electronProblem(path: string, { specifier, isType }: Import): string | null {
  if (isPackage(specifier, 'electron') && !isType && !doors.includes(path))
    return 'electron is a value behind two doors only'
  const to = target(path, specifier)
  if (to === null || /^(?:shared\/|resources\/|package\.json$)/.test(to)) return null
  if (!to.startsWith('electron/')) return 'electron imports electron and shared only'
  const from = layerOf(path)
  const layer = layers[from]
  if (!layer) return `${from} is not a layer: name it in test/unit/architecture/rules.ts and .oxlintrc.json`
  const other = layerOf(to)
  if (other === from || layer.values.includes(other)) return null
  if (isType && (layer.types.includes(other) || (to === clocks[0] && layer.types.includes('clock')))) return null
  return `${from} may not import ${isType ? 'types' : 'values'} of ${other}`
}

function rendererProblem(path: string, { specifier, isType }: Import): string | null {
  if (isPackage(specifier, 'electron') || isPackage(specifier, 'zod')) return `a window holds no ${specifier}`
  if (specifier.startsWith('node:')) return 'a window is not Node'
  const to = target(path, specifier)
  if (to === null || /^(?:renderer|resources)\//.test(to)) return null
  if (!to.startsWith('shared/')) return 'renderer imports renderer and shared only'
  return !isType && /^shared\/(?:contract\.ts|model\/)/.test(to) ? 'the contract is types only in a window' : null
}

function sharedProblem(path: string, { specifier }: Import): string | null {
  const to = target(path, specifier)
  return isPackage(specifier, 'zod') || to?.startsWith('shared/') ? null : 'shared imports itself and zod only'
}

/** What is wrong with one file: sentences of the form `path:line: why`. */
export function problemsOf(source: Source): readonly string[] {
  const { path, imports, machine, silenced, lines } = source
  const importProblem = path.startsWith('electron/')
    ? electronProblem
    : path.startsWith('renderer/')
      ? rendererProblem
      : sharedProblem
  const problems = imports.flatMap(one => {
    const why = importProblem(path, one)
    return why ? [`${path}:${one.line}: ${one.specifier}: ${why}`] : []
  })
  if (!clocks.includes(path))
    problems.push(...machine.map(({ line, what }) => `${path}:${line}: ${what}: nobody reads the clock`))
  problems.push(...silenced.map(({ line, what }) => `${path}:${line}: ${what} silences the type checker`))
  if (lines > longestFile) problems.push(`${path}: ${lines} lines, at most ${longestFile}`)
  return problems
}

/** Ways by which schema code would reach a window: chains of value imports from renderer to zod. */
export function schemasInWindows(sources: readonly Source[]): readonly string[] {
  const byPath = new Map(sources.map(source => [source.path, source]))
  const seen = new Set<string>()
  const chains: string[] = []
  const follow = (path: string, chain: readonly string[]) => {
    if (seen.has(path)) return
    seen.add(path)
    for (const { specifier, isType } of byPath.get(path)?.imports ?? []) {
      if (isType) continue
      if (isPackage(specifier, 'zod')) chains.push([...chain, path, specifier].join(' → '))
      const to = target(path, specifier)
      if (to !== null) follow(to, [...chain, path])
    }
  }
  for (const { path } of sources) if (path.startsWith('renderer/')) follow(path, [])
  return chains
}
