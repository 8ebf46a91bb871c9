import { useEffect, useRef, useState } from 'react'
import type { Client } from '../../shared/client.ts'
import type { Input } from '../../shared/contract.ts'
import { toWire, type ErrorCode } from '../../shared/errors.ts'

export type LogInState =
  | { readonly kind: 'idle' }
  /** The browser shows the authority's page; the program waits for the person there. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly code: ErrorCode }

export interface LogInTool {
  readonly state: LogInState
  /** Resolves with the log-in's id; undefined when it failed or was taken back. */
  begin(asked: Input<'login.begin'>): Promise<string | undefined>
  cancel(): void
}

/** A log-in in the system's browser, which nobody waits for any longer once this is gone from the screen. */
export function useLogIn(client: Client<'operator'>): LogInTool {
  const [state, setState] = useState<LogInState>({ kind: 'idle' })
  /** The one that is waited for; a later one takes its place. */
  const current = useRef<symbol>(undefined)

  const cancel = (): void => {
    if (current.current === undefined) return
    current.current = undefined
    setState({ kind: 'idle' })
    // A program that is gone waits for nobody either.
    client('login.cancel', undefined).catch(() => undefined)
  }

  useEffect(
    () => () => {
      if (current.current !== undefined) client('login.cancel', undefined).catch(() => undefined)
      current.current = undefined
    },
    [client],
  )

  return {
    state,
    cancel,
    async begin(asked) {
      const own = (current.current = Symbol('log-in'))
      setState({ kind: 'waiting' })
      try {
        const { logIn } = await client('login.begin', asked)
        if (current.current !== own) return undefined
        setState({ kind: 'idle' })
        return logIn
      } catch (error) {
        if (current.current === own) setState({ kind: 'failed', code: toWire(error).code })
        return undefined
      } finally {
        if (current.current === own) current.current = undefined
      }
    },
  }
}
