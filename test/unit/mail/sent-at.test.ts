import { describe, expect, it } from 'vitest'
import { readSentAt } from '../../../electron/mail/sent-at.ts'

const at = Date.UTC(2025, 10, 21, 8, 42)

describe('when a letter was sent', () => {
  it.each([
    'Fri, 21 Nov 2025 10:42:00 +0200',
    'Fri, 21 Nov 2025 10:42:00 +0200 (EET)',
    'Fri, 21 Nov 2025 10:42:00 +0200 (за київським часом)',
    '21 Nov 2025 10:42 +0200',
    '21 Nov 25 10:42 +02:00',
    'Fri, 21 Nov 125 10:42 +0200',
    'Fri, 21 Nov 2025 10:42:00 EET',
    'Fri, 21-Nov-2025 08:42:00 GMT',
    'Fri Nov 21 10:42:00 2025 +0200',
    'Fri Nov 21 10:42:00 EET 2025',
    'Nov 21, 2025 8:42 AM UTC',
    'Пт, 21 лис. 2025 10:42:00 +0200',
    '21 листопада 2025, 10:42:00 +0200',
    '21.11.2025 10:42:00 +0200',
    '21/11/2025 08:42',
    '2025-11-21T10:42:00+02:00',
    '2025-11-21T08:42:00.000Z',
    '2025-11-21 08:42:00',
    '21 Nov 2025 08:42:00 NST',
    '21 Nov 2025 08:42:00 -0000',
  ])('%s', header => expect(readSentAt(header)).toBe(at))

  it.each([
    '',
    'yesterday',
    '31 Feb 2025 10:00',
    '21 Xyz 2025 10:42',
    '21 Nov 2025 25:00',
    '1 Jan 1960 00:00',
    'x'.repeat(10_000),
  ])('%j says nothing', header => expect(readSentAt(header)).toBeNull())

  it.each([
    ['21 Nov 2025 23:59:60 +0000', Date.UTC(2025, 10, 21, 23, 59, 59)],
    ['21 Nov 2025', Date.UTC(2025, 10, 21)],
    ['21 Nov 2025 12:05 AM', Date.UTC(2025, 10, 21, 0, 5)],
    ['21 Nov 2025 10:42:00 +9900', Date.UTC(2025, 10, 21, 10, 42)],
  ])('%s', (header, expected) => expect(readSentAt(header)).toBe(expected))
})
