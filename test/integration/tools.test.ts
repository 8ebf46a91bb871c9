import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseOf, openOwnStore, secretsOf } from '../../electron/app/data-folder.ts'
import { checkCode } from '../../electron/domain/check-code.ts'
import { systemRandom } from '../../electron/jobs/clock.ts'
import { maxLetterBytes } from '../../electron/mail/limits.ts'
import { maxCatalogueBytes } from '../../electron/services/limits.ts'
import { claimInstance } from '../../electron/shell/instance.ts'
import { fileOnly, openSecretFile } from '../../electron/shell/secret-file.ts'
import { connect } from '../../electron/store/database.ts'
import { findDemoService } from '../../electron/tools/support/demo-service.ts'
import { sampleLetter, temporaryFolder } from '../fakes/app.ts'
import { encodePng } from '../../electron/paper/png.ts'
import { findBrowser } from '../e2e/browser.ts'
import { readCode } from '../e2e/read-code.ts'
import { pdfBombs } from '../fixtures/pdf-bombs.ts'
import { drawPdf } from '../fixtures/read-pdf.ts'
import { onePage } from '../fixtures/raw-pdf.ts'
import { everyShape, itsFiles } from '../fixtures/every-shape.ts'
import { hostileLetters } from '../fixtures/hostile-letters.ts'
import { envelope, multipart, pdfBytes, pdfPart } from '../fixtures/letters.ts'
import { runTool } from '../fixtures/run-tool.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeAll(() => {
  folder = temporaryFolder('tools')
})
afterAll(() => folder.remove())

const at = (...names: string[]) => join(folder.path, ...names)
const english = { LC_ALL: 'en_GB.UTF-8' }

function write(name: string, bytes: string | Uint8Array): string {
  const path = at(name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, bytes)
  return path
}

/** Everything in a folder, content included. */
function fingerprint(path: string): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' }).toSorted()) {
    const status = statSync(join(path, name))
    hash.update(`${name} ${status.size} ${status.mtimeMs}\n`)
    if (status.isFile()) hash.update(readFileSync(join(path, name)))
  }
  return hash.digest('hex')
}

function makeData(name: string, mailboxes = 1): string {
  const path = at(name)
  mkdirSync(path, { recursive: true })
  const store = openOwnStore(path, openSecretFile(secretsOf(path), fileOnly), systemRandom)
  for (let number = 1; number <= mailboxes; number++) {
    const address = `skrynka-${number}@example.org`
    store.mailboxes.add({ id: `mailbox-${number}`, settings: { kind: 'folder', address, path: at('mail') } }, 0)
  }
  store.close()
  return path
}

describe('a command', () => {
  test('called without a name lists all, each with what it does', async () => {
    const list = spawnSync(process.execPath, ['electron/tools/run.ts'], { encoding: 'utf8' })
    expect(list.status).toBe(0)
    const names = [
      'catalogue',
      'db-check',
      'dev',
      'import',
      'intake',
      'poster',
      'preview',
      'qr-decode',
      'qr-render',
      'visit',
    ]
    expect(list.stdout.split('\n').flatMap(line => line.split(' ')[0] || [])).toEqual(names)
    const unknown = spawnSync(process.execPath, ['electron/tools/run.ts', 'no-such-tool'], { encoding: 'utf8' })
    expect([unknown.status, unknown.stderr]).toEqual([2, expect.stringContaining('no-such-tool')])
  })

  test.each(['catalogue', 'intake', 'poster', 'preview', 'qr-decode', 'qr-render', 'db-check', 'import'])(
    '%s says how it is called',
    async name => {
      expect(await runTool([name])).toMatchObject({
        code: 2,
        lines: [],
        errors: expect.stringContaining(`tool -- ${name}`),
      })
      expect(await runTool([name, '--nonsense'])).toMatchObject({ code: 2, lines: [] })
    },
  )
})

