import { z } from 'zod'

/** A window's role: the clerk's desk or the visitors' screen. */
export const windowRoles = ['operator', 'display'] as const
export type WindowRole = (typeof windowRoles)[number]

/** What the person at the window must be allowed to do; until people exist, everybody holds every right. */
export type Right = 'everyone' | 'operator' | 'senior' | 'administrator'

export interface CallSpec {
  readonly window: WindowRole
  readonly right: Right
  readonly input: z.ZodType
  readonly output: z.ZodType
}

/** Shapes that many calls share. */
export const id = z.string().min(1).max(64)
export const byId = z.strictObject({ id })
export const nothing = z.void()
export const download = z.object({ download: z.string().nullable() })
export const saved = z.object({ id: z.string() })
/** A link from the cabinet, or what somebody pasted for one: it is judged by the handler, which says what is wrong. */
export const payload = z.string().min(1).max(4_000)
