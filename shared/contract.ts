import { z } from 'zod'
import { documentTypes } from './document-types.ts'
import type { WireError } from './errors.ts'
import { byId, download, id, nothing, saved, windowRoles, type CallSpec, type WindowRole } from './model/call-spec.ts'
import { ledgerPage, ledgerQuestion, ledgerTry } from './model/ledger.ts'
import { junkList, letterTrace, mailboxCheck, mailboxInput, mailboxSettings, oauthAccess } from './model/mailbox.ts'
import { asideReasons, packageDetails, queueItem } from './model/package.ts'
import { serviceCalls } from './model/service-calls.ts'
import { settings } from './settings.ts'
import { testWays } from './test-steps.ts'
import { visitCases } from './visit-cases.ts'
import type { Views } from './views.ts'

export { windowRoles, type Right, type WindowRole } from './model/call-spec.ts'

const documentList = z.array(z.enum(documentTypes)).max(documentTypes.length)

const setupInput = z.strictObject({
  branch: z.strictObject({ name: z.string().trim().min(1).max(100), institution: z.string().trim().min(1).max(200) }),
  mailbox: mailboxInput,
  service: z.strictObject({
    name: z.string().trim().min(1).max(200),
    required: documentList.min(1),
    optional: documentList,
    payload: z.string().min(1).max(500),
  }),
})

