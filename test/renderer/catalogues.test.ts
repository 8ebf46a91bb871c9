// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { uk } from '../../renderer/locales/uk/index.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = ['renderer', 'electron', 'shared'].flatMap(folder =>
  readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name) && !name.includes('locales'))
    .map(name => readFileSync(`${root}/${folder}/${name}`, 'utf8')),
)
const source = files.join('\n')

/** Every word that stands in quotes, or names a part of an object: what a template can be filled with. */
const words = new Set([...source.matchAll(/'([^'\n]*)'|([\w-]+):/g)].map(([, quoted, name]) => quoted ?? name))

/** `desk.case-${value}-about` as a pattern that catches what fills it. */
const templates = [...source.matchAll(/`(\w+\.[\w-]*(?:\$\{[^}]+\}[\w-]*)+)`/g)].map(
  ([, template]) => new RegExp(`^${template!.replaceAll('.', '\\.').replaceAll(/\$\{[^}]+\}/g, '(.+)')}$`),
)

function isSaid(key: string): boolean {
  return (
    words.has(key) ||
    templates.some(template => {
      const [whole, ...fillings] = template.exec(key) ?? []
      return whole !== undefined && fillings.every(filling => words.has(filling))
    })
  )
}

test('no text is left that no window says', () => {
  const keys = Object.entries(uk).flatMap(([area, texts]) => Object.keys(texts).map(key => `${area}.${key}`))
  expect(keys).toContain('desk.queue')
  expect(keys.filter(key => !isSaid(key))).toEqual([])
})
