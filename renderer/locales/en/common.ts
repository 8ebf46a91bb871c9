import type { common as source } from '../uk/common.ts'
import type { Same } from '../message.ts'

export const common: Same<typeof source> = {
  product: 'Pryimalnia',
  demo: 'DEMO',
  demoMeans: 'People, letters and documents here are invented.',
  undo: 'Undo',
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  next: 'Next',
  show: 'Show',
  hide: 'Hide',
  password: 'password',
  code: 'Code',
  progress: '{done} of {total}',
  more: 'Show {number} more',
  seconds: '{seconds} s',
}
