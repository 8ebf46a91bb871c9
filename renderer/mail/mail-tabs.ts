/** The pages of the place «Пошта», in their order. */
export const mailTabs = ['mailboxes', 'ledger'] as const
export type MailTab = (typeof mailTabs)[number]
