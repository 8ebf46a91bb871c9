/**
 * The kinds of copies that a Дія.QR service can ask for, by the slug that the Дія acquirers API uses.
 * Source: the official list of the partner SDKs, plus three slugs seen sent by a partner system.
 * Names people read live in the locale catalogues under `document.<slug>`.
 */
export const documentTypes = [
  'passport',
  'internal-passport',
  'foreign-passport',
  'taxpayer-card',
  'reference-internally-displaced-person',
  'birth-certificate',
  'driver-license',
  'vehicle-license',
  'student-id-card',
  'pension-card',
  'education-document',
  'veteran-certificate',
  'name-change-act-record',
  'marriage-act-record',
  'divorce-act-record',
  'user-birth-record',
  'residence-permit-permanent',
  'residence-permit-temporary',
] as const

export type DocumentType = (typeof documentTypes)[number]

/** What a received copy can be: `passport` is only ever asked for, one of its two answers arrives. */
export type CopyType = Exclude<DocumentType, 'passport'>

/** The copies that answer a requested type. */
export function answersOf(requested: DocumentType): readonly CopyType[] {
  return requested === 'passport' ? ['internal-passport', 'foreign-passport'] : [requested]
}

export function isDocumentType(value: string): value is DocumentType {
  return (documentTypes as readonly string[]).includes(value)
}
