export type { Plural, Same } from '../../shared/locales/message.ts'
