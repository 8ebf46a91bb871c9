import type { CopyType, DocumentType } from '../../shared/document-types.ts'
import type { MailboxStatus } from '../../shared/model/mailbox.ts'
import type { CopyDetails, PackageDetails, QueueItem } from '../../shared/model/package.ts'
import { defaultSettings } from '../../shared/settings.ts'
import type { CodeOnDisplay, CodeVerdict, OperatorView, ServiceSummary } from '../../shared/views.ts'

/** Sample views of an invented institution; every moment is told from `now`. */

const minute = 60_000

function service(
  id: string,
  name: string,
  required: readonly DocumentType[],
  optional: readonly DocumentType[],
): ServiceSummary {
  return { id, branchId: 'b1', mailboxId: 'm1', name, required, optional, code: 'sealed', checkCode: '7K3M-Q2XD' }
}

export const hiring = service(
  'hiring',
  'Приймання на роботу',
  ['passport', 'taxpayer-card', 'education-document'],
  ['reference-internally-displaced-person'],
)
export const studyLeave = service(
  'study',
  'Відпустка у звʼязку з навчанням',
  ['internal-passport', 'student-id-card'],
  [],
)
export const newName = service('name', 'Зміна прізвища', ['internal-passport', 'marriage-act-record'], [])

/** A code as the reception screen tells of it. */
export function onDisplay(verdict: CodeVerdict): CodeOnDisplay {
  return { verdict, lookedAt: 0, module: 20, modules: 33 }
}

export function mailbox(now: number, patch: Partial<MailboxStatus> = {}): MailboxStatus {
  return {
    id: 'm1',
    kind: 'imap',
    address: 'kadry@example.com',
    host: 'imap.example.com',
    folder: 'INBOX',
    folders: [],
    after: { does: 'leave' },
    pin: null,
    certificateUntil: null,
    job: { kind: 'running' },
    lastSuccessAt: now - 12_000,
    lastLetterAt: now - 2 * minute,
    lettersToday: 14,
    intervalMs: minute,
    progress: null,
    outbox: { waiting: 0, refused: 0, error: null },
    rivals: [],
    junk: 0,
    folderTroubles: [],
    ...patch,
  }
}

export function queueItem(now: number, patch: Partial<QueueItem> & Pick<QueueItem, 'id' | 'code'>): QueueItem {
  return {
    state: 'new',
    serviceId: hiring.id,
    serviceName: hiring.name,
    sender: 'taisiia.p@example.com',
    receivedAt: now - 2 * minute,
    settledAt: null,
    copies: 3,
    missing: 0,
    trouble: null,
    reason: null,
    aside: null,
    repeatsId: null,
    ...patch,
  }
}

export function sampleQueue(now: number): QueueItem[] {
  const ago = (minutes: number) => now - minutes * minute
  const study = { serviceId: studyLeave.id, serviceName: studyLeave.name }
  const unknown = { serviceId: null, serviceName: null, missing: null }
  return [
    queueItem(now, { id: 'p47', code: 47, missing: 1 }),
    queueItem(now, { id: 'p52', code: 52, sender: 'ostap.zrazkovyi@example.org', receivedAt: ago(5), copies: 4 }),
    queueItem(now, {
      id: 'p18',
      code: 18,
      ...study,
      state: 'in-review',
      sender: 'student.testenko@example.com',
      receivedAt: ago(23),
      copies: 2,
    }),
    queueItem(now, {
      id: 'p83',
      code: 83,
      ...unknown,
      sender: 'hanna.pryklad@example.net',
      receivedAt: ago(57),
      copies: 2,
    }),
    queueItem(now, {
      id: 'p29',
      code: 29,
      ...unknown,
      sender: 'vira.probna@example.org',
      receivedAt: ago(64),
      copies: 0,
      trouble: 'no-copies',
    }),
    queueItem(now, {
      id: 'p30',
      code: 30,
      state: 'accepted',
      sender: 'm.vzirets@example.com',
      receivedAt: ago(74),
      settledAt: ago(70),
      copies: 4,
    }),
    queueItem(now, {
      id: 'p12',
      code: 12,
      ...study,
      state: 'rejected',
      sender: 'info@example.org',
      receivedAt: ago(92),
      settledAt: ago(88),
      copies: 2,
      missing: 1,
      reason: 'Копії іншої особи',
    }),
    queueItem(now, {
      id: 'p65',
      code: 65,
      serviceId: newName.id,
      serviceName: newName.name,
      state: 'accepted',
      sender: 'petro.probnyi@example.net',
      receivedAt: ago(109),
      settledAt: ago(101),
      copies: 5,
    }),
  ]
}

