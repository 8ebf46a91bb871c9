// @vitest-environment node
import { describe, expect, test } from 'vitest'
import {
  hoursDraftOf,
  minutesOf,
  mistakeOf,
  timeText,
  unknownHours,
  usualHours,
  workingHoursOf,
} from '../../renderer/services/hours.ts'

describe('a time of a day', () => {
  test.each([
    ['9', 540],
    ['9:30', 570],
    ['09.30', 570],
    ['0930', 570],
    [' 18-05 ', 1_085],
    ['24:00', 1_440],
    ['24:01', null],
    ['9:60', null],
    ['девʼята', null],
    ['', null],
  ])('%j is %j minutes from midnight', (text, minutes) => expect(minutesOf(text)).toBe(minutes))

  test('is written as people write it', () => expect([timeText(540), timeText(1_085)]).toEqual(['9:00', '18:05']))
})

describe('the hours of a branch', () => {
  test('come back as they were typed', () => {
    const hours = workingHoursOf(usualHours)
    const day = { opens: 540, closes: 1_080 }
    expect(hours?.days).toEqual([day, day, day, day, day, null, null])
    expect(hoursDraftOf(hours)).toEqual(usualHours)
  })

  test('are not told while no day is open', () => {
    expect(workingHoursOf(unknownHours)).toBeNull()
    expect(hoursDraftOf(null)).toEqual(unknownHours)
  })

  test.each([
    ['opens', { open: true, opens: 'зранку', closes: '18:00' }],
    ['closes', { open: true, opens: '9:00', closes: '' }],
    ['order', { open: true, opens: '18:00', closes: '9:00' }],
    [null, { open: false, opens: 'зранку', closes: '' }],
  ] as const)('know what is wrong with a day: %s', (mistake, day) => expect(mistakeOf(day)).toBe(mistake))
})
