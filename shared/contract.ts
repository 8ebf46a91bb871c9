import { z } from 'zod'
import { documentTypes } from './document-types.ts'
import type { WireError } from './errors.ts'
import { mailboxCheck, mailboxInput, mailboxSettings } from './model/mailbox.ts'
import { packageDetails } from './model/package.ts'
import { posterInput, posterRow } from './model/poster.ts'
import { branchDetails, branchInput, codeLook, serviceDetails, serviceInput, serviceRow } from './model/service.ts'
import { pendingCode, sourceInput, sourceSettings, syncReport } from './model/source.ts'
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
const download = z.object({ download: z.string().nullable() })
const saved = z.object({ id: z.string() })
/** A link from the cabinet, or what somebody pasted for one: it is judged by the handler, which says what is wrong. */
const payload = z.string().min(1).max(4_000)
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
  'branch.get': { window: 'operator', right: 'operator', input: byId, output: branchDetails },
  'branch.save': {
    window: 'operator',
    right: 'administrator',
    input: z.strictObject({ id: id.nullable(), branch: branchInput }),
    output: saved,
  },
  /** Only one without services. */
  'branch.remove': { window: 'operator', right: 'administrator', input: byId, output: nothing },
  'service.list': {
    window: 'operator',
    right: 'operator',
    input: z.strictObject({
      /** In the service's or its branch's name; '' for all. */
      text: z.string().max(200),
      branchId: id.nullable(),
      offset: z.int().min(0),
    }),
    /** A page in the order of branches and services, and how many there are in all. */
    output: z.object({ rows: z.array(serviceRow), total: z.int() }),
  },
  'service.get': { window: 'operator', right: 'operator', input: byId, output: serviceDetails },
  'service.save': {
    window: 'operator',
    right: 'administrator',
    input: z.strictObject({ id: id.nullable(), service: serviceInput }),
    output: saved,
  },
  /** Only one that no package came for; others are switched off. */
  'service.remove': { window: 'operator', right: 'administrator', input: byId, output: nothing },
  'service.switch': {
    window: 'operator',
    right: 'administrator',
    input: z.strictObject({ ids: z.array(id).min(1).max(10_000), active: z.boolean() }),
    output: nothing,
  },
  /** Puts a service before another one of the list, or last. */
  'service.move': {
    window: 'operator',
    right: 'administrator',
    input: z.strictObject({ id, before: id.nullable() }),
    output: nothing,
  },
  /** What taking this code over for a service would mean; nothing changes. `serviceId: null`: for one that is not saved yet. */
  'code.look': {
    window: 'operator',
    right: 'operator',
    input: z.strictObject({ serviceId: id.nullable(), payload }),
    output: codeLook,
  },
  /** Takes a code over from the cabinet. One that stands already is replaced only when `replaces` is its check code. */
  'code.take': {
    window: 'operator',
    right: 'administrator',
    input: z.strictObject({ serviceId: id, payload, replaces: z.string().max(20).nullable() }),
    output: nothing,
  },
  'host.allow': {
    window: 'operator',
    right: 'administrator',
    input: z.strictObject({ host: z.string().trim().min(1).max(253) }),
    output: nothing,
  },
  'host.forget': {
    window: 'operator',
    right: 'administrator',
    input: z.strictObject({ host: z.string().min(1).max(253) }),
    output: nothing,
  },
  'source.get': { window: 'operator', right: 'administrator', input: byId, output: sourceSettings },
  'source.save': {
    window: 'operator',
    right: 'administrator',
    input: z.strictObject({ id: id.nullable(), source: sourceInput }),
    output: saved,
  },
  /** What came from it stays, as if a person had typed it. */
  'source.remove': { window: 'operator', right: 'administrator', input: byId, output: nothing },
  'source.sync': { window: 'operator', right: 'operator', input: byId, output: nothing },
  /** What the last sync found, and the codes that wait for a person. */
  'source.report': {
    window: 'operator',
    right: 'operator',
    input: byId,
    output: z.object({ report: syncReport.nullable(), pending: z.array(pendingCode) }),
  },
  /** Takes or leaves the new codes of these services. `after` is each code as it was seen, so that nobody decides on another. */
  'source.decide': {
    window: 'operator',
    right: 'administrator',
    input: z.strictObject({
      id,
      codes: z
        .array(z.strictObject({ serviceId: id, after: payload }))
        .min(1)
        .max(10_000),
      accept: z.boolean(),
    }),
    output: nothing,
  },
  /** Gives rows that a person typed to this source, by its own ids of them: it keeps them from now on. */
  'source.adopt': {
    window: 'operator',
    right: 'administrator',
    input: z.strictObject({
      id,
      rows: z
        .array(z.strictObject({ about: z.enum(['branch', 'service']), id, externalId: z.string().min(1).max(200) }))
        .min(1)
        .max(10_000),
    }),
    output: nothing,
  },
  /** A file that was handed over by `POST /catalogues`: what it would change is known by its id until it is applied or another one comes. */
  'catalogue.apply': {
    window: 'operator',
    right: 'administrator',
    input: byId,
    output: saved,
  },
  'catalogue.export': {
    window: 'operator',
    right: 'operator',
    input: z.strictObject({ format: z.enum(['json', 'csv']), content: z.enum(['template', 'all']) }),
    output: download,
  },
  /** Draws a poster to be looked at: where the desk may fetch its PDF for a while. */
  'poster.look': { window: 'operator', right: 'operator', input: posterInput, output: z.object({ page: z.string() }) },
  /**
   * Makes a poster that may hang from now on: a file of it, or paper that the window prints from what it has drawn.
   * `made` is false when the person changed their mind in the shell's own dialog.
   */
  'poster.make': {
    window: 'operator',
    right: 'operator',
    input: posterInput.extend({ to: z.enum(['file', 'paper']) }),
    output: download.extend({ made: z.boolean() }),
  },
  /** Newest first. */
  'poster.list': {
    window: 'operator',
    right: 'operator',
    input: z.strictObject({ offset: z.int().min(0) }),
    output: z.object({ rows: z.array(posterRow), total: z.int() }),
  },
  'poster.down': {
    window: 'operator',
    right: 'operator',
    input: z.strictObject({ ids: z.array(id).min(1).max(1_000), down: z.boolean() }),
    output: nothing,
  },
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
