import { describe, expect, it } from 'vitest'
import { htmlToText } from '../../../electron/mail/html-text.ts'

describe('the words of HTML', () => {
  it.each([
    ['tags on lines of their own', '<b>\r\n'],
    ['cells', '<td>'],
    ['blanks', ' '],
    ['tabs', '\t'],
  ])('are found in a megabyte of %s, whose blanks are looked at once', (_, unit) => {
    const html = `one${unit.repeat(2 ** 20 / unit.length)}two`
    expect(htmlToText(html).split(/\s+/)).toEqual(['one', 'two'])
  })

  it('stand in lines without blanks around them', () => {
    expect(htmlToText('one <br>\r\n two<p>\t three </p>four')).toBe('one\ntwo\nthree\nfour')
  })
})
