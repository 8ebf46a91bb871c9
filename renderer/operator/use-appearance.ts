import { useEffect } from 'react'
import { useText } from '../i18n.ts'
import { useView } from './desk-state.ts'

/** Language, theme and the window's title on the document itself. */
export function useAppearance(): void {
  const language = useView(view => view.settings.language)
  const theme = useView(view => view.settings.theme)
  const open = useView(view => view.open)
  const text = useText()

  useEffect(() => {
    document.documentElement.lang = language
  }, [language])

  useEffect(() => {
    const system = window.matchMedia('(prefers-color-scheme: dark)')
    const apply = () => {
      document.documentElement.dataset['theme'] = theme === 'system' ? (system.matches ? 'dark' : 'light') : theme
    }
    apply()
    system.addEventListener('change', apply)
    return () => system.removeEventListener('change', apply)
  }, [theme])

  const title = open === 0 ? text('common.product') : text('desk.title-count', { number: open })
  useEffect(() => {
    document.title = title
  }, [title])
}
