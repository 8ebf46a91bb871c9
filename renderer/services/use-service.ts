import { useCallback, useEffect, useState } from 'react'
import { toWire, type ErrorCode } from '../../shared/errors.ts'
import type { ServiceDetails } from '../../shared/model/service.ts'
import { useDesk, useView } from '../operator/desk-state.ts'
import { emptyService, serviceDraftOf, serviceInputOf, type ServiceDraft } from './service-draft.ts'
import { isDirty } from './services-state.ts'
import { useChangeServices, useServicesUi } from './use-services.ts'

const meaning = (draft: ServiceDraft) => ({ ...serviceInputOf(draft), payload: draft.payload })

/** The service that is being edited: a draft that was left is there again, anything else is asked for. */
export function useService(id: string | null) {
  const { client, store } = useDesk()
  const change = useChangeServices()
  const kept = useServicesUi(services => services.service)
  const editing = kept !== null && (kept.details?.id ?? null) === id ? kept : null
  const summary = useView(view => view.services.find(service => service.id === id))
  const [problem, setProblem] = useState<ErrorCode | null>(null)

  const apply = useCallback(
    (details: ServiceDetails) => {
      const saved = serviceDraftOf(details)
      change(({ service: now }) =>
        now?.details?.id === details.id && isDirty(now, meaning)
          ? { service: { ...now, details } }
          : { service: { details, saved, draft: saved } },
      )
    },
    [change],
  )
  const load = useCallback(
    () =>
      id === null
        ? Promise.resolve()
        : client('service.get', { id }).then(apply, (error: unknown) => setProblem(toWire(error).code)),
    [client, id, apply],
  )

  // Asked anew when its code or its list was changed by anybody.
  useEffect(() => void load(), [load, summary])

  // A new one that nobody has begun: the window was loaded anew on this page.
  useEffect(() => {
    if (id === null && store.getState().ui.services.service?.details !== null)
      change({ service: { details: null, saved: emptyService, draft: emptyService } })
  }, [id, store, change])

  return {
    editing,
    problem,
    load,
    dirty: editing !== null && isDirty(editing, meaning),
    set: (patch: Partial<ServiceDraft>) =>
      change(({ service }) =>
        service === null ? {} : { service: { ...service, draft: { ...service.draft, ...patch } } },
      ),
  }
}
