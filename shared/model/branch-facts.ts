import { z } from 'zod'

/** Postal address as the cabinet asks for it; '' where nothing was told. */
export const branchAddress = z.strictObject({
  region: z.string().trim().max(100),
  district: z.string().trim().max(100),
  location: z.string().trim().max(100),
  street: z.string().trim().max(100),
  house: z.string().trim().max(20),
})
export type BranchAddress = Readonly<z.infer<typeof branchAddress>>

/** Minutes from midnight, local time; closing comes after opening. */
export const openHours = z
  .strictObject({ opens: z.int().min(0).max(1_439), closes: z.int().min(1).max(1_440) })
  .refine(({ opens, closes }) => opens < closes)
export type OpenHours = Readonly<z.infer<typeof openHours>>

/** Monday first; null on a day that is closed. */
export const workingHours = z.strictObject({ days: z.array(openHours.nullable()).length(7) })
export interface WorkingHours {
  readonly days: readonly (OpenHours | null)[]
}

export const noAddress: BranchAddress = { region: '', district: '', location: '', street: '', house: '' }
