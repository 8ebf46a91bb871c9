import { describe, expect, it } from 'vitest'
import { answerChecklist } from '../../../electron/domain/checklist.ts'

const asked = { required: ['passport', 'taxpayer-card'], optional: ['birth-certificate'] } as const

describe('the checklist', () => {
  it('lets an ID card or an international passport answer «passport», once', () => {
    const { rows, extra, missing } = answerChecklist(asked, [
      { id: '1', type: 'foreign-passport', problem: null },
      { id: '2', type: 'internal-passport', problem: null },
      { id: '3', type: 'taxpayer-card', problem: null },
    ])
    expect(rows.map(row => row.copyId)).toEqual(['1', '3', null])
    expect(extra).toEqual(['2'])
    expect(missing).toBe(0)
  })
  it('counts required documents only, and damaged or unknown copies answer nothing', () => {
    const { rows, extra, missing } = answerChecklist(asked, [
      { id: '1', type: 'internal-passport', problem: 'truncated' },
      { id: '2', type: null, problem: null },
      { id: '3', type: 'birth-certificate', problem: null },
    ])
    expect(rows.map(row => [row.required, row.copyId])).toEqual([
      [true, null],
      [true, null],
      [false, '3'],
    ])
    expect(extra).toEqual(['1', '2'])
    expect(missing).toBe(2)
  })
})
