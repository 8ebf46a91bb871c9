/**
 * Ukrainian identifiers: checks of a value that was read, and check digits for a value that is made up.
 * A failed checksum is a reason to warn, never to refuse: Дія's own demo numbers fail theirs.
 */

/** As the identifiers tell it: the parity of a digit, so only these two. */
export type Sex = 'female' | 'male'

const dayMs = 86_400_000
const taxpayerEpoch = Date.UTC(1899, 11, 31)
const taxpayerWeights = [-1, 5, 7, 9, 4, 6, 10, 5, 7]
const machineReadableWeights = [7, 3, 1]

function weightedSum(digits: string, weights: readonly number[]): number {
  return [...digits].reduce((sum, digit, index) => sum + Number(digit) * (weights[index % weights.length] ?? 0), 0)
}

/** The 10th digit of РНОКПП. The first weight is negative, so the sum may be too. */
export function taxpayerCheckDigit(firstNine: string): string {
  const remainder = weightedSum(firstNine, taxpayerWeights) % 11
  return String(((remainder + 11) % 11) % 10)
}

/** РНОКПП: 10 digits, days since 31.12.1899, a serial whose last digit tells the sex, a check digit. */
export function isTaxpayerNumber(value: string): boolean {
  return /^\d{10}$/.test(value) && Number(value.slice(0, 5)) > 0 && taxpayerCheckDigit(value.slice(0, 9)) === value[9]
}

/** Birth date `YYYY-MM-DD` inside a valid РНОКПП. */
export function taxpayerBirthDate(value: string): string {
  return new Date(taxpayerEpoch + Number(value.slice(0, 5)) * dayMs).toISOString().slice(0, 10)
}

export function taxpayerSex(value: string): Sex {
  return Number(value[8]) % 2 === 0 ? 'female' : 'male'
}

/** РНОКПП of a birth date `YYYY-MM-DD` (from 1900-01-01) and a serial of 4 digits. */
export function composeTaxpayerNumber(birthDate: string, serial: string): string {
  const days = String((Date.parse(birthDate) - taxpayerEpoch) / dayMs).padStart(5, '0')
  return days + serial + taxpayerCheckDigit(days + serial)
}

/** The last digit of УНЗР: ICAO 9303 weights over the 12 digits before it. */
export function recordCheckDigit(firstTwelve: string): string {
  return String(weightedSum(firstTwelve, machineReadableWeights) % 10)
}

/** УНЗР: `YYYYMMDD-XXXXC`, a birth date that exists, a serial and a check digit. */
export function isRecordNumber(value: string): boolean {
  if (!/^\d{8}-\d{5}$/.test(value)) return false
  const digits = value.replace('-', '')
  return isCalendarDate(recordBirthDate(value)) && recordCheckDigit(digits.slice(0, 12)) === digits[12]
}

/** Birth date `YYYY-MM-DD` that a УНЗР begins with. */
export function recordBirthDate(value: string): string {
  return `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6, 8)}`
}

/** УНЗР of a birth date `YYYY-MM-DD` and a serial of 4 digits (even for women, odd for men). */
export function composeRecordNumber(birthDate: string, serial: string): string {
  const day = birthDate.replaceAll('-', '')
  return `${day}-${serial}${recordCheckDigit(day + serial)}`
}

/** The 8th digit of ЄДРПОУ. Numbers from 30 to 60 millions begin with another weight. */
export function companyCheckDigit(firstSeven: string): string {
  const first = Number(firstSeven) >= 3_000_000 && Number(firstSeven) < 6_000_000 ? 7 : 1
  const weights = Array.from({ length: 7 }, (_, index) => ((first - 1 + index) % 7) + 1)
  const remainder = weightedSum(firstSeven, weights) % 11
  if (remainder < 10) return String(remainder)
  const second = weights.map(weight => weight + 2)
  return String((weightedSum(firstSeven, second) % 11) % 10)
}

/** ЄДРПОУ: 8 digits with a check digit. */
export function isCompanyNumber(value: string): boolean {
  return /^\d{8}$/.test(value) && companyCheckDigit(value.slice(0, 7)) === value[7]
}

function remainderOf97(digits: string): number {
  return [...digits].reduce((remainder, digit) => (remainder * 10 + Number(digit)) % 97, 0)
}

/** The two check digits of a Ukrainian IBAN whose other 25 digits are given (ISO 13616, `UA00` is `301000`). */
export function accountCheckDigits(bankAndAccount: string): string {
  return String(98 - remainderOf97(`${bankAndAccount}301000`)).padStart(2, '0')
}

/** IBAN of a Ukrainian account: `UA`, 2 check digits, 6 of the bank, 19 of the account; spaces must be gone. */
export function isAccountNumber(value: string): boolean {
  return /^UA\d{27}$/.test(value) && remainderOf97(`${value.slice(4)}3010${value.slice(2, 4)}`) === 1
}

function isCalendarDate(value: string): boolean {
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}
