import { parseSync } from 'vite'

/** One thing that a file takes from another. `names` is empty for `import './x'`, and ['*'] when everything may be used. */
export interface Import {
  readonly specifier: string
  readonly names: readonly string[]
  readonly isType: boolean
  readonly line: number
}

export interface Finding {
  readonly line: number
  readonly what: string
}

/** What a source file says of itself, read from its syntax tree. */
export interface Source {
  readonly path: string
  readonly lines: number
  readonly imports: readonly Import[]
  /** Where it asks the machine for time, timers or chance. */
  readonly machine: readonly Finding[]
  /** Where it silences the type checker. */
  readonly silenced: readonly Finding[]
}

type Node = Readonly<Record<string, unknown>> & { readonly type: string; readonly start: number }

const globals = new Set(['setTimeout', 'setInterval'])
const globalObjects = new Set(['globalThis', 'window', 'self'])
const anyObject = new Set(['randomUUID', 'randomBytes', 'randomInt', 'randomFill', 'randomFillSync', 'getRandomValues'])
const members: Readonly<Record<string, readonly string[]>> = {
  Date: ['now'],
  performance: ['now'],
  Math: ['random'],
  AbortSignal: ['timeout'],
  process: ['hrtime', 'uptime'],
}
const moduleNames: Readonly<Record<string, readonly string[]>> = {
  timers: ['*'],
  'timers/promises': ['*'],
  perf_hooks: ['performance'],
  crypto: [...anyObject],
}

export function readSource(path: string, text: string): Source {
  const { program, comments, errors } = parseSync(path, text)
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`)
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length
  const imports: Import[] = []
  const machine: Finding[] = []
  const silenced: Finding[] = []

  walk(program, null, (node, parent) => {
    const line = lineAt(node.start)
    imports.push(...importsOf(node).map(found => ({ ...found, line })))
    const what = machineUse(node, parent)
    if (what) machine.push({ line, what })
    if (node.type === 'TSAsExpression' && child(node, 'typeAnnotation')?.type === 'TSAnyKeyword') {
      silenced.push({ line, what: 'as any' })
    }
  })
  for (const comment of comments) {
    const found = /@ts-(?:ignore|nocheck)/.exec(comment.value)
    if (found) silenced.push({ line: lineAt(comment.start), what: found[0] })
  }
  machine.push(...imports.flatMap(machineImports))
  return { path, lines: text.trimEnd().split('\n').length, imports, machine, silenced }
}

function walk(node: unknown, parent: Node | null, visit: (node: Node, parent: Node | null) => void): void {
  if (Array.isArray(node)) {
    for (const item of node) walk(item, parent, visit)
  } else if (isNode(node)) {
    visit(node, parent)
    for (const value of Object.values(node)) walk(value, node, visit)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function child(node: Node, key: string): Node | null {
  const value = node[key]
  return isNode(value) ? value : null
}

function nameOf(node: Node | null): string {
  return String(node?.['name'] ?? node?.['value'] ?? '')
}

function importsOf(node: Node): readonly Omit<Import, 'line'>[] {
  const source = child(node, 'source')
  const specifier = source?.type === 'Literal' ? nameOf(source) : null
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration': {
      if (specifier === null) return []
      const parts = (node['specifiers'] as readonly Node[]).map(part => ({
        name:
          part.type === 'ImportSpecifier' || part.type === 'ExportSpecifier' ? nameOf(child(part, partKey(part))) : '*',
        isType: isTypeOnly(node) || isTypeOnly(part),
      }))
      if (parts.length === 0) return [{ specifier, names: [], isType: isTypeOnly(node) }]
      return [false, true].flatMap(isType => {
        const names = parts.filter(part => part.isType === isType).map(part => part.name)
        return names.length > 0 ? [{ specifier, names, isType }] : []
      })
    }
    case 'ExportAllDeclaration':
      return specifier === null ? [] : [{ specifier, names: ['*'], isType: isTypeOnly(node) }]
    case 'ImportExpression':
      return [{ specifier: specifier ?? '(computed)', names: ['*'], isType: false }]
    case 'CallExpression': {
      const [first] = node['arguments'] as readonly Node[]
      return nameOf(child(node, 'callee')) === 'require' && first?.type === 'Literal'
        ? [{ specifier: nameOf(first), names: ['*'], isType: false }]
        : []
    }
    default:
      return []
  }
}

function partKey(part: Node): string {
  return part.type === 'ImportSpecifier' ? 'imported' : 'local'
}

function isTypeOnly(node: Node): boolean {
  return node['importKind'] === 'type' || node['exportKind'] === 'type'
}

function machineImports({ specifier, names, line, isType }: Import): readonly Finding[] {
  const asked = moduleNames[specifier.replace(/^node:/, '')]
  if (!asked || isType) return []
  return names
    .filter(name => asked.includes('*') || asked.includes(name))
    .map(name => ({ line, what: `${specifier}: ${name}` }))
}

function machineUse(node: Node, parent: Node | null): string | null {
  if (node.type === 'MemberExpression') {
    const object = child(node, 'object')
    const property = nameOf(child(node, 'property'))
    const name = object?.type === 'Identifier' ? nameOf(object) : ''
    if (members[name]?.includes(property)) return `${name}.${property}`
    if (globalObjects.has(name) && globals.has(property)) return `${name}.${property}`
    return anyObject.has(property) ? property : null
  }
  if (node.type === 'VariableDeclarator' && child(node, 'id')?.type === 'ObjectPattern') {
    const object = nameOf(child(node, 'init'))
    const { properties } = child(node, 'id') as Node & { readonly properties: readonly Node[] }
    const keys = properties.map(property => nameOf(child(property, 'key')))
    const taken = keys.find(key => members[object]?.includes(key) || (globalObjects.has(object) && globals.has(key)))
    return taken === undefined ? null : `${object}.${taken}`
  }
  const callee = nameOf(child(node, 'callee'))
  if (node.type === 'NewExpression' && callee === 'Date' && (node['arguments'] as unknown[]).length === 0)
    return 'new Date()'
  if (node.type === 'CallExpression' && callee === 'Date') return 'Date()'
  if (node.type === 'Identifier' && globals.has(nameOf(node)) && !isOwnName(node, parent)) return nameOf(node)
  return null
}

/** A property or a declared name that only looks like the global one. */
function isOwnName(node: Node, parent: Node | null): boolean {
  if (!parent) return false
  if (parent.type === 'MemberExpression') return parent['property'] === node && parent['computed'] !== true
  if (parent.type === 'Property') return parent['key'] === node && parent['shorthand'] !== true
  return /^(?:TS|Import|Export|MethodDefinition|PropertyDefinition)/.test(parent.type)
}
