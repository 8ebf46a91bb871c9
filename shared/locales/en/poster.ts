import type { Same } from '../message.ts'
import type { poster as source } from '../uk/poster.ts'

export const poster: Same<typeof source> = {
  demo: 'DEMO',
  stamp: 'Check code and\u00a0date of\u00a0printing',
  title: '{service}: QR code for\u00a0visitors',
  cut: 'cut here',
  fold: 'fold here',
}
