import { describe, expect, test } from 'vitest'
import { createTranslate } from '../../renderer/i18n.ts'
import { changeWords } from '../../renderer/sources/change-words.ts'
import { outlookOf, takePartsOf } from '../../renderer/sources/file-outlook.ts'
import { refusalWords } from '../../renderer/sources/refusal.ts'
import { describeSource, judgeSource } from '../../renderer/sources/source-status.ts'
import { takeWords } from '../../renderer/sources/take-words.ts'
import { errorCodes, type ErrorCode } from '../../shared/errors.ts'
import type { SourceStatus, SyncChange } from '../../shared/model/source.ts'
import { change, field, pendingCode, quarterMs, report, source } from '../fakes/sources.ts'

const now = new Date(2026, 10, 24, 14, 12).getTime()
const morning = new Date(2026, 10, 24, 10, 42).getTime()
const text = createTranslate('uk')
const plain = (value: string) => value.replaceAll('\u00A0', ' ')

function status(patch: Partial<SourceStatus>) {
  const { kind, strong, text: rest } = describeSource(judgeSource(source(now, patch), now), { text, language: 'uk' })
  return { kind, words: plain(strong + rest) }
}

describe('how a source stands', () => {
  test('is well while its last success is younger than three looks, and no later', () => {
    const at = (ms: number) => status({ lastSuccessAt: now - ms }).kind
    expect(at(0)).toBe('ok')
    expect(at(3 * quarterMs - 1)).toBe('ok')
    expect(at(3 * quarterMs)).toBe('warn')
  })

  test('without connection tells the age of the list in force, and that work goes on', () => {
    const job = { kind: 'waiting', retryAt: now + 40_000, error: { code: 'source.lost' } } as const
    expect(status({ job, lastSuccessAt: morning })).toEqual({
      kind: 'warn',
      words: 'Джерело не відповідає; перелік від 24.11, 10:42; роботу можна продовжувати',
    })
    expect(status({ job, lastSuccessAt: null }).words).toBe('Джерело не відповідає; переліку ще немає')
  })

  test('is never green while it fails, whatever its last success', () => {
    for (const code of Object.keys(errorCodes) as ErrorCode[]) {
      expect(status({ job: { kind: 'waiting', retryAt: now, error: { code } } }).kind).toBe('warn')
      expect(status({ job: { kind: 'blocked', error: { code } } }).kind).toBe('bad')
    }
    expect(status({ lastSuccessAt: null }).kind).toBe('idle')
  })

  test('of a file that was handed over once claims nothing of later', () => {
    expect(status({ kind: 'upload', lastSuccessAt: morning, intervalMs: 0 })).toEqual({
      kind: 'idle',
      words: 'Узято 24.11, 10:42; сам не оновлюється',
    })
  })
})

function wordsOf(patch: Partial<SyncChange> & Pick<SyncChange, 'kind'>, more: { ahead?: boolean; on?: boolean } = {}) {
  const sourceName = (id: string) => (id === 'partner' ? 'Партнер Дії' : undefined)
  const speech = { text, language: 'uk', ahead: more.ahead ?? false, isOn: () => more.on ?? false, sourceName } as const
  return changeWords(change(patch), speech).map(plain)
}

