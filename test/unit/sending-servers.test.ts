import { expect, it } from 'vitest'
import { mailProviders } from '../../shared/mail-providers.ts'
import { sendingServerOf, suggestSendingServer } from '../../shared/sending-servers.ts'

it('every provider that is known has a sending server that is known', () => {
  for (const { host } of Object.values(mailProviders)) expect(suggestSendingServer(host).host).not.toBe(host)
  expect(suggestSendingServer('imap.ukr.net')).toEqual({ host: 'smtp.ukr.net', port: 465, security: 'tls' })
  expect(suggestSendingServer('Outlook.office365.com')).toMatchObject({ port: 587, security: 'starttls' })
})

it.each([
  ['imap.rada.gov.ua', 'smtp.rada.gov.ua'],
  ['mail.rada.gov.ua', 'mail.rada.gov.ua'],
  ['imapserver.example.org', 'imapserver.example.org'],
])('of a server of one’s own, %s, it is guessed: %s', (host, expected) =>
  expect(suggestSendingServer(host)).toEqual({ host: expected, port: 465, security: 'tls' }),
)

it('one that was chosen stands above the guess', () => {
  const smtp = { host: 'out.example.org', port: 587, security: 'starttls' } as const
  expect(sendingServerOf({ host: 'imap.gmail.com', smtp })).toBe(smtp)
})