describe('intake', () => {
  test('tells every letter apart, whatever it is, and ends well', async () => {
    for (const [index, { raw }] of hostileLetters.entries()) write(`letters/hostile-${index}`, raw())
    const file = pdfBytes('one')
    write('letters/plain', multipart([pdfPart(['Content-Type: application/pdf; name="\u202Efdp.exe"'], file)]))
    write(
      'letters/mbox',
      Buffer.concat([Buffer.from('From someone Fri Nov 21 10:42:00 2025\r\n'), sampleLetter(['passport'])]),
    )
    write('letters/large', '')
    truncateSync(at('letters/large'), maxLetterBytes + 1)
    const { lines, code, errors } = await runTool(['intake', at('letters'), at('nowhere')])
    expect(code).toBe(0)
    expect(lines).toHaveLength(hostileLetters.length + 4)
    for (const line of lines) {
      expect(['letter', 'unreadable']).toContain(line['outcome'])
      expect(line['reason'] === null).toBe(line['outcome'] === 'letter')
      expect(line['milliseconds']).toBeLessThan(6_000)
    }
    const of = (name: string) => lines.find(({ path }) => path === at('letters', name))
    expect(of('large')).toMatchObject({ outcome: 'unreadable', reason: 'letter.too-large', bytes: maxLetterBytes + 1 })
    expect(of('mbox')?.['attachments']).toHaveLength(1)
    expect(of('plain')?.['attachments']).toEqual([
      {
        name: '\u202Efdp.exe',
        type: 'pdf',
        declaredType: 'application/pdf',
        bytes: file.length,
        sha256: createHash('sha256').update(file).digest('hex'),
        problem: null,
        takenFrom: null,
        signatureOf: null,
      },
    ])
    expect(lines.at(-1)).toMatchObject({ path: at('nowhere'), reason: 'file.missing' })
    expect(errors).toContain(`${lines.length} files`)
  })

  test('shows every file of a letter that holds one of each shape (F18, F19, F22, F23, F24)', async () => {
    const { lines } = await runTool(['intake', write('shapes/all', everyShape())])
    const attachments = lines[0]?.['attachments'] as readonly Record<string, unknown>[]
    const told = ['name', 'type', 'problem', 'takenFrom', 'signatureOf']
    expect(attachments.map(attachment => told.map(key => attachment[key]))).toEqual(itsFiles)
  })
})

describe('preview', () => {
  const isPossible = findBrowser() !== null
  test.runIf(isPossible)(
    'opens or refuses each file on the real desk, and ends what hangs',
    { timeout: 180_000 },
    async () => {
      const names = ['ten to the tenth squares', 'a password that nobody knows', 'a table that follows itself'] as const
      names.forEach((name, index) => write(`pdfs/${index}.pdf`, pdfBombs[name]!()))
      write('pdfs/3.pdf', onePage())
      write(
        'pdfs/4.png',
        encodePng(100, 100, x => x < 50),
      )
      write('pdfs/5.pdf', 'words')
      write('pdfs/6.pdf', '')
      write('pdfs/7.txt', 'words')
      const { code, lines, errors } = await runTool(['preview', at('pdfs'), at('nowhere')])
      expect(code, errors).toBe(0)
      expect(lines.map(({ outcome, reason, pages }) => [outcome, reason, pages])).toEqual([
        ['refused', 'hung', null],
        ['refused', 'encrypted', null],
        ['opened', null, 1],
        ['opened', null, 1],
        ['opened', null, 1],
        ['refused', 'not-pdf', null],
        ['refused', 'empty', null],
        ['refused', 'kept', null],
        ['refused', 'file.missing', null],
      ])
      for (const { milliseconds, deskPauseMs } of lines) {
        expect(milliseconds).toBeLessThanOrEqual(10_000)
        expect(deskPauseMs).toBeLessThan(2_000)
      }
      if (process.platform === 'linux') {
        expect(lines[0]?.['processEnded']).toBe(true)
        expect(lines[3]?.['peakMemoryBytes']).toBeGreaterThan(20_000_000)
      }
      expect(JSON.parse(errors.trim().split('\n').at(-1)!)).toMatchObject({
        files: 9,
        opened: 3,
        hung: 1,
        deskAlive: true,
      })
    },
  )
})

