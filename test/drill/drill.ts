/** What a file of this folder exports to be tried with `npm run drill -- NAME`. */
export interface Drill {
  /** One line, for the list. */
  readonly description: string
  run(report: (line: string) => void): Promise<{ readonly tried: number; readonly survived: number }>
}
