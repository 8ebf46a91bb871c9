import type { Clock, Random } from '../jobs/clock.ts'
import type { OutgoingLetter } from '../mail/sender.ts'
import { loadFonts } from '../paper/fonts.ts'
import type { Words } from './words.ts'

export interface SampleOrder {
  readonly to: string
  readonly token: string
  readonly institution: string
  readonly words: Words
  /** The folder of fonts. */
  readonly resources: string
}

/** A letter as a visitor sends it: one copy marked ЗРАЗОК, under a name that Дія gives. The token stands in the subject. */
export async function makeTestLetter(
  { to, token, institution, words, resources }: SampleOrder,
  clock: Pick<Clock, 'now'>,
  random: Random,
): Promise<OutgoingLetter> {
  // The makers of synthetic copies are loaded only by those who need one.
  const [{ createCopy }, { createPerson }, { digits }] = await Promise.all([
    import('../demo/copy.ts'),
    import('../demo/people.ts'),
    import('../demo/random.ts'),
  ])
  const draw = () => random.fraction()
  const { name, bytes } = await createCopy({
    type: 'internal-passport',
    person: createPerson(draw),
    variant: 'text',
    requestedAt: clock.now(),
    requester: institution,
    requestId: `DR-${digits(draw, 14)}`,
    random: draw,
    fonts: await loadFonts(resources),
  })
  return {
    to,
    subject: words.say('testSubject', { token: spaced(token) }),
    text: words.say('testText'),
    attachments: [{ name, mediaType: 'application/pdf', bytes }],
  }
}

/** As a person reads it out. */
function spaced(token: string): string {
  return `${token.slice(0, 5)}-${token.slice(5)}`
}
