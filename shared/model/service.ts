import type { DocumentType } from '../document-types.ts'

/** Відділення: where visitors come and whose mailbox their letters reach. */
export interface Branch {
  readonly id: string
  readonly name: string
  /** The institution's name, shown under the branch on the reception screen. */
  readonly institution: string
}

/** Послуга: what a visitor comes for, with the copies it asks and the code that the cabinet issued. */
export interface Service {
  readonly id: string
  readonly branchId: string
  readonly mailboxId: string
  readonly name: string
  /** The part after `+` in the branch address, when the institution gives each service its own alias. */
  readonly alias: string | null
  readonly required: readonly DocumentType[]
  readonly optional: readonly DocumentType[]
  /** The QR payload, byte for byte as the cabinet issued it. */
  readonly payload: string
  readonly active: boolean
}
