import { create } from 'qrcode'
import { encodeBytes, type Code } from '../../shared/qr-code.ts'

/** The payload's code. @throws when no code holds so much */
export function encodeCode(payload: string): Code {
  return encodeBytes(new TextEncoder().encode(payload), create)
}
