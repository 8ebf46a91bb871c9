import { describe, expect, it } from 'vitest'
import {
  accountCheckDigits,
  companyCheckDigit,
  composeRecordNumber,
  composeTaxpayerNumber,
  isAccountNumber,
  isCompanyNumber,
  isRecordNumber,
  isTaxpayerNumber,
  recordBirthDate,
  taxpayerBirthDate,
  taxpayerSex,
} from '../../shared/identifiers.ts'

describe('РНОКПП', () => {
  it.each(['1759013776', '0000100010'])('accepts %s', value => expect(isTaxpayerNumber(value)).toBe(true))
  it.each(['1759013770', '1234567001', '1234567890', '0000000000', '175901377', '17590137760', '175901377х'])(
    'doubts %s',
    value => expect(isTaxpayerNumber(value)).toBe(false),
  )
  it('tells the birth date and the sex', () => {
    expect(taxpayerBirthDate('0000100010')).toBe('1900-01-01')
    expect(taxpayerBirthDate('1759013776')).toBe('1948-02-28')
    expect(taxpayerSex('1759013776')).toBe('male')
    expect(taxpayerSex('1759013786')).toBe('female')
  })
  it('composes what it accepts', () => {
    expect(composeTaxpayerNumber('1900-01-01', '0001')).toBe('0000100010')
    const made = composeTaxpayerNumber('1994-05-17', '0024')
    expect(isTaxpayerNumber(made)).toBe(true)
    expect(taxpayerBirthDate(made)).toBe('1994-05-17')
    expect(taxpayerSex(made)).toBe('female')
  })
})

describe('УНЗР', () => {
  it.each(['19550212-01110', '20000213-01467'])('accepts %s', value => expect(isRecordNumber(value)).toBe(true))
  it.each(['19970117-7001', '12345678-12345', '19550212-01111', '1955021201110', '20010229-00000'])(
    'doubts %s',
    value => expect(isRecordNumber(value)).toBe(false),
  )
  it('composes what it accepts', () => {
    expect(composeRecordNumber('1955-02-12', '0111')).toBe('19550212-01110')
    expect(recordBirthDate('20000213-01467')).toBe('2000-02-13')
    expect(isRecordNumber(composeRecordNumber('2001-02-29', '0001'))).toBe(false)
  })
})

describe('ЄДРПОУ', () => {
  it.each(['43395033', '43220851', '14360570', '00032129', '32855961'])('accepts %s', value =>
    expect(isCompanyNumber(value)).toBe(true),
  )
  it.each(['43395034', '4339503', '433950330'])('doubts %s', value => expect(isCompanyNumber(value)).toBe(false))
  it('computes the digit', () => expect(companyCheckDigit('4339503')).toBe('3'))
})

describe('IBAN', () => {
  it.each(['UA213223130000026007233566001', 'UA903052992990004149123456789'])('accepts %s', value =>
    expect(isAccountNumber(value)).toBe(true),
  )
  it.each(['UA213223130000026007233566002', 'UA21 322313 0000026007233566001', 'GB213223130000026007233566001'])(
    'doubts %s',
    value => expect(isAccountNumber(value)).toBe(false),
  )
  it('computes the digits', () => expect(accountCheckDigits('3223130000026007233566001')).toBe('21'))
})
