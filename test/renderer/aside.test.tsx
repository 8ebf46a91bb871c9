// @vitest-environment happy-dom
import { act, cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { AsideReason, QueueItem } from '../../shared/model/package.ts'
import { details, queueItem, sampleQueue } from '../fakes/views.ts'
import { openDesk } from './desk-place.tsx'

vi.mock('../../renderer/preview/PreviewPane.tsx', () => import('./preview-stub.tsx'))
vi.mock('../../renderer/operator/tone.ts', () => ({ playTone: vi.fn() }))
afterEach(cleanup)

const pageRows = 100
const button = (name: RegExp) => screen.getByRole('button', { name })
const rows = () => screen.getAllByRole('option')
const rowFrom = (sender: string) => screen.getAllByRole('option', { name: new RegExp(sender) })[0]!

function held(id: string, aside: AsideReason, sender: string): QueueItem {
  return queueItem(Date.now(), { id, code: 1, aside, sender })
}

const flood = (count: number) => Array.from({ length: count }, (_, n) => held(`f${n}`, 'flood', 'loud@example.net'))
const mixed = [
  held('a1', 'automatic', 'robot@example.org'),
  held('a2', 'flood', 'loud@example.net'),
  held('a3', 'flood', 'Loud@example.net'),
  held('a4', 'clerk', 'calm@example.com'),
]

/** A program that holds these aside, and puts there or takes back what it is asked to. */
function openAside(start: readonly QueueItem[]) {
  let now = start
  let queue: readonly QueueItem[] = sampleQueue(Date.now())
  const find = (id: string) => [...now, ...queue].find(item => item.id === id)
  const desk = openDesk(
    { aside: count(start) },
    {
      'aside.list': ({ reason, offset }) => {
        const found = now.filter(item => reason === null || item.aside === reason)
        return { rows: found.slice(offset, offset + pageRows), total: found.length }
      },
      'aside.put': ({ ids, aside }) => {
        const moved = ids.map(id => ({ ...find(id)!, aside }))
        const others = (items: readonly QueueItem[]) => items.filter(({ id }) => !ids.includes(id))
        now = aside ? [...moved, ...others(now)] : others(now)
        queue = aside ? others(queue) : [...moved, ...others(queue)]
        tell()
      },
      'package.get': ({ id }) => {
        const item = find(id)
        if (item === undefined) throw new AppError('package.missing')
        return details(item)
      },
    },
  )
  const tell = () => desk.show({ queue, aside: count(now) })
  return {
    ...desk,
    /** Another letter is held aside meanwhile. */
    add: (item: QueueItem) =>
      act(() => {
        now = [item, ...now]
        tell()
      }),
    async open() {
      await desk.user.click(button(/^Відкладено окремо/))
      await screen.findAllByRole('option')
    },
  }
}

function count(items: readonly QueueItem[]): Record<AsideReason, number> {
  const of = (reason: AsideReason) => items.filter(({ aside }) => aside === reason).length
  return { flood: of('flood'), automatic: of('automatic'), test: of('test'), clerk: of('clerk') }
}

describe('what is held aside (F59)', () => {
  test('F59: is counted below the queue, and nothing is said of it on an ordinary day', () => {
    openDesk()
    expect(screen.queryByRole('button', { name: /Відкладено/ })).toBeNull()
    cleanup()
    openAside(mixed)
    expect(button(/^Відкладено окремо 4/)).toBeTruthy()
  })

  test('F59: is listed by reasons, each with its count', async () => {
    const { user, open } = openAside(mixed)
    await open()
    expect(rows()).toHaveLength(4)
    expect(rowFrom('robot').textContent).toContain('автоматичний лист')
    await user.click(screen.getByRole('radio', { name: /Потік.2/ }))
    await vi.waitFor(() => expect(rows()).toHaveLength(2))
    await user.click(screen.getByRole('radio', { name: /Усі.4/ }))
    await vi.waitFor(() => expect(rows()).toHaveLength(4))
  })

  test('with nothing for a reason shows no package of the queue in its place', async () => {
    const { user, open } = openAside(flood(2))
    await open()
    await user.click(screen.getByRole('radio', { name: /Вручну.0/ }))
    expect(await screen.findByRole('heading', { name: 'Тут нічого не відкладено' })).toBeTruthy()
    expect(screen.queryByRole('main', { name: 'Пакет' })).toBeNull()
    await user.keyboard('{Escape}')
    expect(await screen.findByRole('main', { name: 'Пакет' })).toBeTruthy()
  })

  test('is left by Esc, and the keyboard goes on from the way back in', async () => {
    const { user, open } = openAside(mixed)
    await open()
    await user.keyboard('{Escape}')
    await vi.waitFor(() => expect(document.activeElement).toBe(button(/^Відкладено окремо/)))
  })

  test('comes by pages', async () => {
    const { user, open } = openAside(flood(130))
    await open()
    expect(rows()).toHaveLength(100)
    await user.click(button(/Показати ще.30/))
    await vi.waitFor(() => expect(rows()).toHaveLength(130))
  })

  test('is looked at without being taken up, and is not decided there', async () => {
    const { user, open, asked } = openAside(mixed)
    await open()
    await user.click(rowFrom('robot'))
    expect(await screen.findByText(/лист написала програма/)).toBeTruthy()
    await user.keyboard('a')
    await user.keyboard('r')
    expect(asked('package.review')).toEqual([])
    expect(asked('package.accept')).toEqual([])
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(within(screen.getByRole('main')).queryByText(/^Код/)).toBeNull()
  })

  test('keeps its chosen row while more comes', async () => {
    const { user, open, add } = openAside(mixed)
    await open()
    await user.click(rowFrom('calm'))
    add(held('a5', 'flood', 'loud@example.net'))
    await vi.waitFor(() => expect(rows()).toHaveLength(5))
    expect(rowFrom('calm').getAttribute('aria-selected')).toBe('true')
  })
})

describe('the way back into the queue', () => {
  test('of one package goes on to the next one, and can be undone', async () => {
    const { user, open, asked } = openAside(mixed)
    await open()
    await user.click(rowFrom('robot'))
    await user.click(button(/^До.черги$/))
    expect(asked('aside.put')).toEqual([{ ids: ['a1'], aside: null }])
    await vi.waitFor(() => expect(rows()).toHaveLength(3))
    expect(rows()[0]!.getAttribute('aria-selected')).toBe('true')
    await user.click(button(/^Скасувати/))
    expect(asked('aside.put')).toContainEqual({ ids: ['a1'], aside: 'automatic' })
    await vi.waitFor(() => expect(rows()).toHaveLength(4))
  })

  test('of several is one press for the rows that were marked, by keys alone', async () => {
    const { user, open, asked } = openAside(mixed)
    await open()
    rows()[0]!.focus()
    await user.keyboard(' ')
    await user.keyboard('{ArrowDown} ')
    expect(rows().map(row => row.getAttribute('aria-checked'))).toEqual(['true', 'true', 'false', 'false'])
    await user.keyboard(' ')
    expect(rows()[1]!.getAttribute('aria-checked')).toBe('false')
    // The button of the one package stands back behind that of the marked ones.
    expect(button(/^До.черги$/).className).not.toContain('primary')
    expect(button(/^До.черги: 1/).className).toContain('primary')
    await user.click(button(/^До.черги: 1/))
    expect(asked('aside.put')).toEqual([{ ids: ['a1'], aside: null }])
  })

  test('of all of one sender is two presses, however the address is written', async () => {
    const { user, open, asked } = openAside(mixed)
    await open()
    await user.click(rowFrom('loud'))
    await user.click(button(/^Позначити всі від loud@example\.net.*2/))
    await user.click(button(/^До.черги: 2/))
    expect(asked('aside.put')).toEqual([{ ids: ['a2', 'a3'], aside: null }])
  })

  test('ends in an empty list that teaches what comes there', async () => {
    const { user, open } = openAside(mixed.slice(0, 1))
    await open()
    await user.click(rows()[0]!)
    await user.click(button(/^До.черги$/))
    expect(await screen.findByText('Нічого не відкладено')).toBeTruthy()
    await user.keyboard('{Escape}')
    expect(screen.getByRole('searchbox')).toBeTruthy()
  })
})

test('an open package can be put aside, and a key takes it back', async () => {
  const { user, asked } = openAside([])
  await screen.findByText(/Бракує/)
  await user.click(button(/^Відкласти/))
  expect(asked('aside.put')).toEqual([{ ids: ['p47'], aside: 'clerk' }])
  expect(await screen.findByText(/1 пакет відкладено/)).toBeTruthy()
  const chosen = screen.getAllByRole('option', { selected: true })
  expect(chosen.map(row => row.getAttribute('data-id'))).toEqual(['p52'])
  await user.keyboard('u')
  expect(asked('aside.put')).toContainEqual({ ids: ['p47'], aside: null })
})

describe('a flood (F59)', () => {
  test('F59: is told above the queue with its sender, until somebody looks at it', async () => {
    const { user, add } = openAside(flood(120))
    expect(await screen.findByText(/Понад 50 листів за хвилину від loud@example.net:/, { selector: 'b' })).toBeTruthy()
    expect(screen.getByText(/120 листів відкладено окремо, нічого не загублено/)).toBeTruthy()
    await user.click(button(/^Переглянути/))
    await vi.waitFor(() => expect(rows()).toHaveLength(100))
    await user.click(button(/Повернутися до.черги/))
    expect(screen.queryByText(/нічого не загублено/)).toBeNull()
    add(held('more', 'flood', 'loud@example.net'))
    expect(screen.getByText(/121 лист відкладено окремо/)).toBeTruthy()
  })

  test('F59: of several senders is told by its count alone', async () => {
    openAside([held('x', 'flood', 'one@example.net'), held('y', 'flood', 'two@example.net')])
    expect(screen.getByText('Надійшов потік листів:', { selector: 'b' })).toBeTruthy()
    await act(async () => {})
    expect(screen.queryByText(/@example\.net:/)).toBeNull()
  })
})
