import { useCallback, useEffect, useRef, useState } from 'react'
import { toWire, type ErrorCode } from '../../shared/errors.ts'
import { after } from '../clock.ts'
import { useDesk, useView } from '../operator/desk-state.ts'
import { loadServices, type LoadedServices } from './loaded-services.ts'
import { useChangeServices, useServicesUi } from './use-services.ts'

/** Typing is waited for this long before the list is asked for. */
const typingMs = 150

/** The list of services for the search of the moment: its beginning at once, more as the clerk scrolls. */
export function useServiceList() {
  const { client, store } = useDesk()
  const change = useChangeServices()
  const search = useServicesUi(services => services.search)
  const loaded = useServicesUi(services => services.loaded)
  const [problem, setProblem] = useState<ErrorCode | null>(null)
  /** Grows with each question, so that a late answer to an older one is known. */
  const asked = useRef(0)
  const wantsMore = useRef(false)

  // Whatever changes the list changes one of these: a person's save, a sync, a code.
  const services = useView(view => view.services)
  const branches = useView(view => view.branches)
  const synced = useView(view => view.sources.map(({ changed }) => changed?.at ?? 0).join())
  const count = useView(view => view.serviceCount)

  const take = useCallback(
    (question: Promise<LoadedServices>): Promise<LoadedServices | null> => {
      const mine = ++asked.current
      return question.then(
        answer => {
          if (mine !== asked.current) return null
          wantsMore.current = false
          setProblem(null)
          change({ loaded: answer })
          return answer
        },
        (error: unknown) => {
          wantsMore.current = false
          if (mine === asked.current) setProblem(toWire(error).code)
          return null
        },
      )
    },
    [change],
  )
  const now = useCallback(() => store.getState().ui.services, [store])

  /** As much as there was, if the search is the same. */
  const reload = useCallback(() => {
    const { search: text, loaded: known } = now()
    return take(loadServices(client, text, known?.text === text ? known.rows.length : 1))
  }, [take, client, now])

  useEffect(() => {
    if (now().loaded?.text === search) return void reload()
    return after(typingMs, () => void reload())
  }, [search, services, branches, synced, count, reload, now])

  /** The next page; a second wish for it while it is on its way is none. */
  const loadMore = useCallback(() => {
    const { loaded: known } = now()
    if (wantsMore.current || known === null || known.rows.length >= known.total) return
    wantsMore.current = true
    void take(loadServices(client, known.text, known.rows.length + 1, known.rows))
  }, [take, client, now])

  /** The whole list, for what is done with all of it. */
  const loadAll = useCallback(() => {
    const { search: text, loaded: known } = now()
    return take(loadServices(client, text, Infinity, known?.text === text ? known.rows : []))
  }, [take, client, now])

  return { loaded, problem, reload, loadMore, loadAll }
}
