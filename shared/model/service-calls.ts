import { z } from 'zod'
import { byId, download, id, nothing, payload, saved, type CallSpec } from './call-spec.ts'
import { posterInput, posterRow } from './poster.ts'
import { branchDetails, branchInput, codeLook, serviceDetails, serviceInput, serviceRow } from './service.ts'
import { pendingCode, sourceInput, sourceSettings, syncReport } from './source.ts'

/** Requests about branches, services, their codes, where they come from and the posters of them. */
export const serviceCalls = {
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
} as const satisfies Record<string, CallSpec>
