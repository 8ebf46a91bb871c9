import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const sources = ['electron', 'renderer', 'shared', 'package.json']
const results = [
  ...['web.js', 'main.js', 'preload.cjs', 'renderer/operator.html'],
  ...['workers/parse-worker.js', 'workers/decode-worker.js'],
]

/** Whether `out/` holds a build that is younger than every source. */
export function isBuilt(root: string): boolean {
  const out = results.map(name => join(root, 'out', name))
  if (!out.every(path => existsSync(path))) return false
  const builtAt = Math.min(...out.map(path => statSync(path).mtimeMs))
  return Math.max(...sources.map(name => newestIn(join(root, name)))) < builtAt
}

function newestIn(path: string): number {
  const entry = statSync(path)
  if (!entry.isDirectory()) return entry.mtimeMs
  return Math.max(0, ...readdirSync(path).map(name => newestIn(join(path, name))))
}
