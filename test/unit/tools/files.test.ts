import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFiles, readStart, readWithin } from '../../../electron/tools/support/files.ts'
import { temporaryFolder } from '../../fakes/app.ts'

let folder: ReturnType<typeof temporaryFolder>
const at = (...names: string[]) => join(folder.path, ...names)
const onPosix = process.platform !== 'win32'

beforeAll(() => {
  folder = temporaryFolder('files')
  mkdirSync(at('b', 'deep', 'er'), { recursive: true })
  writeFileSync(at('a.eml'), 'a')
  writeFileSync(at('b', 'no extension'), 'bb')
  writeFileSync(at('b', 'deep', 'er', '.hidden'), 'ccc')
})
afterAll(() => folder.remove())

const names = async (...paths: string[]) =>
  (await findFiles(paths)).map(({ path, trouble }) => `${relative(folder.path, path)}${trouble ? ` ${trouble}` : ''}`)

describe('finding files', () => {
  test('takes every file below a folder, in the order of names', async () => {
    expect(await names(folder.path)).toEqual(['a.eml', join('b', 'deep', 'er', '.hidden'), join('b', 'no extension')])
  })

  test('keeps the order of what was asked, and says what is missing', async () => {
    expect(await names(at('none'), at('a.eml'), at('a.eml', 'below'))).toEqual([
      'none file.missing',
      'a.eml',
      `${join('a.eml', 'below')} file.missing`,
    ])
  })

  test.runIf(onPosix)('goes into each folder once, however links lead', async () => {
    const loops = temporaryFolder('loops')
    try {
      mkdirSync(join(loops.path, 'in'))
      writeFileSync(join(loops.path, 'in', 'letter'), 'x')
      symlinkSync('..', join(loops.path, 'in', 'up'))
      symlinkSync('.', join(loops.path, 'here'))
      symlinkSync('itself', join(loops.path, 'itself'))
      symlinkSync('gone', join(loops.path, 'dangling'))
      const found = await findFiles([loops.path])
      expect(found.map(({ path, trouble }) => [relative(loops.path, path), trouble])).toEqual([
        ['dangling', 'file.missing'],
        [join('in', 'letter'), null],
        ['itself', 'file.loop'],
      ])
    } finally {
      loops.remove()
    }
  })

  test.runIf(process.platform === 'linux')('opens no pipe, and names that are not text all the same', async () => {
    const odd = temporaryFolder('odd')
    try {
      execFileSync('mkfifo', [join(odd.path, 'pipe')])
      const name = Buffer.concat([Buffer.from(`${odd.path}/`), Buffer.from('e46f', 'hex')])
      writeFileSync(name, 'latin')
      const found = await findFiles([odd.path])
      const readable = found.find(file => file.trouble === null)
      expect(new Set(found.map(({ trouble }) => trouble))).toEqual(new Set(['file.not-regular', null]))
      if (readable?.trouble !== null) throw new Error('nothing readable')
      expect(Buffer.from((await readWithin(readable.place, 100)) as Uint8Array).toString()).toBe('latin')
    } finally {
      odd.remove()
    }
  })
})

describe('reading files', () => {
  test('whole up to the limit, and nothing beyond it', async () => {
    const text = async (limit: number) => {
      const read = await readWithin(at('b', 'no extension'), limit)
      return typeof read === 'string' ? read : Buffer.from(read).toString()
    }
    expect(await text(2)).toBe('bb')
    expect(await text(100)).toBe('bb')
    expect(await text(1)).toBe('file.too-large')
  })

  test('the start only', async () => {
    expect(await readStart(at('b', 'deep', 'er', '.hidden'), 2)).toHaveLength(2)
  })

  test('says why not', async () => {
    expect(await readWithin(at('none'), 9)).toBe('file.missing')
    expect(await readWithin(at('b'), 9)).toBe('file.not-regular')
  })

  test.runIf(process.platform === 'linux')('stops at the limit where a file has no size', async () => {
    expect(await readWithin('/proc/self/status', 10)).toBe('file.too-large')
  })
})
