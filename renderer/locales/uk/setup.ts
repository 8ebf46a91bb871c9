/** Messages of this area; the source of the English ones. */
export const setup = {} as const
