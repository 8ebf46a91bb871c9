import type * as Electron from 'electron'
import type { Same } from '../../shared/locales/message.ts'
import type { Language } from '../../shared/settings.ts'

const uk = {
  program: 'Приймальня',
  quit: 'Завершити роботу Приймальні',
  edit: 'Правка',
  undo: 'Скасувати',
  redo: 'Повторити',
  cut: 'Вирізати',
  copy: 'Копіювати',
  paste: 'Вставити',
  selectAll: 'Виділити все',
  view: 'Вигляд',
  zoomIn: 'Збільшити',
  zoomOut: 'Зменшити',
  resetZoom: 'Звичайний розмір',
} as const

const en: Same<typeof uk> = {
  program: 'Pryimalnia',
  quit: 'Quit Pryimalnia',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select All',
  view: 'View',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  resetZoom: 'Actual Size',
}

const words: Record<Language, Same<typeof uk>> = { uk, en }

/** The desk's menu: what a text field and tired eyes need, and the way out. Electron would put its own, with reload and tools. */
export function menuTemplate(language: Language): Electron.MenuItemConstructorOptions[] {
  const say = words[language]
  const item = (
    role: 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll' | 'zoomIn' | 'zoomOut' | 'resetZoom',
  ) => ({
    role,
    label: say[role],
  })
  const line = { type: 'separator' } as const
  return [
    { label: say.program, submenu: [{ role: 'quit', label: say.quit, accelerator: 'CommandOrControl+Q' }] },
    {
      label: say.edit,
      submenu: [item('undo'), item('redo'), line, item('cut'), item('copy'), item('paste'), line, item('selectAll')],
    },
    { label: say.view, submenu: [item('zoomIn'), item('zoomOut'), item('resetZoom')] },
  ]
}
