import { z } from 'zod'
import { documentTypes, type DocumentType } from '../document-types.ts'
import { branchAddress, noAddress, workingHours, type BranchAddress, type WorkingHours } from './branch-facts.ts'

/** Which source a row came from, and since when it is no longer there. Such a row is marked, never deleted. */
export interface SourceLink {
  readonly sourceId: string
  /** The source's own id. */
  readonly externalId: string
  readonly removedAt: number | null
}

/** Відділення: where visitors come and whose mailbox their letters reach. */
export interface Branch {
  readonly id: string
  readonly name: string
  /** The institution's name, shown under the branch on the reception screen. */
  readonly institution: string
  readonly fullName: string
  readonly address: BranchAddress
  /** As the cabinet has it: the address that letters are sent to; '' where it is not known. */
  readonly email: string
  readonly hours: WorkingHours | null
  readonly responsible: string
  /** The mailbox that is watched for it; null until one is chosen. */
  readonly mailboxId: string | null
  readonly source: SourceLink | null
}

/** Послуга: what a visitor comes for, with the copies it asks and the code that the cabinet issued. */
export interface Service {
  readonly id: string
  readonly branchId: string
  /** Its branch's. */
  readonly mailboxId: string | null
  readonly name: string
  /** The part after `+` in the branch address, when the institution gives each service its own alias. */
  readonly alias: string | null
  readonly required: readonly DocumentType[]
  readonly optional: readonly DocumentType[]
  /** The QR payload, byte for byte as the cabinet issued it; '' until it has been taken over. */
  readonly payload: string
  readonly purpose: string
  readonly retentionClass: string
  /** Індекс справи за номенклатурою. */
  readonly caseIndex: string
  /** Shown to visitors, and letters may be for it. */
  readonly active: boolean
  /** Grows when its name or its list of copies changes: a package keeps the one in force when it arrived. */
  readonly version: number
  readonly source: SourceLink | null
}

/** What is typed of a branch at first; the rest can wait. */
export function newBranch(facts: Pick<Branch, 'id' | 'name' | 'institution'> & Partial<Branch>): Branch {
  const rest = { fullName: '', address: noAddress, email: '', hours: null, responsible: '', mailboxId: null }
  return { ...rest, source: null, ...facts }
}

/** What is said of a service at first; visitors do not see it until somebody switches it on. */
export function newService(
  facts: Pick<Service, 'id' | 'branchId' | 'mailboxId' | 'name' | 'required' | 'optional'> & Partial<Service>,
): Service {
  const rest = { alias: null, payload: '', purpose: '', retentionClass: '', caseIndex: '' }
  return { ...rest, active: false, version: 1, source: null, ...facts }
}

/** `broken`: the stored code is not the one that was taken over; it is shown to nobody. */
export const codeStates = ['none', 'sealed', 'broken'] as const
export type CodeState = (typeof codeStates)[number]

const id = z.string().min(1).max(64)
const documentList = z.array(z.enum(documentTypes)).max(documentTypes.length)

/** What a person may say of a branch. */
export const branchInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  institution: z.string().trim().min(1).max(200),
  fullName: z.string().trim().max(200),
  address: branchAddress,
  email: z.union([z.literal(''), z.email().max(254)]),
  hours: workingHours.nullable(),
  responsible: z.string().trim().max(200),
  mailboxId: id.nullable(),
})
export type BranchInput = z.infer<typeof branchInput>

/** What a person may say of a service; its code is taken over by a call of its own. */
export const serviceInput = z
  .strictObject({
    branchId: id,
    name: z.string().trim().min(1).max(200),
    alias: z
      .string()
      .trim()
      .regex(/^[\w.-]{1,64}$/)
      .nullable(),
    required: documentList,
    optional: documentList,
    purpose: z.string().trim().max(500),
    retentionClass: z.string().trim().max(200),
    caseIndex: z.string().trim().max(50),
    active: z.boolean(),
  })
  .refine(({ required, optional }) => required.length + optional.length > 0, { path: ['required'] })
export type ServiceInput = z.infer<typeof serviceInput>

const sourceLink = z.object({ sourceId: z.string(), externalId: z.string(), removedAt: z.number().nullable() })

/** The fields that a row's source keeps: what a person types there is written over by the next sync. */
const kept = z.array(z.string())

export const branchDetails = branchInput.extend({ id: z.string(), source: sourceLink.nullable(), kept })
export type BranchDetails = z.infer<typeof branchDetails>

/** A line of the list of services. */
export const serviceRow = z.object({
  id: z.string(),
  branchId: z.string(),
  name: z.string(),
  copies: z.int(),
  active: z.boolean(),
  code: z.enum(codeStates),
  /** '' while there is no code. */
  checkCode: z.string(),
  removedAt: z.number().nullable(),
  sourceId: z.string().nullable(),
})
export type ServiceRow = z.infer<typeof serviceRow>

export const serviceDetails = z.object({
  id: z.string(),
  branchId: z.string(),
  name: z.string(),
  alias: z.string().nullable(),
  required: documentList,
  optional: documentList,
  purpose: z.string(),
  retentionClass: z.string(),
  caseIndex: z.string(),
  active: z.boolean(),
  source: sourceLink.nullable(),
  kept,
  code: z.object({
    state: z.enum(codeStates),
    payload: z.string(),
    /** What people compare on paper and on the screen: «7K3M-Q2XD». */
    checkCode: z.string(),
  }),
  /** Newest first: since when the service asks what it asks. */
  versions: z.array(
    z.object({
      version: z.int(),
      since: z.number(),
      name: z.string(),
      required: documentList,
      optional: documentList,
    }),
  ),
  /** How many packages came for it: a service that has any can be switched off, not removed. */
  packages: z.int(),
})
export type ServiceDetails = z.infer<typeof serviceDetails>

/** What taking a code over would mean. */
export const codeLook = z.object({
  checkCode: z.string(),
  /** The other service that has it already: it is nobody else's then. */
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** The code that it would replace, and how many posters with that one hang. */
  stands: z.object({ checkCode: z.string(), posters: z.int() }).nullable(),
})
