import { documentTypes, type DocumentType } from '../../shared/document-types.ts'

export type Need = 'none' | 'optional' | 'required'

/** Which copies a service asks for; a type that is not named is not asked for. */
export type Needs = Readonly<Partial<Record<DocumentType, Need>>>

/** What the two most usual kinds of services ask for. */
export const templates = {
  hiring: {
    passport: 'required',
    'taxpayer-card': 'required',
    'education-document': 'required',
    'reference-internally-displaced-person': 'optional',
  },
  administrative: {
    passport: 'required',
    'taxpayer-card': 'required',
    'reference-internally-displaced-person': 'optional',
  },
} as const satisfies Record<string, Needs>

export type Template = keyof typeof templates

/** In the order of the catalogue of documents. */
export function typesOf(needs: Needs, need: Need): DocumentType[] {
  return documentTypes.filter(type => needs[type] === need)
}
