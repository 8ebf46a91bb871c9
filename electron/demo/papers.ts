import { yearsAfter } from './kyiv-time.ts'
import type { Random } from './random.ts'
import { between, dayBetween, digits, pick } from './random.ts'

/** A document as its copy prints it; days are `YYYY-MM-DD`. */
export interface Paper {
  readonly number: string
  readonly issued: string
  readonly expires: string
}

/** The documents of one person. Numbers keep the format of real ones in series that nobody issues. */
export interface Papers {
  readonly idCard: Paper
  readonly foreignPassport: Paper
  readonly driverLicense: Paper
  readonly residencePermit: Paper
  readonly student: Paper & School
  readonly education: Paper & School & { readonly degree: Degree }
  readonly pension: Paper
  readonly displacement: Paper
  readonly birthAct: Paper
  readonly birthCertificate: Paper
  readonly vehicle: Paper & Vehicle
  /** When the tax service confirmed РНОКПП, for the copies that say so. */
  readonly taxpayerVerified: string
}

export interface School {
  readonly school: string
  readonly faculty: string
}

export interface Vehicle {
  readonly plate: string
  readonly brand: string
  readonly model: string
  readonly vin: string
  readonly year: number
  readonly colour: string
}

export interface Degree {
  /** The title of the copy. */
  readonly title: string
  readonly latinTitle: string
  readonly level: string
}

const degrees = [
  { title: 'Диплом магістра', latinTitle: 'Master Diploma', level: 'Магістр' },
  { title: 'Диплом бакалавра', latinTitle: 'Bachelor Diploma', level: 'Бакалавр' },
] as const

const schools = [
  { school: 'Зразківський національний університет', faculty: 'Факультет прикладних зразків' },
  { school: 'Уявна академія будівництва', faculty: 'Факультет ґрунтів і споруд' },
  { school: 'Прикладний політехнічний інститут', faculty: 'Факультет обчислень' },
] as const

const vehicles = [
  { brand: 'PRYKLAD', model: 'KOMBI 2', colour: 'СІРИЙ' },
  { brand: 'ZRAZOK', model: 'UIAVA', colour: 'ЖОВТИЙ' },
] as const

const registrationDelayMs = 12 * 86_400_000

/** @param birthDate of an adult by 2017, so that no document is older than its right to be issued */
export function createPapers(random: Random, birthDate: string, childBirthDate: string): Papers {
  const issued = () => dayBetween(random, 2019, 2024)
  const paper = (number: string, years: number, day = issued()): Paper => ({
    number,
    issued: day,
    expires: yearsAfter(day, years),
  })
  const studies = pick(random, schools)
  const registered = new Date(Date.parse(childBirthDate) + registrationDelayMs).toISOString().slice(0, 10)
  const graduated = `${Number(birthDate.slice(0, 4)) + between(random, 22, 24)}-06-30`
  return {
    idCard: paper(`99${digits(random, 7)}`, 10),
    foreignPassport: paper(`ZZ${digits(random, 6)}`, 10),
    driverLicense: paper(`ЗРА ${digits(random, 6)}`, 30),
    residencePermit: paper(`99${digits(random, 7)}`, 10),
    student: { ...paper(`ЗР № ${digits(random, 8)}`, 5, '2024-09-01'), ...studies },
    education: {
      ...paper(`Z${digits(random, 2)} ${digits(random, 6)}`, 0, graduated),
      ...studies,
      degree: pick(random, degrees),
    },
    pension: paper(`0000/${digits(random, 5)}`, 10),
    displacement: paper(`0000-${digits(random, 10)}`, 10, dayBetween(random, 2022, 2024)),
    birthAct: paper(String(between(random, 1, 999)), 0, registered),
    birthCertificate: paper(`І-ЗР № ${digits(random, 6)}`, 0, registered),
    vehicle: {
      ...paper(`ЗРА ${digits(random, 6)}`, 30),
      ...pick(random, vehicles),
      plate: `ЗР ${digits(random, 4)} ОК`,
      vin: `ZRAZ0K00000${digits(random, 6)}`,
      year: between(random, 2008, 2018),
    },
    taxpayerVerified: dayBetween(random, 2021, 2024),
  }
}