describe('catalogue', () => {
  test('writes a list to fill in, and says of every list what it holds and what is wrong', async () => {
    const template = spawnSync(process.execPath, ['electron/tools/run.ts', 'catalogue', '--template', 'csv'])
    const list = template.stdout.toString()
    write('lists/1.csv', list)
    write('lists/2.csv', list.replace('Паспорт громадянина України', 'Паспорт моряка'))
    write('lists/3.xlsx', 'PK\x03\x04')
    write('lists/4.json', '{"format":"pryimalnia-catalogue","version":2}')
    truncateSync(write('lists/5.json', ''), maxCatalogueBytes + 1)
    const { code, lines } = await runTool(['catalogue', at('lists'), at('nowhere')])
    expect(code).toBe(0)
    expect(lines).toMatchObject([
      { outcome: 'read', reason: null, branches: 1, services: 2, complete: true, problems: [] },
      {
        outcome: 'read',
        services: 2,
        problems: [{ code: 'document-unknown', row: 2, field: 'Обов’язкові копії', value: 'Паспорт моряка' }],
      },
      { outcome: 'refused', reason: 'source.spreadsheet' },
      { outcome: 'refused', reason: 'source.newer' },
      { outcome: 'refused', reason: 'source.too-large' },
      { path: at('nowhere'), outcome: 'refused', reason: 'file.missing' },
    ])
    expect(await runTool(['catalogue', '--template', 'pdf'])).toMatchObject({ code: 2 })
  })
})

describe('qr-render and qr-decode', () => {
  test('agree, and say what reception may show', async () => {
    const payload = 'https://diia.app/acquirers/offer-request/000000000000000000000047'
    const out = at('code.png')
    expect(await runTool(['qr-render', payload, '--out', out, '--size', '820'])).toMatchObject({
      code: 0,
      errors: '',
      lines: [{ outcome: 'written', verdict: 'ok', size: 820, module: 18 }],
    })
    const noise = write('noise.png', Buffer.from('89504E470D0A1A0A0000000D49484452', 'hex'))
    const { code, lines } = await runTool(['qr-decode', out, noise, at('nowhere.png')])
    expect(code).toBe(0)
    expect(lines).toMatchObject([
      {
        path: out,
        outcome: 'decoded',
        codes: [{ payload, format: 'QRCode', version: '5', level: 'M', verdict: 'ok' }],
      },
      { path: noise, outcome: 'unreadable', reason: 'picture.damaged' },
      { outcome: 'unreadable', reason: 'file.missing' },
    ])
  })

  test('refuse what would not be read, and write nothing', async () => {
    const out = at('small.png')
    const small = await runTool(['qr-render', 'https://diia.app/x', '--out', out, '--size', '20'])
    expect(small).toMatchObject({ code: 1, lines: [{ outcome: 'refused', reason: 'too-small', least: 66 }] })
    expect(existsSync(out)).toBe(false)
    expect(await runTool(['qr-render', 'x', '--out', at('no', 'folder.png')])).toMatchObject({ code: 1, lines: [] })
  })
})

