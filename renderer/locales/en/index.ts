import { after } from './after.ts'
import { common } from './common.ts'
import { desk } from './desk.ts'
import { display } from './display.ts'
import { documents } from '../../../shared/locales/en/documents.ts'
import { catalogue } from '../../../shared/locales/en/catalogue.ts'
import { errors } from '../../../shared/locales/en/errors.ts'
import { files } from './files.ts'
import { guide } from './guide.ts'
import { hintAdministrative } from './hint-administrative.ts'
import { hintHiring } from './hint-hiring.ts'
import { ledger } from './ledger.ts'
import { letters } from './letters.ts'
import { mail } from './mail.ts'
import { logIn } from './log-in.ts'
import { pin } from './pin.ts'
import { posters } from './posters.ts'
import { preview } from './preview.ts'
import { remedy } from './remedy.ts'
import { selfTest } from './self-test.ts'
import { services } from './services.ts'
import { setup } from './setup.ts'
import { sourceForm } from './source-form.ts'
import { sources } from './sources.ts'
import { testLetter } from './test-letter.ts'
import { waiting } from './waiting.ts'

export const en = {
  after,
  catalogue,
  common,
  desk,
  display,
  document: documents,
  error: errors,
  files,
  guide,
  hintAdministrative,
  hintHiring,
  ledger,
  letters,
  mail,
  logIn,
  pin,
  posters,
  preview,
  remedy,
  selfTest,
  services,
  setup,
  sourceForm,
  sources,
  testLetter,
  waiting,
}
