import type { z } from 'zod'
import { AppError } from '../../shared/errors.ts'

/** Reads a JSON column. `id` names the row when it is damaged: @throws AppError `store.damaged`. */
export function readJson<T>(schema: z.ZodType<T>, text: string, id: string): T {
  try {
    return schema.parse(JSON.parse(text))
  } catch (error) {
    throw new AppError('store.damaged', id, error)
  }
}
