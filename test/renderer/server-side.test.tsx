// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { MailboxStatus } from '../../shared/model/mailbox.ts'
import { mailbox } from '../fakes/views.ts'
import { openDesk } from './desk-place.tsx'

afterEach(cleanup)

const plain = (element: HTMLElement) => element.textContent?.replaceAll('\u00A0', ' ')

describe('the card of a mailbox', () => {
  async function open(patch: Partial<MailboxStatus>) {
    const now = Date.now()
    const desk = openDesk({ mailboxes: [mailbox(now, patch)] }, { 'outbox.retry': () => undefined })
    await desk.user.click(await screen.findByRole('button', { name: /^Пошта:/ }))
    return { ...desk, card: await screen.findByRole('dialog', { name: 'Стан пошти' }) }
  }

  it('says nothing of the server where all is done', async () => {
    const { card } = await open({})
    expect(plain(card)).not.toMatch(/на сервері|стіл/)
  })

  it('counts what is not yet marked, says why something was refused, and tries again', async () => {
    const { card, asked, user } = await open({
      outbox: { waiting: 3, refused: 2, error: { code: 'after.no-folder' } },
    })
    expect(plain(card)).toContain('3 листи ще чекають змін на сервері.')
    expect(plain(card)).toMatch(/2 листи на сервері лишилися без змін\. Папки, куди слід переносити листи, немає/)
    await user.click(within(card).getByRole('button', { name: 'Спробувати ще раз' }))
    await waitFor(() => expect(asked('outbox.retry')).toEqual([{ id: 'm1' }]))
    await user.click(within(card).getByRole('button', { name: /^Змінити дію/ }))
    expect(await screen.findByRole('dialog', { name: /скринька/ })).toBeTruthy()
  })

  it('F17: names another desk that works on the mailbox, and when it last did', async () => {
    const lastAt = new Date(new Date().setHours(10, 12)).getTime()
    const { card } = await open({ rivals: [{ desk: 'RECEPTION-2', lastAt }] })
    expect(plain(card)).toContain(
      'З цією скринькою працює ще один стіл: RECEPTION-2. Останній лист із його міткою: 10:12.',
    )
  })
})
