/** Who lets programs into mailboxes without a password. */
export const authorities = ['google', 'microsoft'] as const
export type Authority = (typeof authorities)[number]
