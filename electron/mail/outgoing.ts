import MailComposer from 'nodemailer/lib/mail-composer'
import type { OutgoingLetter } from './sender.ts'

/** A letter as it is handed over, byte for byte. `now` is its date, epoch ms. */
export function composeOutgoing(from: string, letter: OutgoingLetter, now: number): Promise<Buffer> {
  const { to, subject, text, attachments } = letter
  return new MailComposer({
    ...{ from, to, subject, text },
    date: new Date(now),
    newline: 'win',
    attachments: attachments.map(({ name, mediaType, bytes }) => ({
      content: Buffer.from(bytes),
      filename: name,
      contentType: mediaType,
    })),
  })
    .compile()
    .build()
}
