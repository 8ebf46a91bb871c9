// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Banner } from '../../renderer/ui/Banner.tsx'
import { Button } from '../../renderer/ui/Button.tsx'
import { CheckboxField } from '../../renderer/ui/CheckboxField.tsx'
import { Dialog } from '../../renderer/ui/Dialog.tsx'
import { EditionStrip } from '../../renderer/ui/EditionStrip.tsx'
import { Icon } from '../../renderer/ui/Icon.tsx'
import { IconButton } from '../../renderer/ui/IconButton.tsx'
import { icons, type IconName } from '../../renderer/ui/icons.ts'
import { Progress } from '../../renderer/ui/Progress.tsx'
import { Segmented } from '../../renderer/ui/Segmented.tsx'
import { Stamp } from '../../renderer/ui/Stamp.tsx'
import { StatusChip } from '../../renderer/ui/StatusChip.tsx'
import { TextField } from '../../renderer/ui/TextField.tsx'
import { UndoToast } from '../../renderer/ui/UndoToast.tsx'

afterEach(cleanup)

describe('Icon', () => {
  it.each(Object.keys(icons) as IconName[])('%s has a drawing', name => {
    const { container } = render(<Icon name={name} />)
    expect(container.querySelector('path')?.getAttribute('d')).toMatch(/^M[\d.]/)
  })

  it('is silent beside words', () => {
    const { container } = render(<Icon name="printer" />)
    expect(container.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true')
  })

  it('is drawn bolder where it is small', () => {
    const large = render(<Icon name="check" size={20} />).container.innerHTML
    const small = render(<Icon name="check" size={16} />).container.innerHTML
    expect(large.match(/ d="[^"]+"/)?.[0]).not.toBe(small.match(/ d="[^"]+"/)?.[0])
  })
})

describe('Button', () => {
  it('is named by its words alone, and tells its key to screen readers', () => {
    render(
      <Button hotkey="A" busyText="Приймаємо…">
        Прийняти
      </Button>,
    )
    const button = screen.getByRole('button', { name: 'Прийняти' })
    expect(button.getAttribute('aria-keyshortcuts')).toBe('A')
  })

  it('that cannot be pressed is found by the keyboard, says why and does nothing', async () => {
    const onClick = vi.fn<() => void>()
    const onSubmit = vi.fn<(event: { preventDefault(): void }) => void>(event => event.preventDefault())
    render(
      <form onSubmit={onSubmit}>
        <Button type="submit" disabledReason="Спершу перевірте" onClick={onClick}>
          Далі
        </Button>
      </form>,
    )
    await userEvent.tab()
    const button = screen.getByRole('button', { name: 'Далі' })
    expect(document.activeElement).toBe(button)
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Спершу перевірте')
    await userEvent.keyboard('{Enter}')
    expect(onClick).not.toHaveBeenCalled()
    expect(onSubmit).not.toHaveBeenCalled()
  })

  it('while busy changes its words and does nothing more', async () => {
    const onClick = vi.fn<() => void>()
    render(
      <Button busy busyText="Перевіряємо…" onClick={onClick}>
        Перевірити
      </Button>,
    )
    await userEvent.click(screen.getByRole('button', { name: 'Перевіряємо…' }))
    expect(onClick).not.toHaveBeenCalled()
  })

  it('of a tool has a name, a tooltip and a state', async () => {
    const onClick = vi.fn<() => void>()
    render(<IconButton icon="sidebar-simple" label="Мініатюри" hotkey="T" pressed onClick={onClick} />)
    const button = screen.getByRole('button', { name: 'Мініатюри', pressed: true })
    expect(button.title).toBe('Мініатюри (T)')
    await userEvent.click(button)
    expect(onClick).toHaveBeenCalledOnce()
  })
})

describe('fields', () => {
  function Password({ error }: { readonly error?: string }) {
    const [value, setValue] = useState('')
    return (
      <TextField
        label="Пароль"
        type="password"
        reveal
        hint="Підказка"
        error={error}
        value={value}
        onChange={setValue}
      />
    )
  }

  it('show and hide a password without losing it', async () => {
    render(<Password />)
    const field = screen.getByLabelText<HTMLInputElement>('Пароль')
    await userEvent.type(field, 'таємниця')
    expect(field.type).toBe('password')
    await userEvent.click(screen.getByRole('button', { name: 'Показати пароль' }))
    expect([field.type, field.value]).toEqual(['text', 'таємниця'])
    await userEvent.click(screen.getByRole('button', { name: 'Сховати пароль' }))
    expect(field.type).toBe('password')
  })

  it('tie the hint, or the error in its place, to the control', () => {
    const { rerender } = render(<Password />)
    const field = screen.getByLabelText('Пароль')
    const note = () => document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent
    expect([note(), field.getAttribute('aria-invalid')]).toEqual(['Підказка', null])
    rerender(<Password error="Впишіть пароль" />)
    expect([note(), field.getAttribute('aria-invalid')]).toEqual(['Впишіть пароль', 'true'])
  })

  it('tick and untick', async () => {
    const onChange = vi.fn<(checked: boolean) => void>()
    render(<CheckboxField label="Звук" checked onChange={onChange} />)
    await userEvent.click(screen.getByRole('checkbox', { name: 'Звук' }))
    expect(onChange).toHaveBeenCalledExactlyOnceWith(false)
  })

  it('choose one of several as a named group of radio buttons', async () => {
    const onChange = vi.fn<(value: string) => void>()
    const options = [
      { value: 'open', label: 'Відкриті' },
      { value: 'all', label: 'Усі' },
    ] as const
    render(<Segmented label="Які пакети" value="open" options={options} onChange={onChange} />)
    const group = within(screen.getByRole('group', { name: 'Які пакети' }))
    expect(group.getByRole<HTMLInputElement>('radio', { name: 'Відкриті' }).checked).toBe(true)
    await userEvent.click(group.getByRole('radio', { name: 'Усі' }))
    expect(onChange).toHaveBeenCalledExactlyOnceWith('all')
  })
})

describe('Dialog', () => {
  function Opener() {
    const [open, setOpen] = useState(false)
    return (
      <>
        <button onClick={() => setOpen(true)}>Відхилити…</button>
        {open && (
          <Dialog title="Відхилити пакет 47" actions={<Button>Відхилити</Button>} onClose={() => setOpen(false)}>
            Копії іншої особи
          </Dialog>
        )}
      </>
    )
  }

  it('is modal and named, closes by Esc and gives the focus back', async () => {
    render(<Opener />)
    const opener = screen.getByRole('button', { name: 'Відхилити…' })
    await userEvent.click(opener)
    const dialog = screen.getByRole<HTMLDialogElement>('dialog', { name: 'Відхилити пакет 47' })
    expect(dialog.open).toBe(true)
    // What a browser sends for Esc.
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }))
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(document.activeElement).toBe(opener)
  })
})

