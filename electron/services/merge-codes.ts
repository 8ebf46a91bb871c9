import type { Service } from '../../shared/model/service.ts'
import type { FieldChange } from '../../shared/model/source.ts'
import type { CodeFor, MergeInput, MergePlan } from './merge-plan.ts'

export interface CodesPlan {
  /** What a source says of the code of a service that is there; null: nothing. Gives the change that is made at once. */
  known(service: Service, payload: string | null): readonly FieldChange[]
  added(serviceId: string, payload: string | null): void
  /** The code that this service waits with since now. */
  waitsNow(serviceId: string): string | undefined
  plan(): Pick<MergePlan, 'takeCodes' | 'waitCodes' | 'settleCodes'>
}

/**
 * A code is taken at once only where there is none, when it may be shown and is no other service's. Any other new code
 * waits for a person, and the standing one stays: visitors follow it.
 */
export function planCodes({ services, waiting, checkPayload }: MergeInput): CodesPlan {
  const takeCodes: CodeFor[] = []
  const settleCodes: string[] = []
  const waits = new Map<string, string>()
  const holders = new Map(services.map(({ id, payload }) => [payload, id]))

  function isFree(payload: string): boolean {
    return checkPayload(payload) === 'ok' && !holders.has(payload)
  }

  function take(serviceId: string, payload: string): void {
    takeCodes.push({ serviceId, payload })
    holders.set(payload, serviceId)
  }

  return {
    known({ id, payload: before, active }, payload) {
      const asked = waiting.get(id)
      // What visitors see already gets no code by itself, and what a person was asked about is that person's.
      const mayTake = before === '' && !active && payload !== asked
      if (mayTake && payload !== null && payload !== before && isFree(payload)) {
        take(id, payload)
        return [{ field: 'payload', before, after: payload }]
      }
      if (payload === null || payload === before) {
        if (asked !== undefined) settleCodes.push(id)
      } else if (asked !== payload) waits.set(id, payload)
      return []
    },
    added(serviceId, payload) {
      if (payload === null) return
      if (isFree(payload)) take(serviceId, payload)
      else waits.set(serviceId, payload)
    },
    waitsNow: serviceId => waits.get(serviceId),
    plan: () => ({
      takeCodes,
      waitCodes: [...waits].map(([serviceId, payload]) => ({ serviceId, payload })),
      settleCodes,
    }),
  }
}
