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
})
