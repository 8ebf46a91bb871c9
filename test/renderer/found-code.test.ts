// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { createTranslate } from '../../renderer/i18n.ts'
import { partsOf, pastedCode, verdictOf } from '../../renderer/services/found-code.ts'
import { wordsOf } from '../../renderer/services/picture-rows.ts'
import { refusalWords } from '../../renderer/services/refusal-words.ts'

const nobody: ReadonlySet<string> = new Set()

test('a pasted link loses what the clipboard put around it and nothing else', () => {
  expect(pastedCode('\n https://diia.app/A%20b?c=Д \n').payload).toBe('https://diia.app/A%20b?c=Д')
})

describe('a link', () => {
  test('is shown by its host and the whole rest', () => {
    expect(partsOf('https://diia.app/acquirers/x?y#z')).toEqual({ host: 'diia.app', path: '/acquirers/x?y#z' })
    expect(partsOf('https://diia.app@example.com/x')?.host).toBe('diia.app@example.com')
    expect(partsOf('WIFI:T:WPA;S:x;;')).toBeNull()
  })

  test('to a host that an administrator has let in may be taken', () => {
    const found = pastedCode('https://qr.example.gov.ua/offer/1')
    expect(verdictOf(found, nobody)).toBe('foreign-host')
    expect(verdictOf(found, new Set(['qr.example.gov.ua']))).toBe('ok')
  })
})

test.each([
  ['https://dlia.app/acquirers/1', /на.сайт dlia\.app/],
  ['WIFI:T:WPA;S:x;P:secret;;', /Wi-Fi/],
  ['BCD\n002\n1\nUCT', /оплати/],
  ['https://diia.app/documents/internal-passport/1/verify/2', /перевірки документа/],
  ['tel:+380440000000', /номер телефону/],
  ['Просто слова', /просто текст/],
])('what else a code can be is said in words, never quoted: %j', (text, words) => {
  const found = pastedCode(text)
  const verdict = verdictOf(found, nobody)
  const said = refusalWords(createTranslate('uk'), found, verdict === 'ok' ? 'not-link' : verdict)
  expect(said).toMatch(words)
  expect(said).not.toContain('secret')
})

test('a file’s name without its ending and the usual words is what a service is looked for by', () => {
  expect(wordsOf('QR_Приймання-на_роботу.png')).toBe('Приймання на роботу')
  expect(wordsOf('qr.png')).toBe('')
})
