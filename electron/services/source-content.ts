import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { CatalogueContent } from './catalogue.ts'
import type { CatalogueReader } from './catalogue-reader.ts'

export interface ContentReader {
  /** @throws AppError with the reason why nothing can be had of these bytes */
  read(bytes: Uint8Array, signal: AbortSignal): Promise<CatalogueContent>
}

/** Reads catalogues and remembers the last one that was refused, so that the same bytes are not read every minute. */
export function createContentReader(reader: CatalogueReader): ContentReader {
  let refused: { readonly sha256: string; readonly error: AppError } | null = null
  return {
    async read(bytes, signal) {
      const sha256 = sha256Of(bytes)
      if (refused?.sha256 === sha256) throw refused.error
      const reading = await reader.read(bytes, signal)
      if (reading.kind === 'refused') {
        refused = { sha256, error: new AppError(reading.reason) }
        throw refused.error
      }
      refused = null
      const { kind: _, ...content } = reading
      return content
    },
  }
}

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** A mark as this kind of source writes it; one of another program's version, or of another kind of source, is none. */
export function readMark<Shape extends z.ZodType>(shape: Shape, mark: string | null): z.infer<Shape> | null {
  try {
    return mark === null ? null : shape.parse(JSON.parse(mark))
  } catch {
    return null
  }
}
