import { describe, expect, it } from 'vitest'
import { mediaKinds } from '../../../shared/model/package.ts'
import { displayName, fileName } from '../../../electron/domain/safe-name.ts'
import { singleLine, visibleLines } from '../../../electron/domain/safe-text.ts'

const hostile = [
  '',
  ' ',
  '.',
  '..',
  '...',
  '/',
  '\\',
  '../../etc/passwd',
  '..\\..\\windows\\system32',
  '/etc/passwd',
  'C:\\a.pdf',
  'C:a.pdf',
  '\\\\server\\share\\a.pdf',
  'a.pdf/',
  'a.pdf\\',
  'a.pdf:evil.exe',
  'a.pdf::$DATA',
  'CON',
  'con.pdf',
  'NUL.pdf',
  'aux',
  'COM1.pdf',
  'com¹',
  'LPT9.txt',
  'conin$',
  'CON .pdf',
  'a.pdf.exe',
  'a.exe',
  'a.pdf .',
  'a.pdf...',
  ' a.pdf ',
  '.htaccess',
  '-rf',
  '~/.bashrc',
  '%00.pdf',
  'a\0.pdf',
  'a\n.pdf',
  'a\r\nb: c.pdf',
  'invoice\u202Efdp.exe',
  'a\u2066\u2067\u2068b.pdf',
  'a\u200B\u200D\uFEFFb.pdf',
  '\u200F\u200E.pdf',
  'e\u0301\u0301\u0301\u0301\u0301\u0301.pdf',
  'Й.pdf',
  '😀.pdf',
  '\uD800.pdf',
  '\uDFFF',
  '<script>alert(1)</script>.pdf',
  '"quoted".pdf',
  'a|b?c*d.pdf',
  '=cmd|calc.pdf',
  '$(reboot).pdf',
  '`id`.pdf',
  `${'x'.repeat(300)}.pdf`,
  `${'ї'.repeat(300)}.pdf`,
  `${'😀'.repeat(300)}.pdf`,
  `a.pdf${' '.repeat(300)}.exe`,
  `${'x'.repeat(100_000)}`,
  'ᅠㅤ⠀.pdf',
  '\u{E0041}\u{E0042}.pdf',
  'a\u2028b\u2029c.pdf',
  '__proto__',
  'constructor.pdf',
  '\uFF0E\uFF0E\uFF0Fa.pdf',
  'a\u202A.pdf\u202C',
  'passport\u00A0.pdf',
]

describe('F27: a name to save under', () => {
  const cases = hostile.flatMap(name => mediaKinds.map(media => [name, media] as const))
  it('is one plain component on every system, whatever it was', () => {
    for (const [name, media] of cases) {
      const safe = fileName(name, media)
      expect(safe, JSON.stringify([name.slice(0, 50), media])).toMatch(/^[^<>:"/\\|?*\p{C}]+\.[a-z0-9]+$/u)
      expect(safe).not.toMatch(/^[\s.~-]|[\s.]$/)
      expect(safe).not.toMatch(/^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(\.|$)/i)
      expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(210)
      expect(safe.isWellFormed()).toBe(true)
    }
  })

  it('stays the same when it is made safe twice', () => {
    for (const [name, media] of cases) expect(fileName(fileName(name, media), media)).toBe(fileName(name, media))
  })

  it.each([
    ['Паспорт.pdf', 'pdf', 'Паспорт.pdf'],
    ['Паспорт.PDF', 'pdf', 'Паспорт.PDF'],
    ['Паспорт', 'pdf', 'Паспорт.pdf'],
    ['photo.pdf', 'jpeg', 'photo.pdf.jpg'],
    ['scan.exe', 'pdf', 'scan.exe.pdf'],
    ['copy.pdf', 'other', 'copy.pdf.bin'],
    ['a.pdf.p7s', 'signature', 'a.pdf.p7s'],
    ['copy.asice', 'zip', 'copy.asice'],
    ['', 'pdf', 'копія.pdf'],
    ['', 'zip', 'вкладення.zip'],
    ['CON.pdf', 'pdf', '_CON.pdf'],
    ['..\\..\\a.pdf', 'pdf', 'a.pdf'],
    ['invoice\u202Efdp.exe', 'other', 'invoicefdp.exe.bin'],
  ] as const)('%j of %s: %s', (name, media, safe) => expect(fileName(name, media)).toBe(safe))
})

describe('F27: a name to show', () => {
  it('is one short visible line, whatever it was', () => {
    for (const name of hostile) {
      const shown = displayName(name)
      expect(shown).not.toMatch(/\p{C}|[\u2028\u2029]/u)
      expect(shown.length).toBeLessThanOrEqual(120)
      expect(shown).toBe(shown.normalize('NFC').trim())
    }
  })

  it('keeps the extension of a long name in sight', () => {
    expect(displayName(`${'дуже '.repeat(60)}довга.pdf`)).toMatch(/….*довга\.pdf$/)
    expect(displayName(`a.pdf${' '.repeat(200)}.exe`)).toBe('a.pdf .exe')
  })

  it('does not let a name turn round', () => expect(displayName('copy\u202Efdp.exe')).toBe('copyfdp.exe'))
})

describe('text to show', () => {
  it('is composed, one line, without what is not seen', () => {
    expect(singleLine('И\u0306 a\tb\u0000c\u200B \r\n d', 100)).toBe('Й a b c d')
    expect(singleLine('😀'.repeat(10), 5)).toBe('😀😀')
  })
  it('keeps lines where lines are wanted', () => {
    expect(visibleLines('a \r\n\r\n\n\n b\u202E\u2028c', 100)).toBe('a\n\n b\nc')
  })
})
