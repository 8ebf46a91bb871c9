import { z } from 'zod'

export const languages = ['uk', 'en'] as const
export type Language = (typeof languages)[number]

/** What the clerk may change about the desk; kept in the database. */
export const settings = z.object({
  language: z.enum(languages),
  theme: z.enum(['system', 'light', 'dark']),
  sound: z.boolean(),
  shortcuts: z.boolean(),
})
export type Settings = z.infer<typeof settings>

export const defaultSettings: Settings = { language: 'uk', theme: 'system', sound: true, shortcuts: true }