/** Every request a window can make. A line added here makes the compiler ask for its handler. */
export const calls = {
  'setup.check': { window: 'operator', right: 'administrator', input: mailboxInput, output: mailboxCheck },
  'setup.finish': { window: 'operator', right: 'administrator', input: setupInput, output: nothing },
  'settings.change': { window: 'operator', right: 'operator', input: settings.partial().strict(), output: nothing },
  'mailbox.wake': { window: 'operator', right: 'operator', input: byId, output: nothing },
  'mailbox.update': {
    window: 'operator',
    right: 'administrator',
    input: z.strictObject({ id, mailbox: mailboxInput }),
    output: nothing,
  },
  'mailbox.add': {
    window: 'operator',
    right: 'administrator',
    input: z.strictObject({ mailbox: mailboxInput }),
    output: saved,
  },
  /**
   * Ends the watch of a mailbox, or lets it go on; either is kept over a restart. A mailbox is never removed: its letters
   * are known by it. One that is not needed any more is paused, and no service names it.
   */
  'mailbox.pause': {
    window: 'operator',
    right: 'administrator',
    input: z.strictObject({ id, paused: z.boolean() }),
    output: nothing,
  },
  'mailbox.get': { window: 'operator', right: 'administrator', input: byId, output: mailboxSettings },
  /** Opens the authority's page in the system's browser and waits, up to 10 minutes, for the person to log in there. */
  'login.begin': {
    window: 'operator',
    right: 'administrator',
    input: z.strictObject({
      auth: oauthAccess,
      clientSecret: z
        .string()
        .trim()
        .regex(/^[\x21-\x7e]{1,500}$/)
        .nullable(),
      user: z.string().min(1).max(254),
    }),
    /** For `logIn` of a mailbox's input; forgotten when the program ends before. */
    output: z.object({ logIn: z.string() }),
  },
  /** Ends the log-in that is waited for, if one is. */
  'login.cancel': { window: 'operator', right: 'administrator', input: nothing, output: nothing },
  'package.get': { window: 'operator', right: 'operator', input: byId, output: packageDetails },
  'package.review': { window: 'operator', right: 'operator', input: byId, output: nothing },
  'package.accept': { window: 'operator', right: 'operator', input: byId, output: nothing },
  'package.reject': {
    window: 'operator',
    right: 'operator',
    input: z.strictObject({ id, reason: z.string().trim().min(1).max(500) }),
    output: nothing,
  },
  'package.undo': {
    window: 'operator',
    right: 'operator',
    /** The moment of the very decision that is taken back: nobody undoes one that they have not seen. */
    input: z.strictObject({ id, settledAt: z.number() }),
    output: nothing,
  },
  'package.assign': {
    window: 'operator',
    right: 'operator',
    input: z.strictObject({ id, serviceId: id }),
    output: nothing,
  },
  /** Newest first. */
  'aside.list': {
    window: 'operator',
    right: 'operator',
    input: z.strictObject({ reason: z.enum(asideReasons).nullable(), offset: z.int().min(0) }),
    output: z.object({ rows: z.array(queueItem), total: z.int() }),
  },
  /** Puts open packages aside for a reason, or takes them back into the queue (null). What is settled meanwhile is passed over. */
  'aside.put': {
    window: 'operator',
    right: 'operator',
    input: z.strictObject({ ids: z.array(id).min(1).max(1_000), aside: z.enum(asideReasons).nullable() }),
    output: nothing,
  },
  /** «Чому цього листа немає?»: looks for a sender, by an address or a part of one, here and on the server. */
  'letter.trace': {
    window: 'operator',
    right: 'operator',
    input: z.strictObject({ mailboxId: id, sender: z.string().trim().min(2).max(254), days: z.int().min(1).max(365) }),
    output: letterTrace,
  },
  /** Looks into the watched folder and Junk now, for a person who waits for a letter; opens no connection. */
  'mailbox.look': { window: 'operator', right: 'operator', input: byId, output: nothing },
  /** What came in the last 15 minutes, wherever it stands, at most 50, newest first; of every mailbox when it is null. */
  'letter.recent': {
    window: 'operator',
    right: 'operator',
    input: z.strictObject({ mailboxId: id.nullable() }),
    output: z.object({ rows: z.array(queueItem) }),
  },
  /** What lies in Junk; asked anew when the view's count of it changes. */
  'junk.list': {
    window: 'operator',
    right: 'operator',
    input: z.strictObject({ mailboxId: id }),
    output: junkList,
  },
  /** Takes a letter in from Junk as if it had come; it stays there. Asked twice it is one package. May be refused with `junk.gone`. */
  'junk.accept': {
    window: 'operator',
    right: 'operator',
    input: z.strictObject({ mailboxId: id, uidValidity: z.string().min(1).max(20), uid: z.int().min(1) }),
    /** Null where no package was made of it: this very letter had come to another mailbox. */
    output: z.object({ packageId: z.string().nullable() }),
  },
  /** Begins a test letter, where none of the mailbox is under way; how it goes is in the view. */
  'test-letter.send': {
    window: 'operator',
    right: 'operator',
    input: z.strictObject({ mailboxId: id, by: z.enum(testWays) }),
    output: nothing,
  },
  /** Ends one that is under way, and puts away what is known of it. */
  'test-letter.cancel': {
    window: 'operator',
    right: 'operator',
    input: z.strictObject({ mailboxId: id }),
    output: nothing,
  },
  /** A desk has drawn that the letter is here. */
  'test-letter.shown': {
    window: 'operator',
    right: 'operator',
    input: z.strictObject({ mailboxId: id }),
    output: nothing,
  },
  /** What was skipped, refused, set aside or not understood, each with its reason. */
  'ledger.list': { window: 'operator', right: 'operator', input: ledgerQuestion, output: ledgerPage },
  /** Tries one row again: reads it anew, fetches it, takes it into the queue or asks the server, as its kind wants. */
  'ledger.retry': {
    window: 'operator',
    right: 'operator',
    input: z.strictObject({ id: z.string().min(1).max(100) }),
    output: ledgerTry,
  },
  /** Tries again what the server refused to do with stored letters. */
  'outbox.retry': { window: 'operator', right: 'operator', input: byId, output: nothing },
  'document.save': {
    window: 'operator',
    right: 'operator',
    input: byId,
    output: download,
  },
  'document.hung': { window: 'operator', right: 'operator', input: byId, output: nothing },
  'window.show': {
    window: 'operator',
    right: 'operator',
    input: z.strictObject({ role: z.enum(windowRoles) }),
    output: nothing,
  },
  'demo.visit': {
    window: 'operator',
    right: 'operator',
    input: z.strictObject({ serviceId: id, case: z.enum(visitCases) }),
    output: nothing,
  },
  ...serviceCalls,
  /** Asks every reception screen to read its codes back now. */
  'display.look': { window: 'operator', right: 'operator', input: nothing, output: nothing },
  'display.report': {
    window: 'display',
    right: 'everyone',
    input: z.strictObject({
      /** Made by the window at its start: each reception window answers for itself. */
      windowId: id,
      screen: z.strictObject({
        width: z.int().min(1).max(100_000),
        height: z.int().min(1).max(100_000),
        ratio: z.number().positive().max(100),
      }),
      serviceId: id,
      verdict: z.enum(['verified', 'mismatch', 'unreadable']),
      /** Visitors see this code now. Otherwise it was drawn only to be read, or has just left the screen. */
      shown: z.boolean(),
      module: z.int().min(1).max(10_000).nullable(),
      modules: z.int().min(1).max(200).nullable(),
    }),
    output: nothing,
  },
} as const satisfies Record<string, CallSpec>

export type Calls = typeof calls
export type CallName = keyof Calls
export type Input<N extends CallName> = z.infer<Calls[N]['input']>
export type Output<N extends CallName> = z.infer<Calls[N]['output']>
export type CallsOf<R extends WindowRole> = { [N in CallName]: Calls[N]['window'] extends R ? N : never }[CallName]

export type Reply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: WireError }

/** The only thing a shell gives a window. */
export interface Bridge<R extends WindowRole = WindowRole> {
  readonly role: R
  call(name: string, input: unknown): Promise<Reply>
  /** Calls `listener` with the whole view at once and after each change; returns how to stop. */
  watch(listener: (view: Views[R]) => void): () => void
}
