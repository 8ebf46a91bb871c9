import type { Found } from './files.ts'
import { createProgress, printLine } from './lines.ts'

/** Prints what `look` finds in each file, one after another, and tells a person at a terminal how far that has come. */
export async function printEach(
  tool: string,
  files: readonly Found[],
  look: (file: Found) => Promise<object>,
): Promise<void> {
  const progress = createProgress(tool)
  for (const [index, file] of files.entries()) {
    progress.step(index, files.length)
    const line = await look(file)
    progress.clear()
    printLine(line)
  }
}
