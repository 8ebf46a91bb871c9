import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeAll, loadNamed } from '../../electron/tools/named-modules.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'named-'))
  const text = (about: string) => `export const description = '${about}'\nexport const run = async () => 0\n`
  await writeFile(join(folder, 'visit.ts'), text('plays a visitor'))
  await writeFile(join(folder, 'a-b.ts'), text('is first'))
  await writeFile(join(folder, 'helper.ts'), 'export const helper = 1\n')
  await writeFile(join(folder, 'broken.ts'), "throw new Error('on purpose')\n")
  await writeFile(join(folder, 'run.ts'), text('is the runner itself'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('lists what can be started, in order, and says what is broken', async () => {
  expect(await describeAll(folder)).toEqual([
    'a-b     is first',
    'broken  cannot be loaded: on purpose',
    'visit   plays a visitor',
  ])
})

test('loads by name, and by name only', async () => {
  expect((await loadNamed(folder, 'visit'))?.description).toBe('plays a visitor')
  for (const name of ['helper', 'run', 'absent', '../visit', 'visit.ts', ''])
    expect(await loadNamed(folder, name)).toBeNull()
})