describe('a change is told as people would', () => {
  const asks = (...fields: ReturnType<typeof field>[]) => wordsOf({ kind: 'changed', fields })

  test('what a service asks for: more, less, required, welcome', () => {
    const vpo = 'reference-internally-displaced-person'
    expect(asks(field('required', 'passport', `passport ${vpo}`))).toEqual(['Тепер просить ще: Довідка ВПО'])
    expect(asks(field('optional', '', vpo))).toEqual(['Тепер просить, якщо є: Довідка ВПО'])
    expect(asks(field('required', `passport ${vpo}`, 'passport'))).toEqual(['Більше не просить: Довідка ВПО'])
    expect(asks(field('required', 'passport', `passport ${vpo}`), field('optional', vpo, ''))).toEqual([
      'Тепер обовʼязково: Довідка ВПО',
    ])
    expect(asks(field('required', `passport ${vpo}`, 'passport'), field('optional', '', vpo))).toEqual([
      'Тепер не обовʼязково: Довідка ВПО',
    ])
  })

  test('other fields by their names, from what to what', () => {
    expect(asks(field('name', 'Зміна імені', 'Зміна прізвища'))).toEqual(['Називалася «Зміна імені»'])
    expect(asks(field('caseIndex', '05-14', '05-16'))).toEqual(['Індекс справи: було «05-14», тепер «05-16»'])
    expect(asks(field('purpose', '', 'Укладання договору'))).toEqual(['Мета: «Укладання договору»'])
    expect(asks(field('alias', 'kadry', ''))).toEqual(['Позначка адреси: більше не вказано'])
    expect(asks(field('branch', 'ЦНАП', 'Відділ кадрів'))).toEqual(['Була у відділенні «ЦНАП»'])
    expect(asks(field('payload', '', 'https://diia.app/x'))).toEqual(['Код узято з джерела'])
    expect(asks(field('telephone', '1', '2'))).toEqual(['Інше: було «1», тепер «2»'])
  })

  test('a report’s hours in the desk’s language', () => {
    const hours = [field('hours', '', 'Пн–Пт 09:00–18:00')]
    const speech = { text: createTranslate('en'), language: 'en', ahead: false, isOn: () => false } as const
    const changed = change({ kind: 'changed', about: 'branch', fields: hours })
    expect(changeWords(changed, { ...speech, sourceName: () => undefined })).toEqual([
      'Working hours: “Mon–Fri 09:00–18:00”',
    ])
  })

  test('a new service as off, until it is on', () => {
    expect(wordsOf({ kind: 'added' })).toEqual(['Додано; вимкнено, доки ви її не ввімкнете'])
    expect(wordsOf({ kind: 'added' }, { on: true })).toEqual(['Додано; увімкнено'])
    expect(wordsOf({ kind: 'added' }, { ahead: true })[0]).toMatch(/^Додасться вимкненою/)
  })

  test('what is gone as staying', () => {
    expect(wordsOf({ kind: 'removed' }, { on: true })[0]).toContain('лишається на екрані, доки ви її не вимкнете')
    expect(wordsOf({ kind: 'removed' })[0]).toContain('вимкнена, але не вилучена')
    expect(wordsOf({ kind: 'removed', about: 'branch' })[0]).toContain('лишається як є')
  })

  test('a conflict with whom it is and what to do', () => {
    expect(wordsOf({ kind: 'conflict' })[0]).toMatch(/уже введено вручну. Передайте її джерелу/)
    expect(wordsOf({ kind: 'conflict' }, { ahead: true })[0]).toMatch(/Її не змінимо/)
    expect(wordsOf({ kind: 'conflict', rival: 'partner' })[0]).toContain('уже веде джерело «Партнер Дії»')
    expect(wordsOf({ kind: 'conflict', rival: 'gone' })[0]).toContain('уже веде інше джерело')
    expect(wordsOf({ kind: 'conflict', about: 'branch', fields: [field('services', '', '7')] })[1]).toBe(
      'У ньому 7 послуг, їх теж не взято.',
    )
  })
})

describe('the decisive buttons say exactly what they do', () => {
  const [seen, unseen] = [pendingCode('a'), pendingCode('b', { active: false })]

  test('how many services, and how many of them visitors see', () => {
    expect(plain(takeWords([seen, pendingCode('c')], text))).toBe('Замінити код на екрані: 2 послуги')
    expect(plain(takeWords([seen, unseen], text))).toBe('Замінити код: 2 послуги, на екрані 1')
    expect(plain(takeWords([unseen], text))).toBe('Замінити код: 1 послуга, на екрані її немає')
    expect(takeWords([], text)).toBe('Замінити код')
  })

  test('what taking a file writes, and that some files write nothing', () => {
    const changes = [change({ kind: 'added' }), change({ kind: 'added' }), change({ kind: 'code' })]
    expect(plain(takePartsOf(report(changes), text))).toBe('додати 2, 1 код на рішення')
    expect(outlookOf(report(changes))).toBe('changes')
    expect(outlookOf(report([]))).toBe('same')
    expect(outlookOf(report([change({ kind: 'conflict', rival: 'partner' })]))).toBe('trouble')
    expect(outlookOf(report([change({ kind: 'conflict', externalId: 'k-1' })]))).toBe('changes')
    expect(outlookOf(report([], { complete: false }))).toBe('trouble')
  })
})

test('a code that cannot be taken says why', () => {
  const after = 'https://diia.app@example.com/offer'
  expect(plain(refusalWords(pendingCode('a', { refusal: 'foreign-host', after }), text))).toContain('«example.com»')
  expect(plain(refusalWords(pendingCode('a', { refusal: 'not-link' }), text))).toContain('не посилання')
})
