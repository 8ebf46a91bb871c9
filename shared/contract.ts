import { z } from 'zod'
import { documentTypes } from './document-types.ts'
import type { WireError } from './errors.ts'
import { mailboxCheck, mailboxInput, mailboxSettings } from './model/mailbox.ts'
import { packageDetails } from './model/package.ts'
import { settings } from './settings.ts'
import { visitCases } from './visit-cases.ts'
import type { Views } from './views.ts'

/** A window's role: the clerk's desk or the visitors' screen. */
export const windowRoles = ['operator', 'display'] as const
export type WindowRole = (typeof windowRoles)[number]

/** What the person at the window must be allowed to do; until people exist, everybody holds every right. */
export type Right = 'everyone' | 'operator' | 'senior' | 'administrator'

interface CallSpec {
  readonly window: WindowRole
  readonly right: Right
  readonly input: z.ZodType
  readonly output: z.ZodType
}

const id = z.string().min(1).max(64)
const byId = z.strictObject({ id })
const nothing = z.void()
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
  'mailbox.get': { window: 'operator', right: 'administrator', input: byId, output: mailboxSettings },
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
  'document.save': {
    window: 'operator',
    right: 'operator',
    input: byId,
    output: z.object({ download: z.string().nullable() }),
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
  'display.report': {
    window: 'display',
    right: 'everyone',
    input: z.strictObject({ serviceId: id, verdict: z.enum(['verified', 'mismatch', 'unreadable']) }),
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
