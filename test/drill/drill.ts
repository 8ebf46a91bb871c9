/** What a file of this folder exports to be tried with `npm run drill -- NAME`. */
export interface Drill {
  /** One line, for the list. */
  readonly description: string
  run(
    report: (line: string) => void,
    options: DrillOptions,
  ): Promise<{ readonly tried: number; readonly survived: number }>
}

export interface DrillOptions {
  /** The few tries that `npm test` makes: the same code, in seconds. */
  readonly short: boolean
  /** What follows the name on the command line. */
  readonly args: readonly string[]
}
