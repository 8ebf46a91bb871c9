import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { evenGlyphs } from './even-glyphs.ts'

/** Source Sans 3 as TrueType files, ready to be embedded in part. */
export interface Fonts {
  readonly regular: Uint8Array
  readonly semibold: Uint8Array
  readonly bold: Uint8Array
}

export type Weight = keyof Fonts

/** @param resources the folder that holds `fonts/`, differing between a checkout and a packed app */
export async function loadFonts(resources: string): Promise<Fonts> {
  const load = async (style: string) => evenGlyphs(await readFile(join(resources, 'fonts', `SourceSans3-${style}.ttf`)))
  const [regular, semibold, bold] = await Promise.all([load('Regular'), load('SemiBold'), load('Bold')])
  return { regular, semibold, bold }
}
