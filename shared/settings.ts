import { z } from 'zod'

export const languages = ['uk', 'en'] as const
export type Language = (typeof languages)[number]

/** What the clerk may change about the desk; kept in the database. */
export const settings = z.object({
  language: z.enum(languages),
  theme: z.enum(['system', 'light', 'dark']),
  sound: z.boolean(),
  shortcuts: z.boolean(),
  /** The reception monitor's diagonal in inches: what a pixel measures cannot be asked of it. */
  displayInches: z.number().min(7).max(120),
})
export type Settings = z.infer<typeof settings>

export const defaultSettings: Settings = {
  language: 'uk',
  theme: 'system',
  sound: true,
  shortcuts: true,
  displayInches: 24,
}