/** How many of these packages are open. */
export function openCount(queue: readonly QueueItem[]): number {
  return queue.filter(({ state }) => state === 'new' || state === 'in-review').length
}

export function sampleView(now: number, patch: Partial<OperatorView> = {}): OperatorView {
  const queue = patch.queue ?? sampleQueue(now)
  return {
    edition: 'work',
    setup: 'done',
    settings: defaultSettings,
    secrets: 'gnome_libsecret',
    branches: [{ id: 'b1', name: 'Відділ кадрів', institution: 'Зразківська міська лікарня', mailboxId: 'm1' }],
    services: [hiring, studyLeave, newName],
    serviceCount: 3,
    sources: [],
    findings: [],
    hosts: [],
    postersDown: [],
    mailboxes: [mailbox(now)],
    testLetters: [],
    aside: { flood: 0, automatic: 0, test: 0, clerk: 0 },
    open: openCount(queue),
    queue,
    display: {
      watching: true,
      screens: [{ width: 1920, height: 1080, ratio: 1, sees: 'canvas' }],
      codes: { hiring: onDisplay('verified'), study: onDisplay('verified'), name: onDisplay('verified') },
    },
    ...patch,
  }
}

export function copy(id: string, patch: Partial<CopyDetails> = {}): CopyDetails {
  return {
    id,
    name: 'internal-passport-0000000000047-24.11.2026-10_41_07.pdf',
    media: 'pdf',
    type: 'internal-passport',
    typeSource: 'file-name',
    bytes: 140_000,
    sha256: 'a3'.repeat(32),
    problem: null,
    takenFrom: null,
    signatureOf: null,
    repeats: null,
    ...patch,
  }
}

/** The package of a row: what `package.get` answers. */
export function details(item: QueueItem, patch: Partial<PackageDetails> = {}): PackageDetails {
  const { id, code, state, reason, serviceId, serviceName, trouble, settledAt } = item
  const copies = trouble === null ? sampleCopies(item) : []
  const taxpayer = copies[1]?.id ?? null
  const education = item.missing === 0 ? (copies[2]?.id ?? null) : null
  return {
    id,
    code,
    state,
    reason,
    serviceId,
    serviceName,
    evidence: serviceId === null ? 'none' : 'alias',
    candidates: serviceId === null ? [hiring, studyLeave, newName].map(({ id, name }) => ({ id, name })) : [],
    checklist:
      serviceId === null
        ? []
        : [
            { type: 'passport', required: true, copyId: copies[0]?.id ?? null },
            { type: 'taxpayer-card', required: true, copyId: taxpayer },
            { type: 'education-document', required: true, copyId: education },
            { type: 'reference-internally-displaced-person', required: false, copyId: null },
          ],
    copies,
    extra: copies[3] ? [copies[3].id] : [],
    others: [],
    trouble,
    problem: null,
    letter: letterOf(item),
    trail: [],
    aside: item.aside,
    twins: [],
    settledAt,
    ...patch,
  }
}

function sampleCopies({ id, missing }: QueueItem): CopyDetails[] {
  const complete: CopyType[] = ['taxpayer-card', 'education-document', 'driver-license']
  const rest = missing === 0 ? complete : complete.slice(0, 1)
  return [
    copy(`${id}-1`),
    ...rest.map((type, index) => copy(`${id}-${index + 2}`, { type, name: `${type}-0000000000047-24.11.2026.pdf` })),
  ]
}

function letterOf(item: QueueItem): PackageDetails['letter'] {
  return {
    from: { name: 'Таїсія Прикладна', address: item.sender },
    to: [{ name: '', address: 'kadry+hiring@example.com' }],
    subject: 'Копії документів',
    sentAt: item.receivedAt - 4_000,
    receivedAt: item.receivedAt,
    mailbox: 'kadry@example.com',
    folder: 'INBOX',
    bytes: 1_240_000,
    sha256: '9f'.repeat(32),
    text: 'Надсилаю копії документів із застосунку.\n\nЗРАЗОК: цієї людини не існує.',
  }
}
