// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { copy, details, sampleQueue } from '../fakes/views.ts'
import { openDesk } from './desk-place.tsx'

vi.mock('../../renderer/preview/PreviewPane.tsx', () => import('./preview-stub.tsx'))
afterEach(cleanup)

test('a file beside the copies says what it is: opened, the same once more, a signature, or kept', async () => {
  const queue = sampleQueue(Date.now())
  openDesk(
    { queue },
    {
      'package.get': ({ id }) => {
        const item = queue.find(item => item.id === id)!
        const other = (name: string, patch: Parameters<typeof copy>[1]) => copy(name, { name, type: null, ...patch })
        return details(item, {
          copies: [copy('one', { name: 'Паспорт.pdf', takenFrom: 'копії.zip' })],
          others: [
            other('копії.zip', { media: 'zip' }),
            other('Паспорт (1).pdf', { repeats: 'one' }),
            other('Паспорт.pdf.p7s', { media: 'signature', signatureOf: 'one' }),
            other('заява.docx', { media: 'office' }),
            other('winmail.dat', { media: 'winmail' }),
            other('', { media: 'letter' }),
          ],
        })
      },
    },
  )
  await screen.findByText('копії.zip')
  const about = (name: string) => screen.getByText(name).closest('li')!.textContent.replaceAll('\u00a0', ' ')
  expect(about('копії.zip')).toContain('архів ZIP, 140 КБ · вміст показано окремо')
  expect(about('Паспорт (1).pdf')).toContain('та сама копія ще раз')
  expect(about('Паспорт.pdf.p7s')).toContain('підпис до «Паспорт.pdf»')
  expect(about('заява.docx')).toContain('офісний документ, 140 КБ · збережено, не відкривається')
  expect(about('Файл без назви')).toContain('пересланий лист')
  expect(about('winmail.dat')).toContain('пакунок Outlook (winmail.dat)')
})
