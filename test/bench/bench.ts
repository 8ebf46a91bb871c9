/** What a file of this folder exports to be measured with `npm run bench -- NAME`. */
export interface Bench {
  /** One line, for the list. */
  readonly description: string
  /** What the value should be, in words: `≤ 1.5 s`. */
  readonly target: string
  run(report: (line: string) => void): Promise<{ readonly value: number; readonly unit: string }>
}
