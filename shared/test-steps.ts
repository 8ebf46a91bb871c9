/** The way of a letter from the sending server to this desk, in its order. */
export const testSteps = ['connected', 'accepted', 'seen', 'fetched', 'read', 'stored', 'shown'] as const
export type TestStep = (typeof testSteps)[number]

/** Who sends it: the program through the account's own server (or into its folder), or a person from anywhere. */
export const testWays = ['program', 'person'] as const
export type TestWay = (typeof testWays)[number]

/** What a person sends is first met in the mailbox. */
export function stepsOf(by: TestWay): readonly TestStep[] {
  return by === 'person' ? testSteps.slice(testSteps.indexOf('seen')) : testSteps
}
