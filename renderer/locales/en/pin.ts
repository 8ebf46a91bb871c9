import type { pin as source } from '../uk/pin.ts'
import type { Same } from '../message.ts'

export const pin: Same<typeof source> = {
  title: 'The server’s certificate did not pass the check',
  titleChanged: 'The server shows another certificate',
  ask: 'Trust this very certificate?',
  askAbout:
    'If you allow it, the program logs in to the server {host} only with this certificate, whoever signed it. With any other one it stops and asks again. No password is sent before.',
  changedAbout:
    'Either the certificate was renewed, or somebody passes for your server. Only comparing the fingerprint with whoever runs the mail tells which. No password is sent until you decide.',
  compare1: 'Call whoever runs the mail, at a number that you know yourself: not one from a letter or from this page.',
  compare2: 'Have the SHA-256 fingerprint of the certificate of {host} read out and compare all groups.',
  compare3: 'If all are the same, allow it. If a single one differs, do not, and tell the administrator about it.',
  for: 'Issued for',
  by: 'Signed by',
  valid: 'Valid',
  validSpan: 'from {from} to {until}',
  fingerprint: 'SHA-256 fingerprint',
  allowed: 'Allowed before',
  shown: 'Shown now',
  unknown: 'not given',
  doubtSelf: 'The certificate signed itself: nobody vouches for it. Servers of institutions often have such a one.',
  doubtAuthority: 'It was signed by an authority that this computer does not know.',
  doubtName: 'It was not issued for {host}: check the server name.',
  doubtExpired: 'It expired on {date}. Ask the administrator to replace it.',
  doubtEarly: 'It becomes valid on {date} only: check the clock of this computer.',
  trust: 'Trust this very certificate',
  pinned: 'Trusted certificate',
  pinnedAbout: 'The program logs in to {host} only with this certificate.',
  remove: 'Stop trusting it',
  detail: 'the very certificate that you allowed',
  starttlsHint:
    'STARTTLS: protection begins after connecting. If the server does not give it, the program does not log in: no password is ever sent without protection.',
}
