// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { MailboxEditor } from '../../renderer/setup/MailboxEditor.tsx'
import { createClient } from '../../shared/client.ts'
import { createFakeBridge, type FakeAnswers } from '../fakes/bridge.ts'
import { failing, firstView as view, passed } from './setup-answers.ts'

afterEach(cleanup)

describe('the mailbox editor', () => {
  function edit(answers: FakeAnswers<'operator'> = {}) {
    const onClose = vi.fn<() => void>()
    const bridge = createFakeBridge('operator', view, {
      'setup.check': () => passed,
      'mailbox.get': () => ({
        kind: 'imap',
        address: 'kadry@ukr.net',
        host: 'imap.ukr.net',
        port: 993,
        security: 'tls',
        user: 'kadry@ukr.net',
        folder: 'Дія',
      }),
      ...answers,
    })
    render(<MailboxEditor client={createClient(bridge)} mailboxId="mailbox-1" secrets="file" onClose={onClose} />)
    return { bridge, onClose, user: userEvent.setup() }
  }

  it('tries the new password, saves it and goes', async () => {
    const { bridge, onClose, user } = edit()
    await user.type(await screen.findByLabelText('Пароль для програм'), 'новий{Enter}')
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce())
    expect(bridge.made.map(call => call.name)).toEqual(['mailbox.get', 'setup.check', 'mailbox.update'])
    expect(bridge.made[2]?.input).toMatchObject({ id: 'mailbox-1', mailbox: { password: 'новий', folder: 'Дія' } })
  })

  it('sends through the server that goes with the mailbox, or through another one that is typed', async () => {
    const { bridge, onClose, user } = edit()
    await user.type(await screen.findByLabelText('Пароль для програм'), 'новий')
    await user.click(screen.getByText('Надсилання (SMTP)'))
    const host = await screen.findByLabelText('Сервер надсилання')
    expect(host).toHaveProperty('value', 'smtp.ukr.net')
    await user.clear(host)
    await user.keyboard('{Enter}')
    await screen.findByText('Впишіть назву сервера')
    await user.type(host, 'out.example.org{Enter}')
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce())
    const smtp = { host: 'out.example.org', port: 465, security: 'tls' }
    expect(bridge.made.at(-1)?.input).toMatchObject({ mailbox: { smtp } })
  })

  it('keeps a refused password to itself', async () => {
    const { bridge, onClose, user } = edit({ 'setup.check': () => failing('login', 'mail.credentials') })
    await user.type(await screen.findByLabelText('Пароль для програм'), 'старий{Enter}')
    await screen.findByRole('heading', { name: /вдалося зайти/ })
    expect(onClose).not.toHaveBeenCalled()
    expect(bridge.made.map(call => call.name)).toEqual(['mailbox.get', 'setup.check'])
  })

  it('may save while there is no connection', async () => {
    const { bridge, onClose, user } = edit({ 'setup.check': () => failing('server', 'mail.timeout') })
    await user.type(await screen.findByLabelText('Пароль для програм'), 'новий{Enter}')
    await user.click(await screen.findByRole('button', { name: 'Зберегти все одно' }))
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce())
    expect(bridge.made.at(-1)?.name).toBe('mailbox.update')
  })

  describe('asks what becomes of a letter on the server', () => {
    const sent = (bridge: ReturnType<typeof edit>['bridge']) =>
      bridge.made.filter(({ name }) => name === 'mailbox.update').map(({ input }) => input)

    async function choose(label: string, answers: FakeAnswers<'operator'> = {}) {
      const opened = edit(answers)
      const { user } = opened
      await user.type(await screen.findByLabelText('Пароль для програм'), 'новий')
      await user.click(screen.getByRole('radio', { name: new RegExp(`^${label}`) }))
      return { ...opened, save: () => user.click(screen.getByRole('button', { name: /зберегти/i })) }
    }

    it('leaves letters alone unless told', async () => {
      const { bridge, user } = edit()
      await user.type(await screen.findByLabelText('Пароль для програм'), 'новий{Enter}')
      await waitFor(() => expect(sent(bridge)).toHaveLength(1))
      expect(sent(bridge)[0]).not.toHaveProperty('mailbox.after')
    })

    it('marks them when that is chosen, without asking the server for another check', async () => {
      const { bridge, save, user } = await choose('Ставити лише мітку')
      await save()
      await waitFor(() => expect(sent(bridge)).toHaveLength(1))
      expect(sent(bridge)[0]).toMatchObject({ mailbox: { after: { does: 'keyword' } } })
      expect(bridge.made.filter(({ name }) => name === 'setup.check')).toHaveLength(1)
      expect(bridge.made.find(({ name }) => name === 'setup.check')?.input).not.toHaveProperty('after')
      await user.click(screen.getByRole('radio', { name: /^Позначати прочитаним/ }))
      expect(screen.getByText('Усе працює, скринька готова', { selector: 'b' })).toBeTruthy()
    })

    it('moves them only to a folder of the mailbox that is not the one we read', async () => {
      const { bridge, save, user } = await choose('Переносити')
      await save()
      expect(screen.getByText('Виберіть папку, але не ту, яку читаємо')).toBeTruthy()
      await user.type(screen.getByLabelText('Переносити до папки'), 'Дія')
      await save()
      expect(sent(bridge)).toEqual([])
      await user.clear(screen.getByLabelText('Переносити до папки'))
      await user.type(screen.getByLabelText('Переносити до папки'), 'Архів')
      await save()
      await waitFor(() => expect(sent(bridge)).toHaveLength(1))
      expect(sent(bridge)[0]).toMatchObject({ mailbox: { after: { does: 'move', folder: 'Архів' } } })
    })

    it('deletes them only when the consequence is confirmed, and another number of days is confirmed anew', async () => {
      const { bridge, save, user } = await choose('Видаляти')
      await save()
      expect(screen.getByRole('alert').textContent).toContain('Підтвердьте')
      await user.click(screen.getByRole('checkbox', { name: /через 30.днів лист зникне/ }))
      await user.clear(screen.getByLabelText('Через скільки днів'))
      await user.type(screen.getByLabelText('Через скільки днів'), '13')
      await user.click(screen.getByRole('checkbox', { name: /через 13.днів/ }))
      await save()
      expect(screen.getByText('Від 14 до 3650 днів')).toBeTruthy()
      await user.clear(screen.getByLabelText('Через скільки днів'))
      await user.type(screen.getByLabelText('Через скільки днів'), '21')
      await save()
      expect(sent(bridge)).toEqual([])
      await user.click(screen.getByRole('checkbox', { name: /через 21.день/ }))
      await save()
      await waitFor(() => expect(sent(bridge)).toHaveLength(1))
      expect(sent(bridge)[0]).toMatchObject({ mailbox: { after: { does: 'delete', days: 21 } } })
    })
  })
})
