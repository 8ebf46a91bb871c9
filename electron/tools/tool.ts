/** What a file of this folder exports to be started with `npm run tool -- NAME …`. Writes one JSON object a line to stdout. */
export interface Tool {
  /** One line, for the list. */
  readonly description: string
  /** What may follow the name. */
  readonly usage: string
  /** Returns the exit code: 0 done, 1 failed, 2 called wrongly. */
  run(args: readonly string[]): Promise<number>
}
