/** Limits on what an authorisation may take, each with its reason. */

/** A person looks for a telephone, reads a code from it and asks a colleague: Google and Microsoft wait 10 minutes. */
export const browserMs = 10 * 60_000

/** Names, TCP, TLS and the answer of a token end point, which is some 3 KB. */
export const tokenMs = 30_000

/** Microsoft's tokens have up to 4 KB, and an answer holds three of them. */
export const maxTokenAnswer = 64 * 1_024
export const maxToken = 16_384

/** A token that ends on its way to the mail server is refused there: it is renewed before. */
export const renewBeforeMs = 2 * 60_000

/** RFC 6749 leaves it out at will; both authorities give an hour. */
export const usualLifeMs = 60 * 60_000

/** No authority gives more; a later end is a clock of theirs or ours that is wrong. */
export const longestLifeMs = 24 * 60 * 60_000

/** Browsers ask for an icon, and other pages of the machine may knock: connections at once. */
export const maxKnocks = 16
export const maxRedirect = 16_384
