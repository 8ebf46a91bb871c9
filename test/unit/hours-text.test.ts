import { describe, expect, it, test } from 'vitest'
import { parseHours, writeHours } from '../../shared/hours-text.ts'

const nine = { opens: 540, closes: 1_080 }
const short = { opens: 600, closes: 840 }

describe('working hours as people write them', () => {
  test.each([
    'Пн–Пт 09:00–18:00; Сб 10:00–14:00',
    'пн-пт 9:00-18:00, сб 10:00-14:00',
    'Пн. – Пт.: 09.00 — 18.00, Сб.: 10.00 – 14.00, Нд вихідний',
    'Понеділок – пʼятниця 9–18\nсубота 10–14\nнеділя зачинено',
    'Mon-Fri 09:00-18:00; Sat 10:00-14:00; Sun closed',
    'Пн, Вт, Ср, Чт, Пт 09:00-18:00; Сб 10:00-14:00',
  ])('are understood: %s', text => {
    expect(parseHours(text)).toEqual({ days: [nine, nine, nine, nine, nine, short, null] })
  })

  it('go over Sunday, cover every day, or none', () => {
    expect(parseHours('Сб–Пн 09:00–18:00')).toEqual({ days: [nine, null, null, null, null, nine, nine] })
    expect(parseHours('щодня 00:00–24:00')).toEqual({
      days: Array.from({ length: 7 }, () => ({ opens: 0, closes: 1_440 })),
    })
    expect(parseHours('зачинено')).toEqual({ days: Array(7).fill(null) })
  })

  test.each([
    'цілий день',
    'Пн–Пт',
    '09:00–18:00',
    'Пн 18:00–09:00',
    'Пн 09:00–25:00',
    'Пн 09:75–18:00',
    'Пн–Вт–Ср 09:00–18:00',
    'Пн 09:00–13:00, Пн 14:00–18:00',
    'Пн 09:00–13:00 14:00–18:00',
    '',
  ])('are not guessed at: %s', text => expect(parseHours(text)).toBeNull())

  it('are written so that they are read the same', () => {
    for (const [text, language] of [
      ['Пн–Пт 09:00–18:00; Сб 10:00–14:00', 'uk'],
      ['Mon 09:00–18:00; Wed 09:00–18:00', 'en'],
      ['зачинено', 'uk'],
    ] as const)
      expect(writeHours(parseHours(text)!, language)).toBe(text)
  })
})