describe('poster', () => {
  test.each(['a4', 'stand', 'card'])(
    'makes the %s of a service of the demo, read back before it is written',
    async format => {
      const out = at(`${format}.pdf`)
      const { code, lines } = await runTool([
        'poster',
        '--out',
        out,
        '--service',
        '3',
        '--format',
        format,
        '--language',
        'both',
      ])
      expect(code).toBe(0)
      const { checkCode: told, moduleMm, bytes } = lines[0]!
      const { payload } = findDemoService('3')!
      expect([told, bytes]).toEqual([checkCode(payload), statSync(out).size])
      expect(moduleMm).toBeGreaterThanOrEqual(0.8)
      expect(await readCode(await drawPdf(readFileSync(out), 150))).toBe(payload)
    },
  )

  test('says what it does not know', async () => {
    const out = at('none.pdf')
    for (const wrong of [
      ['--service', 'немає'],
      ['--format', 'a3'],
      ['--language', 'en'],
    ])
      expect(await runTool(['poster', '--out', out, ...wrong])).toMatchObject({ code: 2, lines: [] })
    expect(existsSync(out)).toBe(false)
  })
})

describe('import and db-check', () => {
  test('take letters in once, and find them whole without changing a byte', async () => {
    const data = makeData('data')
    const letters = [
      write('new/one.eml', sampleLetter(['internal-passport', 'taxpayer-card'])),
      write('new/two', multipart([pdfPart([])])),
      write('new/three.bin', hostileLetters[6]!.raw()),
    ]
    write('new/vast', Buffer.concat([Buffer.from(`${envelope.join('\r\n')}\r\n\r\n`), Buffer.alloc(maxLetterBytes)]))
    const first = await runTool(['import', at('new'), at('nowhere'), '--data', data])
    expect(first.errors).toContain('5 files: 4 stored, 0 repeated, 1 refused')
    expect(first.code).toBe(0)
    expect(first.lines.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['stored', null],
      ['stored', 'no-copies'],
      ['stored', null],
      ['stored', 'letter.too-large'],
      ['refused', 'file.missing'],
    ])
    const again = await runTool(['import', ...letters, '--data', data, '--mailbox', 'SKRYNKA-1@example.org'])
    expect(again.lines.map(({ outcome }) => outcome)).toEqual(['repeated', 'repeated', 'repeated'])

    const before = fingerprint(data)
    const { code, lines } = await runTool(['db-check', data])
    expect(lines).toMatchObject([
      {
        outcome: 'fine',
        problems: [],
        schema: { version: expect.any(Number) },
        file: { integrity: [], foreignKeys: [], tables: { letters: 4, mailboxes: 1 } },
        content: {
          letters: { checked: 4, changed: { count: 0 } },
          documents: { changed: { count: 0 }, missing: { count: 0 } },
        },
      },
    ])
    expect(code).toBe(0)
    expect(fingerprint(data)).toBe(before)
  })

  test('see bytes that were changed and rows that lost theirs', async () => {
    const data = makeData('changed')
    await runTool([
      'import',
      write('c/one', sampleLetter(['internal-passport'])),
      write('c/two', sampleLetter(['taxpayer-card'])),
      '--data',
      data,
    ])
    const key = openSecretFile(secretsOf(data), fileOnly).read('database-key')!
    const database = connect(databaseOf(data), key, 'write')
    const [one, two] = database.prepare<[], { id: string }>('SELECT id FROM letters ORDER BY subject, id').all()
    database
      .prepare<[string]>(
        "UPDATE letter_bytes SET raw = CAST(replace(CAST(raw AS TEXT), '%', '!') || 'x' AS BLOB) WHERE letter_id = ?",
      )
      .run(one!.id)
    database.prepare<[string]>('DELETE FROM letter_bytes WHERE letter_id = ?').run(two!.id)
    database.prepare<[string]>('DELETE FROM packages WHERE letter_id = ?').run(two!.id)
    database.close()
    const before = fingerprint(data)
    const { code, lines } = await runTool(['db-check', data])
    expect(code).toBe(1)
    expect(lines).toMatchObject([
      {
        outcome: 'wrong',
        problems: ['letters.changed', 'letters.missing', 'orphans'],
        content: {
          letters: { changed: { ids: [one!.id] }, missing: { ids: [two!.id] } },
          orphans: { lettersWithoutPackage: { ids: [two!.id] } },
        },
      },
    ])
    expect(fingerprint(data)).toBe(before)
  })

  test('see a page that was damaged, and read what a crash left in the log', async () => {
    const data = makeData('damaged')
    await runTool(['import', write('d/one', sampleLetter(['internal-passport'])), '--data', data])
    const crashed = at('crashed')
    const key = openSecretFile(secretsOf(data), fileOnly).read('database-key')!
    const open = connect(databaseOf(data), key, 'write')
    open.execute("INSERT INTO settings (key, value) VALUES ('left', '1')")
    cpSync(data, crashed, { recursive: true, filter: path => !path.endsWith('.sock') })
    const held = await runTool(['db-check', data], english)
    open.close()
    expect(held.lines).toMatchObject([{ outcome: 'fine', file: { tables: { settings: 1 } } }])
    expect(statSync(`${databaseOf(crashed)}-wal`).size).toBeGreaterThan(0)
    expect((await runTool(['db-check', crashed])).lines).toMatchObject([
      { outcome: 'fine', file: { tables: { settings: 1 } } },
    ])

    const bytes = readFileSync(databaseOf(data))
    bytes.fill(0x55, bytes.length - 9_000, bytes.length - 8_000)
    writeFileSync(databaseOf(data), bytes)
    const before = fingerprint(data)
    const damaged = await runTool(['db-check', data], english)
    expect(damaged.code).toBe(1)
    expect(['wrong', 'refused']).toContain(damaged.lines[0]?.['outcome'])
    expect(fingerprint(data)).toBe(before)
  })

  test('keep out while the program runs, and without the key', async () => {
    const data = makeData('busy')
    const letter = write('b/one', sampleLetter(['internal-passport']))
    const instance = await claimInstance(data, () => Promise.resolve(''))
    try {
      expect(await runTool(['db-check', data], english)).toMatchObject({
        code: 1,
        lines: [{ outcome: 'refused', reason: 'store.busy' }],
        errors: expect.stringMatching(/\w+ .+\n/),
      })
      expect(await runTool(['import', letter, '--data', data])).toMatchObject({
        code: 1,
        lines: [],
        errors: expect.stringContaining('running'),
      })
    } finally {
      if ('release' in instance) await instance.release()
    }
    const kept = readFileSync(secretsOf(data))
    writeFileSync(secretsOf(data), '{}')
    const refused = await runTool(['import', letter, '--data', data], english)
    expect([refused.code, refused.errors]).toEqual([1, expect.stringContaining('key')])
    const before = fingerprint(data)
    const checked = await runTool(['db-check', data], english)
    expect([checked.code, checked.errors]).toEqual([1, expect.stringContaining('key')])
    expect(fingerprint(data)).toBe(before)
    writeFileSync(secretsOf(data), kept)
    chmodSync(secretsOf(data), 0o600)
    expect((await runTool(['db-check', data])).code).toBe(0)
  })

  test('ask which mailbox, and for a folder that is set up', async () => {
    const letter = write('m/one', sampleLetter(['internal-passport']))
    const two = makeData('two', 2)
    for (const wanted of [[], ['--mailbox', 'nobody@example.org']]) {
      const { code, errors } = await runTool(['import', letter, '--data', two, ...wanted])
      expect([code, errors]).toEqual([2, expect.stringContaining('mailbox-2  skrynka-2@example.org')])
    }
    expect((await runTool(['import', letter, '--data', two, '--mailbox', 'mailbox-2'])).code).toBe(0)
    const nowhere = at('empty')
    mkdirSync(nowhere)
    expect((await runTool(['import', letter, '--data', nowhere])).code).toBe(1)
    expect(await runTool(['db-check', nowhere])).toMatchObject({ code: 1, lines: [{ reason: 'store.missing' }] })
    expect(readdirSync(nowhere)).toEqual([])
  })
})
