import { expect, it } from 'vitest'
import { parseLetter } from '../../../electron/mail/parse.ts'

it.each([
  ['bounce', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b'],
  ['bounce', 'X-Failed-Recipients: taisiia.p@example.com'],
  ['bounce', 'From: Mail Delivery System <MAILER-DAEMON@mx.example.com>\r\nReturn-Path: <>'],
  ['reply', 'Auto-Submitted: auto-replied'],
  ['reply', 'Auto-Submitted: auto-generated (vacation)'],
  ['reply', 'Content-Type: multipart/report; report-type="disposition-notification"; boundary=b'],
  ['reply', 'X-Autoreply: yes'],
  ['reply', 'Precedence: auto_reply'],
  ['program', 'Auto-Submitted: auto-generated'],
  ['program', 'Return-Path: <>'],
  ['program', 'Precedence: bulk'],
  ['program', 'List-Unsubscribe: <https://news.example.com/off>'],
  [null, 'Auto-Submitted: no'],
  [null, 'Return-Path: <taisiia.p@example.com>'],
  [null, 'X-Autoreply: no'],
  [null, 'Precedence: list\r\nList-Post: <mailto:office@example.ua>\r\nList-Unsubscribe: <mailto:off@example.ua>'],
  [null, 'From: Daemon <mailer@example.com>'],
] as const)('%s wrote a letter with %j (F59)', (expected, header) => {
  const outcome = parseLetter(Buffer.from(`Subject: x\r\n${header}\r\n\r\nwords`))
  expect(outcome.kind === 'letter' && outcome.letter.automatic).toBe(expected)
})
