import { describe, expect, test } from 'vitest'
import { createTranslate } from '../../renderer/i18n.ts'
import { judgeMailbox, mailStatus } from '../../renderer/operator/mail-status.ts'
import { errorCodes, type ErrorCode } from '../../shared/errors.ts'
import type { MailboxStatus } from '../../shared/model/mailbox.ts'
import { mailbox } from '../fakes/views.ts'

const now = new Date(2026, 10, 24, 10, 12).getTime()
const minute = 60_000
const plain = (value: string) => value.replaceAll('\u00A0', ' ')

function chipOf(...mailboxes: MailboxStatus[]) {
  const { strong, text, ...rest } = mailStatus(mailboxes, now, { text: createTranslate('uk'), language: 'uk' })
  return { words: plain(strong + text), ...rest }
}

describe('green is earned', () => {
  test('by a success younger than three intervals, and no later', () => {
    const at = (ms: number) => chipOf(mailbox(now, { lastSuccessAt: now - ms })).kind
    expect(at(0)).toBe('ok')
    expect(at(3 * minute - 1)).toBe('ok')
    expect(at(3 * minute)).toBe('warn')
    expect(at(24 * 60 * minute)).toBe('warn')
  })

  test('by no mailbox that is not known, failing or blocked, whatever its last success', () => {
    expect(chipOf().kind).not.toBe('ok')
    expect(chipOf(mailbox(now, { lastSuccessAt: null })).kind).not.toBe('ok')
    for (const code of Object.keys(errorCodes) as ErrorCode[]) {
      const waiting = chipOf(mailbox(now, { job: { kind: 'waiting', retryAt: now, error: { code } } }))
      expect(waiting.kind).toBe('warn')
      expect(waiting.words.includes('Немає звʼязку'), code).toBe(code.startsWith('mail.') && code !== 'mail.limit')
      expect(chipOf(mailbox(now, { job: { kind: 'blocked', error: { code } } })).kind).toBe('bad')
    }
  })

  test('also where the clock was set back', () => {
    const chip = chipOf(mailbox(now, { lastSuccessAt: now + minute }))
    expect(chip).toMatchObject({ kind: 'ok', words: 'Пошта: на звʼязку, перевірено 0 с тому' })
  })
})

describe('words', () => {
  test('connected', () => {
    expect(chipOf(mailbox(now))).toEqual({ kind: 'ok', words: 'Пошта: на звʼязку, перевірено 12 с тому', action: null })
  })

  test('offline', () => {
    const lost = mailbox(now, {
      lastSuccessAt: now - 14 * minute,
      lastLetterAt: now - 14 * minute,
      job: { kind: 'waiting', retryAt: now + 40_000, error: { code: 'mail.lost' } },
    })
    expect(chipOf(lost)).toEqual({
      kind: 'warn',
      words: 'Немає звʼязку 14 хв; останній лист 09:58; роботу можна продовжувати',
      action: { does: 'wake', mailboxId: 'm1' },
    })
    expect(judgeMailbox(lost, now)).toMatchObject({ kind: 'offline', retryInMs: 40_000 })
  })

  test('a paused mailbox is neither connected nor an alarm, and leaves the word to one that fails', () => {
    const since = new Date(2026, 10, 24, 9, 40).getTime()
    const paused = mailbox(now, { id: 'm2', job: { kind: 'paused', since }, lastSuccessAt: now })
    expect(chipOf(paused)).toEqual({
      kind: 'idle',
      words: 'Пошту призупинено з 09:40; листи чекають у скриньці',
      icon: 'pause',
      action: { does: 'resume', mailboxId: 'm2' },
    })
    expect(chipOf(mailbox(now), paused)).toEqual({
      kind: 'ok',
      words: 'Пошта: на звʼязку, перевірено 12 с тому; 1 скриньку призупинено',
      action: null,
    })
    expect(chipOf(paused, { ...paused, id: 'm3' }).kind).toBe('idle')
    const blocked = mailbox(now, { job: { kind: 'blocked', error: { code: 'mail.credentials' } } })
    expect(chipOf(paused, blocked).kind).toBe('bad')
  })

  test('never connected', () => {
    const job = { kind: 'waiting', retryAt: now, error: { code: 'mail.refused' } } as const
    const chip = chipOf(mailbox(now, { lastSuccessAt: null, lastLetterAt: null, job }))
    expect(chip.words).toBe('Ще немає звʼязку з поштою; роботу можна продовжувати')
  })

  test('a refused password offers to renew it', () => {
    expect(chipOf(mailbox(now, { job: { kind: 'blocked', error: { code: 'mail.credentials' } } }))).toEqual({
      kind: 'bad',
      words: 'Пошта відхилила пароль: оновіть його',
      action: { does: 'edit', mailboxId: 'm1' },
    })
  })

  test('catching up counts; a handful of new letters does not', () => {
    const fetching = (total: number) => chipOf(mailbox(now, { progress: { done: 2, total } }))
    expect(fetching(1_030)).toMatchObject({ kind: 'idle', words: 'Отримуємо листи: 2 з 1 030' })
    expect(fetching(3).kind).toBe('ok')
  })

  test('the server that asks to wait is not called absent', () => {
    const job = { kind: 'waiting', retryAt: now + 5 * minute, error: { code: 'mail.limit' } } as const
    expect(chipOf(mailbox(now, { job })).words).toBe('Пошта обмежила кількість входів; спробуємо самі через 5 хв')
  })

  test('a full disk, or a failure of our own, is not called a lost connection', () => {
    const waiting = (code: ErrorCode) =>
      chipOf(
        mailbox(now, { lastSuccessAt: now - 14 * minute, job: { kind: 'waiting', retryAt: now, error: { code } } }),
      )
    const same = { kind: 'warn', icon: 'warning', action: { does: 'wake', mailboxId: 'm1' } }
    const full = 'На диску немає місця: звільніть його, листи чекають на сервері'
    expect(waiting('store.full')).toEqual({ ...same, words: full })
    const low = { code: 'store.low-space', detail: '640' } as const
    const chip = chipOf(mailbox(now, { job: { kind: 'waiting', retryAt: now, error: low } }))
    expect(chip).toEqual({ ...same, words: 'На диску лишилося 640 МБ: звільніть місце, листи чекають' })
    expect(waiting('oauth.malformed').words).toBe('Сервер входу не відповідає як слід; спробуємо ще раз самі')
    expect(waiting('internal')).toEqual({ ...same, words: 'Пошту зупинено: потрібна ваша дія' })
  })

  test('of several mailboxes the worst speaks, by its address', () => {
    const second = mailbox(now, {
      id: 'm2',
      address: 'druha@example.com',
      job: { kind: 'blocked', error: { code: 'mail.folder' } },
    })
    const chip = chipOf(mailbox(now), second, mailbox(now, { id: 'm3', lastSuccessAt: null }))
    expect(chip).toMatchObject({ kind: 'bad', words: 'druha@example.com: Папку з листами не знайдено: виберіть іншу' })
    expect(chip.action?.mailboxId).toBe('m2')
  })
})