describe('UndoToast', () => {
  beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }))
  afterEach(() => vi.useRealTimers())

  it('counts down in words and goes once', async () => {
    const onClose = vi.fn<() => void>()
    render(<UndoToast text="Прийнято." seconds={3} onUndo={() => {}} onClose={onClose} />)
    expect(screen.getByRole('status').textContent).toBe('Прийнято.')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(onClose).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(3_000)
    expect(onClose).toHaveBeenCalledOnce()
  })

  it('waits while somebody is at its button', async () => {
    const onClose = vi.fn<() => void>()
    const onUndo = vi.fn<() => void>()
    render(<UndoToast text="Прийнято." seconds={3} hotkey="Ctrl Z" onUndo={onUndo} onClose={onClose} />)
    screen.getByRole('button', { name: 'Скасувати' }).focus()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(onClose).not.toHaveBeenCalled()
    screen.getByRole('button', { name: 'Скасувати' }).click()
    expect(onUndo).toHaveBeenCalledOnce()
  })
})

describe('what is shown', () => {
  it('a stamp says its code whatever it looks like', () => {
    const { container } = render(
      <>
        <Stamp code={47} look="filled" />
        <Stamp code={18} look="accepted" />
      </>,
    )
    expect([...container.querySelectorAll('.stamp')].map(stamp => stamp.textContent)).toEqual(['Код 47', 'Код 18'])
  })

  it('a strip stands above the demo only', () => {
    const { container, rerender } = render(<EditionStrip edition="work" />)
    expect(container.textContent).toBe('')
    rerender(<EditionStrip edition="demo" />)
    expect(container.textContent).toContain('ДЕМО')
  })

  it('the chip opens its card, and does the next thing apart from that', async () => {
    const [open, wake] = [vi.fn<() => void>(), vi.fn<() => void>()]
    render(
      <StatusChip
        kind="warn"
        strong="Немає звʼязку 14 хв"
        text="; останній лист 09:58"
        action={{ label: 'Спробувати', onClick: wake }}
        onClick={open}
      />,
    )
    await userEvent.click(screen.getByRole('button', { name: 'Спробувати' }))
    expect([open.mock.calls.length, wake.mock.calls.length]).toEqual([0, 1])
    await userEvent.click(screen.getByRole('button', { name: /Немає звʼязку 14 хв ?; останній/ }))
    expect(open).toHaveBeenCalledOnce()
  })

  it('progress has a name and a count', () => {
    render(<Progress label="Перша синхронізація" done={214} total={1_030} />)
    const bar = screen.getByRole<HTMLProgressElement>('progressbar', { name: /Перша синхронізація 214 з/ })
    expect([bar.value, bar.max]).toEqual([214, 1_030])
  })

  it('a banner that comes is told, at once if bad', () => {
    render(
      <>
        <Banner kind="bad" live title="Не збережено." />
        <Banner kind="ok" live title="Збережено." />
      </>,
    )
    expect(screen.getByRole('alert').textContent).toContain('Не збережено.')
    expect(screen.getByRole('status').textContent).toContain('Збережено.')
  })
})
