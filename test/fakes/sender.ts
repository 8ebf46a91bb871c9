import type { Sender } from '../../electron/mail/sender.ts'

/** For programs that are not to send anything. */
export const noSender: Sender = { send: () => Promise.reject(new Error('nothing is sent here')) }
