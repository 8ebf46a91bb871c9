import { useEffect } from 'react'
import type { QueueItem } from '../../shared/model/package.ts'
import { useText } from '../i18n.ts'
import { useDesk, useView } from './desk-state.ts'
import { playTone } from './tone.ts'

/** A tone for every new package and, while another window is in front, a system notice without anything personal. */
export function useArrivals(): void {
  const { store } = useDesk()
  const on = useView(view => view.settings.sound)
  const text = useText()

  useEffect(() => {
    if (!on) return
    return store.subscribe((state, before) => {
      if (state.view === before.view || before.view === undefined) return
      // What is taken back from aside by hand is no news.
      const known = new Set([...before.view.queue, ...(state.ui.aside.rows ?? [])].map(item => item.id))
      const arrived = state.view?.queue.filter(item => item.state === 'new' && !known.has(item.id)) ?? []
      if (arrived.length === 0) return
      playTone()
      if (!document.hasFocus()) for (const item of arrived.slice(0, 3)) notify(item)
    })

    function notify(item: QueueItem): void {
      if (!('Notification' in window) || Notification.permission !== 'granted') return
      const service = item.serviceName ?? text('desk.service-unknown')
      const body = text('desk.arrived-body', { service, copies: text('desk.copies', { count: item.copies }) })
      const notice = new Notification(text('desk.arrived-title', { code: String(item.code) }), { body, tag: item.id })
      notice.onclick = () => window.focus()
    }
  }, [store, on, text])
}

/** Browsers let a page ask only while a person is pressing something. */
export function allowNotices(): void {
  if ('Notification' in window && Notification.permission === 'default') void Notification.requestPermission()
}
