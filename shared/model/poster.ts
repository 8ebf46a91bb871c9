import { z } from 'zod'
import { posterFormats, posterLanguages } from '../posters.ts'

/** Why a poster must come down; `text`: its code is still right, its words are not. */
export const posterReasons = ['code', 'removed', 'inactive', 'text'] as const
export type PosterReason = (typeof posterReasons)[number]

/** Which poster of which service. */
export const posterInput = z.strictObject({
  serviceId: z.string().min(1).max(64),
  format: z.enum(posterFormats),
  language: z.enum(posterLanguages),
})

/** A poster that was made, and so may hang somewhere. */
export const posterRow = z.object({
  id: z.string(),
  serviceId: z.string(),
  serviceName: z.string(),
  branchName: z.string(),
  format: z.enum(posterFormats),
  language: z.enum(posterLanguages),
  checkCode: z.string(),
  printedAt: z.number(),
  takenDownAt: z.number().nullable(),
  reason: z.enum(posterReasons).nullable(),
})
export type PosterRow = z.infer<typeof posterRow>
