import { join } from 'node:path'
import type { MailboxSettings } from '../../shared/model/mailbox.ts'
import type { WorkingHours } from '../../shared/model/branch-facts.ts'
import { newBranch, newService, type Branch, type Service } from '../../shared/model/service.ts'

/** The invented institution of the demo: two branches, a mailbox each, five services. Nothing in it exists. */
export interface DemoInstitution {
  readonly branches: readonly Branch[]
  readonly mailboxes: readonly {
    readonly id: string
    readonly settings: Extract<MailboxSettings, { kind: 'folder' }>
  }[]
  readonly services: readonly Service[]
}

const institution = 'Зразківська міська лікарня'
const address = { region: 'Зразкова обл.', district: 'Зразківський р-н', location: 'м. Зразків' }
const workday = { opens: 9 * 60, closes: 18 * 60 }
const hours: WorkingHours = {
  days: [workday, workday, workday, workday, { opens: 9 * 60, closes: 17 * 60 }, null, null],
}

/** The same ids in every demo, so that a second start finds the first one's data. `dataDir` holds its folder mailboxes. */
export function demoInstitution(dataDir: string): DemoInstitution {
  const mailbox = (id: string, address: string) => ({
    id,
    settings: { kind: 'folder', address, path: join(dataDir, 'mailbox', id) } as const,
  })
  /** Shaped like the links of the cabinet, 65 characters; the offers do not exist. */
  const payload = (number: number) => `https://diia.app/acquirers/offer-request/${String(number).padStart(24, '0')}`
  const service = (
    number: number,
    branch: 'hr' | 'admin',
    fields: Pick<Service, 'name' | 'required' | 'optional'>,
  ): Service =>
    newService({
      id: `demo-service-${number}`,
      branchId: `demo-${branch}`,
      mailboxId: `demo-${branch}`,
      payload: payload(number),
      active: true,
      ...fields,
    })

  return {
    branches: [
      newBranch({
        ...{ id: 'demo-hr', name: 'Відділ кадрів', institution, hours, mailboxId: 'demo-hr' },
        address: { ...address, street: 'вул. Прикладна', house: '2г' },
        email: 'kadry-zrazok@example.org',
      }),
      newBranch({
        ...{ id: 'demo-admin', name: 'Адміністративний відділ', institution, hours, mailboxId: 'demo-admin' },
        address: { ...address, street: 'вул. Прикладна', house: '4' },
        email: 'admin-zrazok@example.org',
      }),
    ],
    mailboxes: [mailbox('demo-hr', 'kadry-zrazok@example.org'), mailbox('demo-admin', 'admin-zrazok@example.org')],
    services: [
      service(1, 'hr', {
        name: 'Приймання на роботу',
        required: ['passport', 'taxpayer-card', 'education-document'],
        optional: ['reference-internally-displaced-person'],
      }),
      service(2, 'hr', {
        name: 'Соціальна відпустка на дітей',
        required: ['passport', 'birth-certificate'],
        optional: [],
      }),
      service(3, 'hr', {
        name: 'Користування службовим авто',
        required: ['driver-license', 'vehicle-license'],
        optional: [],
      }),
      service(4, 'admin', {
        name: 'Реєстрація місця проживання',
        required: ['passport', 'taxpayer-card'],
        optional: ['birth-certificate'],
      }),
      service(5, 'admin', {
        name: 'Пільга на проїзд',
        required: ['passport', 'pension-card'],
        optional: ['veteran-certificate'],
      }),
    ],
  }
}
