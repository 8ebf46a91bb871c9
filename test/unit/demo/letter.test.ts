import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import { composeLetter } from '../../../electron/demo/letter.ts'
import type { LetterDraft } from '../../../electron/demo/letter-draft.ts'
import { letterStyles } from '../../../electron/demo/letter-draft.ts'
import { requestedAt, seeded } from './support.ts'

const copies = [
  {
    name: 'internal-passport-2858364170864-24.11.2026-10_41_07.pdf',
    bytes: Uint8Array.of(37, 80, 68, 70, 0, 255, 13, 10),
  },
  { name: 'Паспорт громадянина України-2858364170864-24_11_2026__10_41_07.pdf', bytes: new Uint8Array(5000).fill(7) },
  { name: 'Свідоцтво про реєстрацію транспортного засобу-1-24_11_2026__10_41_07.pdf', bytes: new Uint8Array(57) },
]

const draft = (style: LetterDraft['style'], seed: number): LetterDraft => ({
  style,
  from: { name: 'Таїсія Прим’яренко', address: 'taisiia.prymiarenko@example.com' },
  to: 'Відділ кадрів <kadry@example.org>',
  subject: 'Копії цифрових документів для послуги «Приймання на роботу»',
  text: 'Добрий день!\nНадсилаю копії документів.',
  copies,
  date: requestedAt,
  random: seeded(seed),
})

describe.each(letterStyles)('a letter from %s', style => {
  it.each([1, 2, 3, 4, 5, 6])('comes back as it was sent, seed %i', async seed => {
    const letter = await composeLetter(draft(style, seed))
    const parsed = await simpleParser(Buffer.from(letter), { skipHtmlToText: true })
    expect(parsed.from?.value).toEqual([{ name: 'Таїсія Прим’яренко', address: 'taisiia.prymiarenko@example.com' }])
    expect(parsed.to).toMatchObject({ value: [{ name: 'Відділ кадрів', address: 'kadry@example.org' }] })
    expect(parsed.subject).toBe('Копії цифрових документів для послуги «Приймання на роботу»')
    expect(parsed.date?.getTime()).toBe(requestedAt)
    expect(parsed.messageId).toMatch(/^<[^<>\s]+@[^<>\s]*example\.com>$/)
    expect(parsed.text).toContain('Добрий день!\nНадсилаю копії документів.')
    expect(parsed.attachments.map(({ filename }) => filename)).toEqual(copies.map(({ name }) => name))
    for (const [index, { content }] of parsed.attachments.entries())
      expect(Uint8Array.from(content)).toEqual(copies[index]?.bytes)
  })

  it('is ASCII with CRLF and short lines', async () => {
    const letter = Buffer.from(await composeLetter(draft(style, 1))).toString('latin1')
    expect(letter).toMatch(/^[\r\n\t -~]*$/)
    expect(letter).not.toMatch(/[^\r]\n/)
    expect(Math.max(...letter.split('\r\n').map(line => line.length))).toBeLessThanOrEqual(998)
  })

  it('depends on nothing but the draft', async () => {
    expect(await composeLetter(draft(style, 2))).toEqual(await composeLetter(draft(style, 2)))
    expect(await composeLetter(draft(style, 2))).not.toEqual(await composeLetter(draft(style, 3)))
  })

  it('may be without copies, text, subject and name', async () => {
    const from = { name: '', address: 'vidviduvach@example.net' }
    const letter = await composeLetter({ ...draft(style, 4), from, subject: '', text: '', copies: [] })
    const parsed = await simpleParser(Buffer.from(letter), { skipHtmlToText: true })
    expect(parsed.attachments).toEqual([])
    expect(parsed.from?.text).toBe('vidviduvach@example.net')
  })
})

describe('notations of file names', () => {
  const written = async (style: LetterDraft['style'], seed: number) =>
    Buffer.from(await composeLetter(draft(style, seed))).toString('latin1')

  it('are inline and continued on an iPhone', async () => {
    const letter = await written('apple', 1)
    expect(letter).toMatch(/Content-Disposition: inline;\r\n\tfilename\*0\*=utf-8''%D0/)
    expect(letter).toContain('filename*1*=')
  })

  it('are both encoded words and continuations on Android', async () => {
    const letters = (await Promise.all([1, 2, 3, 4].map(seed => written('android', seed)))).join('')
    expect(letters).toMatch(/filename="=\?UTF-8\?B\?/)
    expect(letters).toContain("filename*0*=utf-8''")
  })

  it('come with a type that tells nothing from some browsers', async () => {
    const letters = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(seed => written('webmail', seed)))
    const without = letters.filter(letter => letter.includes('Content-Type: application/octet-stream'))
    expect(without.length).toBeGreaterThan(0)
    expect(without.length).toBeLessThan(letters.length)
  })
})
