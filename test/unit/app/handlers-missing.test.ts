import { describe, expect, it } from 'vitest'
import type { CallName } from '../../../shared/contract.ts'
import { setupAnswers } from '../../fakes/app.ts'
import { furnish } from '../store/fixture.ts'
import { openApp } from './open-app.ts'

describe('what is not there', () => {
  const id = 'none'
  const screen = { width: 1, height: 1, ratio: 1 }
  const report = {
    windowId: 'w',
    screen,
    serviceId: id,
    verdict: 'verified',
    module: null,
    modules: null,
    shown: false,
  }
  const refused: readonly (readonly [CallName, unknown, string, string])[] = [
    ['package.get', { id }, 'package.missing', id],
    ['package.review', { id }, 'package.missing', id],
    ['package.accept', { id }, 'package.missing', id],
    ['package.reject', { id, reason: 'x' }, 'package.missing', id],
    ['package.undo', { id, settledAt: 1 }, 'package.missing', id],
    ['package.assign', { id, serviceId: 'service' }, 'package.missing', id],
    ['document.save', { id }, 'document.missing', id],
    ['document.hung', { id }, 'document.missing', id],
    ['mailbox.get', { id }, 'call.invalid', 'id'],
    ['mailbox.update', { id, mailbox: setupAnswers.mailbox }, 'call.invalid', 'id'],
    ['mailbox.pause', { id, paused: true }, 'call.invalid', 'id'],
    ['branch.get', { id }, 'branch.missing', id],
    ['branch.remove', { id }, 'branch.missing', id],
    ['service.get', { id }, 'service.missing', id],
    ['service.remove', { id }, 'service.missing', id],
    ['service.switch', { ids: ['service', id], active: false }, 'service.missing', id],
    ['service.move', { id, before: null }, 'service.missing', id],
    ['code.look', { serviceId: id, payload: 'https://diia.app/x' }, 'service.missing', id],
    ['code.take', { serviceId: id, payload: 'https://diia.app/x', replaces: null }, 'service.missing', id],
    ['display.report', report, 'service.missing', id],
  ]
  it.each(refused)('%s is refused and leaves no trace', async (name, input, code, detail) => {
    const opened = openApp({ seed: furnish })
    const before = opened.view('operator')
    const role = name === 'display.report' ? 'display' : 'operator'
    expect(await opened.app.dispatch(role, name, input)).toEqual({ ok: false, error: { code, detail } })
    expect(opened.view('operator')).toEqual(before)
    expect([opened.events(), opened.passwords()]).toEqual([[], []])
  })

  it('a mailbox that nobody watches cannot be woken, and nothing comes of it', async () => {
    const opened = openApp({ seed: furnish })
    await opened.app.dispatch('operator', 'mailbox.wake', { id })
    expect([opened.events(), opened.app.failures.filter(name => name === 'mailbox')]).toEqual([[], []])
  })
})
