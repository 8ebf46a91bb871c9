import { describe, expect, it } from 'vitest'
import { typeOfFileName } from '../../../electron/recognition/file-name.ts'

describe('the type by the file name', () => {
  it.each([
    ['internal-passport-2858364170864-02.04.2021-09_48_26.pdf', 'internal-passport'],
    ['Internal-Passport-2858364170864.PDF', 'internal-passport'],
    ['reference-internally-displaced-person-1-2.pdf', 'reference-internally-displaced-person'],
    ['user-birth-certificate-1.pdf', 'user-birth-record'],
    ['birth-certificate-0000000000000-02.04.2021-09_48_26.pdf', 'birth-certificate'],
    ['residence-permit-temporary-9.pdf', 'residence-permit-temporary'],
    ['Паспорт громадянина України-123-24_11_2026__10_41_07.pdf', 'internal-passport'],
    ['РНОКПП-123-24_11_2026__10_41_07.pdf', 'taxpayer-card'],
    ['Закордонний_паспорт-1.pdf', 'foreign-passport'],
    ['ДОВІДКА ВПО-1.pdf', 'reference-internally-displaced-person'],
    ['(1) Посвідчення водія.pdf', 'driver-license'],
    ['Диплом магістра.pdf', 'education-document'],
    ['Дипломатичний паспорт.pdf', null],
    ['pension-cardholder.pdf', null],
    ['договір.pdf', null],
    ['', null],
    ['passport.pdf', null],
  ])('%s → %s', (name, type) => {
    expect(typeOfFileName(name)).toBe(type)
  })
  it('does not mind how й is composed', () => {
    expect(typeOfFileName('Пенсійне посвідчення-1.pdf'.normalize('NFD'))).toBe('pension-card')
  })
})
