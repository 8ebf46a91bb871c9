import { z } from 'zod'

export const posterFormats = ['a4', 'a5', 'a6', 'card'] as const
export type PosterFormat = (typeof posterFormats)[number]
export const posterLanguages = ['uk', 'both'] as const
export type PosterLanguage = (typeof posterLanguages)[number]

/** Why a poster must come down; `text`: its code is still right, its words are not. */
export const posterReasons = ['code', 'removed', 'inactive', 'text'] as const

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
