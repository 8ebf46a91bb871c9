import { randomBytes } from 'node:crypto'
import { maxServerLine } from '../../../electron/mail/limits.ts'
import { talkSteps, type Evil, type EvilAnswer, type HonestAnswer, type TalkStep } from './evil-server.ts'

/** One way to be evil. */
export interface EvilKind {
  readonly name: string
  readonly evil: Evil
  /** It never lets the question end: our own deadline must. */
  readonly stalls: boolean
}

type Deed = (answer: HonestAnswer) => EvilAnswer

const text = (words: string, rest: Omit<EvilAnswer, 'bytes'> = {}): EvilAnswer => ({
  bytes: Buffer.from(words, 'latin1'),
  ...rest,
})
const before =
  (words: (answer: HonestAnswer) => string): Deed =>
  answer => ({
    bytes: Buffer.concat([Buffer.from(words(answer), 'latin1'), answer.bytes]),
  })
const half = ({ bytes }: HonestAnswer) => bytes.subarray(0, Math.ceil(bytes.length / 2))
const literal =
  (size: string): Deed =>
  () =>
    text(`* 1 FETCH (UID 3 BODY[] {${size}}\r\nabc`)

/** What holds up any question, whatever is asked. A byte a second, by the scale of the drill. */
const stalls = (scale: number): Readonly<Record<string, Deed>> => ({
  'a byte a second': answer => ({
    bytes: Buffer.concat([Buffer.alloc(9_000, '* OK'), answer.bytes]),
    pace: { bytes: 1, everyMs: 1_000 * scale },
  }),
  silence: () => text(''),
  'half of it, then silence': answer => ({ bytes: half(answer) }),
  'a line without end': () => text(`* OK ${'a'.repeat(1_000_000)}`),
  'BYE, and stays': () => text('* BYE so long\r\n'),
  'untagged lines for ever': () => ({
    bytes: Buffer.alloc(4_000_000, '* OK still here\r\n'),
    pace: { bytes: 170, everyMs: 10 },
  }),
})

const deeds: Readonly<Record<string, Deed>> = {
  '64 kB a second': ({ bytes }) => ({ bytes, pace: { bytes: 640, everyMs: 10 } }),
  'half of it, then the end': answer => ({ bytes: half(answer), leave: 'end' }),
  'half of it, then a reset': answer => ({ bytes: half(answer), leave: 'reset' }),
  'the end': () => text('', { leave: 'end' }),
  'a reset': () => text('', { leave: 'reset' }),
  'BYE in the middle': answer => ({
    bytes: Buffer.concat([half(answer), Buffer.from('\r\n* BYE so long\r\n')]),
    leave: 'end',
  }),
  'tags of others': before(() => 'ZZ1 OK yes\r\nZZ2 NO no\r\n'),
  'its tag twice': before(({ tag }) => `${tag} OK first\r\n`),
  NO: ({ tag }) => text(`${tag} NO not today\r\n`),
  'NO for now': ({ tag }) => text(`${tag} NO [UNAVAILABLE] later\r\n`),
  BAD: ({ tag }) => text(`${tag} BAD what\r\n`),
  'random bytes': () => ({ bytes: randomBytes(4_096) }),
  'a line of a megabyte': before(() => `* OK ${'b'.repeat(1_000_000)}\r\n`),
  'short words, four megabytes in a line': before(() => `* SEARCH ${'1 '.repeat(2_000_000)}1\r\n`),
  'short words, as many as a line may have': before(() => `* SEARCH ${'1 '.repeat(maxServerLine / 2 - 10)}1\r\n`),
  'empty literals without end': before(() => `* X${' {0}\r\n'.repeat(1_000_000)}\r\n`),
  'NO, and right behind it a literal of 2^31': ({ tag }) =>
    text(`${tag} NO not today\r\n* 1 FETCH (UID 3 BODY[] {2147483648}\r\n`),
  'a literal of 2^31': literal('2147483648'),
  'a literal of 2^63': literal('9223372036854775808'),
  'a literal without measure': literal('99999999999999999999999'),
  'a literal of less than nothing': literal('-1'),
  'a literal that is cut': ({ tag }) =>
    text(`* 1 FETCH (UID 3 BODY[] {1000}\r\nabc)\r\n${tag} OK done\r\n`, { leave: 'end' }),
  'a flood of EXISTS': before(() => '* 1 EXISTS\r\n'.repeat(5_000)),
  'a flood of EXPUNGE': before(() => '* 1 EXPUNGE\r\n'.repeat(5_000)),
  'a flood of letters nobody asked for': before(() => '* 1 FETCH (UID 900 FLAGS (\\Seen))\r\n'.repeat(3_000)),
  'a huge EXISTS': before(() => '* 4294967295 EXISTS\r\n* 99999999999999999999 EXISTS\r\n'),
  'NIL everywhere': ({ tag, step }) =>
    text(`* ${step === 'search' ? 'SEARCH' : 'NIL'} NIL NIL NIL\r\n* 1 FETCH NIL\r\n${tag} OK NIL\r\n`),
  'deep parentheses': before(() => `* LIST ${'('.repeat(10_000)}${')'.repeat(10_000)}\r\n`),
  'NUL bytes': before(() => '* OK \0\0\0\r\n\0\0\r\n'),
  'the answer twice': ({ bytes }) => ({ bytes: Buffer.concat([bytes, bytes]) }),
  'lines that end otherwise': ({ bytes }) => text(bytes.toString('latin1').replaceAll('\r\n', '\n')),
  'a continuation that nobody waits for': before(() => '+ go on\r\n+ \r\n+\r\n'),
  'bytes that are no text': before(() => '* OK \xff\xfe\xc3\x28\xf0\x9f\r\n'),
  'brackets that do not close': before(() => '* OK [ALERT (((( "unclosed\r\n'),
  'numbers that are none': before(
    () =>
      '* OK [UIDNEXT -1] x\r\n* OK [UIDVALIDITY zero] x\r\n* -5 EXISTS\r\n* SEARCH -1 0 1e9 99999999999999999999\r\n',
  ),
}

