/** The pages of the place «Пошта», in their order. */
export const mailTabs = ['mailboxes'] as const
export type MailTab = (typeof mailTabs)[number]
