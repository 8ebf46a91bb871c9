import type { catalogue as source } from '../uk/catalogue.ts'
import type { Same } from '../message.ts'

export const catalogue: Same<typeof source> = {
  'not-object': 'A record with fields should stand here, and something else does: left out.',
  'id-missing': 'There is no identifier, so the row was left out. Give it any code that will not change any more.',
  'id-invalid': 'The identifier will not do: it is too long or holds unseen characters. The row was left out.',
  'id-mangled':
    'The spreadsheet turned the identifier into the number “{value}”. Format the column as text and enter the code again; the row was left out.',
  'id-duplicate': 'The identifier “{value}” is already there above. The first one stays; give this one another code.',
  'name-missing': 'There is no name: “{value}” was left out.',
  'row-uneven':
    'The row has more cells than there are columns: {value}. Text with a delimiter is probably not in quotes; the row was left out.',
  'quote-open': 'A quote is opened and never closed: this row, and perhaps some after it, were left out.',
  'type-wrong': 'Text should stand here. This field was not taken.',
  'too-long': 'Too long: only the beginning was taken.',
  'email-invalid': '“{value}” does not look like a mail address. This field was not taken.',
  'hours-invalid':
    'The working hours “{value}” are not clear. Write them like this: Mon–Fri 09:00–18:00; Sat 10:00–14:00.',
  'alias-invalid': 'The tag “{value}” will not do: Latin letters, digits, dots and hyphens only.',
  'document-unknown': 'We know no copy “{value}”; the rest of the list was taken. Check the name against the template.',
  'document-twice': 'A copy is named both as required and as optional: it counts as required.',
  'payload-too-long': 'The link is too long for a QR code, so it was not taken.',
  'payload-twice': 'The service “{value}” has the same link already: a letter will not say which one it is for.',
  'branch-differs': 'Above, something other than “{value}” is said of this branch: what stands above was taken.',
  'field-unknown': 'We know no field “{value}”: left out.',
  'column-unknown': 'We know no column “{value}”: left out.',
  'column-twice': 'The column “{value}” is there twice: the first was taken.',
  'column-missing': 'There is no column “{value}”, and without it the rows cannot be read.',
  'offer-without-documents': 'The service “{value}” asks for no copies of documents: left out.',
  'at-row': 'Row {row}',
  'at-cell': 'Row {row}, “{field}”',
  'at-field': '{field}',
}