const fetched =
  (facts: string, body = ''): Deed =>
  ({ tag }) =>
    text(`* 1 FETCH (${facts}${body})\r\n${tag} OK done\r\n`)

/** What is evil in one answer only. */
const particular: readonly (readonly [TalkStep, string, Deed])[] = [
  [
    'select',
    'UIDVALIDITY 0',
    ({ tag }) => text(`* 3 EXISTS\r\n* OK [UIDVALIDITY 0] x\r\n* OK [UIDNEXT 0] x\r\n${tag} OK\r\n`),
  ],
  ['select', 'no UIDVALIDITY', ({ tag }) => text(`* 3 EXISTS\r\n${tag} OK\r\n`)],
  [
    'select',
    'UIDNEXT beyond numbers',
    ({ tag }) => text(`* OK [UIDVALIDITY 7] x\r\n* OK [UIDNEXT 18446744073709551616] x\r\n${tag} OK\r\n`),
  ],
  [
    'select',
    'UIDNEXT before its letters',
    ({ tag }) => text(`* OK [UIDVALIDITY 7] x\r\n* OK [UIDNEXT 1] x\r\n${tag} OK\r\n`),
  ],
  ['search', 'UID 0', ({ tag }) => text(`* SEARCH 0 0 0\r\n${tag} OK\r\n`)],
  ['search', 'numbers twice', ({ tag }) => text(`* SEARCH 3 3 7 7 12 12 3\r\n${tag} OK\r\n`)],
  [
    'search',
    'numbers beyond 2^53',
    ({ tag }) => text(`* SEARCH 9007199254740993 18446744073709551615\r\n${tag} OK\r\n`),
  ],
  [
    'search',
    'thirty thousand that are not there',
    ({ tag }) => text(`* SEARCH ${Array.from({ length: 30_000 }, (_, at) => at + 1).join(' ')}\r\n${tag} OK\r\n`),
  ],
  ['search', 'nothing said', ({ tag }) => text(`${tag} OK\r\n`)],
  ['sizes', 'UID 0', fetched('UID 0 RFC822.SIZE 10')],
  ['sizes', 'a size of less than nothing', fetched('UID 3 RFC822.SIZE -10')],
  ['sizes', 'a size beyond numbers', fetched('UID 3 RFC822.SIZE 99999999999999999999')],
  ['sizes', 'no number', fetched('RFC822.SIZE 10')],
  ['sizes', 'a date of nowhere', fetched('UID 3 INTERNALDATE "99-Foo-0000 99:99:99 +9999" RFC822.SIZE 300')],
  ['sizes', 'a letter of 36 MB that is not', fetched('UID 3 RFC822.SIZE 36000000')],
  ['body', 'of another letter', fetched('UID 777 BODY[]<0> {3}\r\nabc')],
  ['body', 'NIL', fetched('UID 3 BODY[]<0> NIL')],
  ['body', 'twice', fetched('UID 3 BODY[]<0> {3}\r\nabc', ' UID 7 BODY[]<0> {3}\r\nxyz')],
  ['body', 'of two megabytes where little was told', fetched('UID 3 BODY[]<0> {2000000}\r\n', 'w'.repeat(2_000_000))],
  ['body', 'without its number', fetched('BODY[]<0> {3}\r\nabc')],
]

export function evilKinds(scale: number): readonly EvilKind[] {
  const at =
    (step: TalkStep, deed: Deed): Evil =>
    answer =>
      answer.step === step ? deed(answer) : null
  const everywhere = (all: Readonly<Record<string, Deed>>, stalling: boolean) =>
    talkSteps.flatMap(step =>
      Object.entries(all).map(([name, deed]) => ({ name: `${step}: ${name}`, evil: at(step, deed), stalls: stalling })),
    )
  return [
    ...everywhere(stalls(scale), true),
    ...everywhere(deeds, false),
    ...particular.map(([step, name, deed]) => ({ name: `${step}: ${name}`, evil: at(step, deed), stalls: false })),
  ]
}
