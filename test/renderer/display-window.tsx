import { act, render, screen } from '@testing-library/react'
import { vi } from 'vitest'
import type { CodeScreen } from '../../renderer/display/code-screen.ts'
import { Display } from '../../renderer/display/Display.tsx'
import type { Seen } from '../../renderer/display/verify-code.ts'
import { createWindowStore } from '../../renderer/store.ts'
import { createClient } from '../../shared/client.ts'
import type { Input } from '../../shared/contract.ts'
import type { DisplayService, DisplayView, Received } from '../../shared/views.ts'
import { createFakeBridge } from '../fakes/bridge.ts'

const service = (id: string, name: string): DisplayService => ({
  id,
  name,
  required: ['passport', 'taxpayer-card', 'education-document'],
  optional: ['reference-internally-displaced-person'],
  payload: `https://example.org/${id}`,
  branch: 'Відділ кадрів',
  hours: null,
})
export const job = service('job', 'Приймання на роботу')
export const leave = service('leave', 'Звільнення')
export const viewOf = (services: readonly DisplayService[], more: Partial<DisplayView> = {}): DisplayView => ({
  edition: 'work',
  institution: 'Зразківська міська лікарня',
  branch: 'Відділ кадрів',
  language: 'uk',
  services,
  looks: 0,
  received: null,
  ...more,
})
export const received: Received = {
  serviceId: 'job',
  receivedAt: new Date(2026, 10, 24, 10, 42).getTime(),
  copies: 3,
  code: 47,
}

/** The window with eyes that see what the test says. */
export function openDisplay(view: DisplayView, { touch = false }: { readonly touch?: boolean } = {}) {
  vi.stubGlobal('matchMedia', () => ({ matches: touch }))
  const eyes = { sees: 'verified' as Seen, drawn: 0 }
  const code: CodeScreen = {
    monitor: () => ({ width: 1920, height: 1080, ratio: 1 }),
    panel: () => ({ left: 0, top: 0, width: 820, height: 820 }),
    watch: (_, moved) => {
      moved({ left: 0, top: 0, width: 820, height: 820 }, 1)
      return () => {}
    },
    draw: () => void eyes.drawn++,
    check: async () => eyes.sees,
  }
  const bridge = createFakeBridge('display', view)
  const { store } = createWindowStore(bridge, {})
  const { container } = render(<Display store={store} call={createClient(bridge)} screen={code} />)
  return {
    eyes,
    reports: () => bridge.made.map(({ input }) => input as Input<'display.report'>),
    /** Who was looked at, what was seen, and where. */
    told: () =>
      bridge.made.map(({ input }) => {
        const { serviceId, verdict, shown } = input as Input<'display.report'>
        return `${serviceId} ${verdict}${shown ? ' shown' : ''}`
      }),
    isCodeSeen: () => container.querySelector('canvas')?.classList.contains('code-seen') ?? false,
    push: (next: DisplayView) => act(() => bridge.show(next)),
  }
}

export const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
export const title = () => screen.getByRole('heading', { level: 1 }).textContent
