import type { Migration } from '../migrate.ts'
import { first } from './0001-first.ts'
import { services } from './0002-services.ts'
import { letterParts } from './0003-letter-parts.ts'
import { intake } from './0004-intake.ts'
import { shapes } from './0005-shapes.ts'
import { junkTrace } from './0006-junk-trace.ts'
import { testLetters } from './0007-test-letters.ts'
import { ledger } from './0008-ledger.ts'

/** In the order of their versions. */
export const migrations: readonly Migration[] = [
  first,
  services,
  letterParts,
  intake,
  shapes,
  junkTrace,
  testLetters,
  ledger,
]
