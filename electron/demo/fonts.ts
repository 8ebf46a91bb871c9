import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** TrueType files of the face that copies are set in. */
export interface CopyFonts {
  readonly regular: Uint8Array
  readonly bold: Uint8Array
}

/** @param resources the folder that holds `fonts/`, differing between a checkout and a packed app */
export async function loadFonts(resources: string): Promise<CopyFonts> {
  const [regular, bold] = await Promise.all(
    ['Regular', 'SemiBold'].map(style => readFile(join(resources, 'fonts', `SourceSans3-${style}.ttf`))),
  )
  if (regular === undefined || bold === undefined) throw new Error('fonts of copies are incomplete')
  return { regular, bold }
}
