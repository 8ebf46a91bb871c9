import { visitor } from '../../../shared/locales/en/visitor.ts'
import type { display as source } from '../uk/display.ts'
import type { Same } from '../message.ts'

export const display: Same<typeof source> = {
  ...visitor,
  title: 'Pryimalnia: the visitors’ screen',
  steps: 'How to share copies',
  codeOf: 'QR code of the service “{service}”',
  codeLost: 'The code is not available now',
  codeLostWhat: 'Please ask a\u00a0member of\u00a0staff: copies can be\u00a0taken without the\u00a0code.',
  noticeTitle: 'Please ask a\u00a0member of\u00a0staff',
  noticeText: 'They will tell you which copies are needed and\u00a0how to\u00a0share them.',
  pick: 'Choose a service',
  pickThen: 'A\u00a0code for\u00a0the Diia app will appear',
  all: 'All services',
  more: 'More services',
  pageOf: '{page} of\u00a0{pages}',
  copiesOf: '{copies}: {list}',
  count: { one: '{count}\u00a0copy', other: '{count}\u00a0copies' },
  received: 'Received at\u00a0{time}',
  code: 'code',
  sayCode: 'Tell this code to\u00a0a\u00a0member of\u00a0staff',
  receivedAloud: 'Received at\u00a0{time} · {copies} · code\u00a0{code}',
  demo: 'DEMO',
  language: 'Language',
  ukrainian: 'UA',
  english: 'EN',
  ukrainianAloud: 'UA: українською',
  englishAloud: 'EN: in English',
}
