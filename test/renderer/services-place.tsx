import { screen } from '@testing-library/react'
import { vi } from 'vitest'
import type { CodeReading } from '../../shared/model/code-reading.ts'
import type { WireError } from '../../shared/errors.ts'
import type { OperatorView } from '../../shared/views.ts'
import type { FakeAnswers } from '../fakes/bridge.ts'
import { branchDetails, pageOf, sampleRows, serviceDetails } from '../fakes/services.ts'
import { openDesk } from './desk-place.tsx'

/** The desk with its services' place open, over a program that knows the sample services. */
export async function openServices(patch: Partial<OperatorView> = {}, answers: FakeAnswers<'operator'> = {}) {
  const desk = openDesk(patch, {
    'service.list': ({ text, offset }) =>
      pageOf(
        sampleRows.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase())),
        offset,
      ),
    'service.get': ({ id }) => serviceDetails({ id, name: sampleRows.find(row => row.id === id)?.name ?? '' }),
    'service.save': () => ({ id: 'saved' }),
    'branch.get': () => branchDetails(),
    'branch.save': () => ({ id: 'saved' }),
    'code.look': () => ({ checkCode: 'T5JH-XG5Y', owner: null, stands: null }),
    ...answers,
  })
  await desk.user.click(screen.getByRole('button', { name: /^Послуги/ }))
  return {
    ...desk,
    press: (name: string | RegExp) => desk.user.click(screen.getByRole('button', { name })),
    openService: async (name: string) => {
      await desk.user.click(await screen.findByRole('button', { name }))
      await screen.findByLabelText('Назва послуги')
    },
    /** Chooses files in the field that stands for the system's dialog. */
    choose: (...names: readonly string[]) =>
      desk.user.upload(
        screen.getByLabelText('Файли з кодами'),
        names.map(name => new File(['picture'], name, { type: 'image/png' })),
      ),
  }
}

/** What the program reads in the pictures that are handed over, one answer after another; the last one goes on. */
export function answerPictures(...answers: readonly (CodeReading | WireError)[]): void {
  const rest = [...answers]
  vi.stubGlobal('fetch', async () => {
    const answer = rest.length > 1 ? rest.shift()! : rest[0]!
    return new Response(JSON.stringify(answer), { status: 'kind' in answer ? 200 : 422 })
  })
}

export const title = () => screen.getByRole('heading', { level: 1 }).textContent
