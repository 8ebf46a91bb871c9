import { describe, expect, it } from 'vitest'
import { createPerson } from '../../../electron/demo/people.ts'
import { transliterate } from '../../../electron/demo/transliterate.ts'
import {
  isRecordNumber,
  isTaxpayerNumber,
  recordBirthDate,
  taxpayerBirthDate,
  taxpayerSex,
} from '../../../shared/identifiers.ts'
import { seeded } from './support.ts'

describe('invented people', () => {
  it('have numbers that agree with their birth date and sex', () => {
    const random = seeded(1)
    for (let count = 0; count < 200; count++) {
      const person = createPerson(random)
      for (const someone of [person, person.spouse, person.child]) {
        expect(isTaxpayerNumber(someone.taxpayerNumber)).toBe(true)
        expect(isRecordNumber(someone.recordNumber)).toBe(true)
        expect(taxpayerBirthDate(someone.taxpayerNumber)).toBe(someone.birthDate)
        expect(recordBirthDate(someone.recordNumber)).toBe(someone.birthDate)
        expect(taxpayerSex(someone.taxpayerNumber)).toBe(someone.sex)
      }
      expect(person.papers.idCard.issued > person.birthDate).toBe(true)
      expect(person.papers.birthAct.issued > person.child.birthDate).toBe(true)
    }
  })

  it('are the same for the same seed', () => {
    expect(createPerson(seeded(7))).toEqual(createPerson(seeded(7)))
    expect(createPerson(seeded(7))).not.toEqual(createPerson(seeded(8)))
  })
})

describe('latin letters', () => {
  it.each([
    ['Згадувана', 'Zghaduvana'],
    ['В’ячеслав', 'Viacheslav'],
    ['Таїсія', 'Taisiia'],
    ['Єва', 'Yeva'],
    ['Юрій', 'Yurii'],
    ['Ярина', 'Yaryna'],
    ['Їжакевич', 'Yizhakevych'],
    ['Йосипівка', 'Yosypivka'],
    ['Щасливих Ґанків', 'Shchaslyvykh Gankiv'],
    ['Прим’яренко', 'Prymiarenko'],
    ['м. Зразківськ, 7', 'm. Zrazkivsk, 7'],
  ])('%s', (ukrainian, latin) => expect(transliterate(ukrainian)).toBe(latin))
})
