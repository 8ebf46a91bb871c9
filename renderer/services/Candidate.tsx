import { useEffect, useEffectEvent, useState } from 'react'
import { toWire, type ErrorCode } from '../../shared/errors.ts'
import { useText } from '../i18n.ts'
import { useDesk, useView } from '../operator/desk-state.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { AllowHost } from './AllowHost.tsx'
import { CheckCode } from './CheckCode.tsx'
import type { CodeLook } from './code-look.ts'
import { CodePicture } from './CodePicture.tsx'
import { partsOf, verdictOf, type Found } from './found-code.ts'
import { LinkView } from './LinkView.tsx'
import { refusalWords } from './refusal-words.ts'

interface CandidateProps {
  readonly found: Found
  /** Null for a service that is not saved yet. */
  readonly serviceId: string | null
  /** The stored code was changed behind the program's back: the same one taken again mends it. */
  readonly broken: boolean
  readonly busy: boolean
  /** Somebody wants to go on without having decided on it. */
  readonly urged: boolean
  /** Why the program did not take it. */
  readonly refusal: ErrorCode | null
  readonly onTake: (payload: string, look: CodeLook) => void
  /** Told whether there is something to decide. */
  readonly onOffer: (offered: boolean) => void
}

/** The code that is meant: where it leads, whether it may be taken over, and what that would change. */
export function Candidate({ found, serviceId, broken, busy, urged, refusal, onTake, onOffer }: CandidateProps) {
  const text = useText()
  const { client } = useDesk()
  const hosts = useView(view => view.hosts)
  const verdict = verdictOf(found, new Set(hosts.map(({ host }) => host)))
  const [look, setLook] = useState<CodeLook | null>(null)
  const [problem, setProblem] = useState<ErrorCode | null>(null)
  const { payload } = found

  useEffect(() => {
    if (verdict !== 'ok') return
    let gone = false
    client('code.look', { serviceId, payload }).then(
      answer => gone || setLook(answer),
      (error: unknown) => gone || setProblem(toWire(error).code),
    )
    return () => void (gone = true)
  }, [client, serviceId, payload, verdict, refusal])

  const same = look?.stands?.checkCode === look?.checkCode && !broken
  const offered = verdict === 'ok' && look !== null && look.owner === null && !same
  const offer = useEffectEvent(onOffer)
  useEffect(() => {
    offer(offered)
    return () => offer(false)
  }, [offered])

  const failure = refusal ?? problem
  const replaced = look?.owner === null && look.stands?.checkCode !== look.checkCode ? look.stands : null
  return (
    <div className="candidate">
      <LinkView payload={payload} />
      {verdict !== 'ok' && (
        <Banner kind="bad" live title={text('services.refused')}>
          {refusalWords(text, found, verdict)}
        </Banner>
      )}
      {verdict === 'foreign-host' && <AllowHost host={partsOf(payload)?.host ?? ''} />}
      {failure && (
        <Banner kind="bad" live title={text('services.not-taken')}>
          {text(`error.${failure}`)}
        </Banner>
      )}
      {look && verdict === 'ok' && (
        <>
          <div className="candidate-code">
            <CodePicture payload={payload} label={text('services.code-drawn')} />
            {replaced ? (
              <>
                <CheckCode label={text('services.code-before')} code={replaced.checkCode} old />
                <Icon name="arrow-right" size={20} />
                <CheckCode label={text('services.code-after')} code={look.checkCode} />
              </>
            ) : (
              <CheckCode label={text('services.check-code')} code={look.checkCode} />
            )}
          </div>
          {look.owner !== null ? (
            <Banner kind="bad" title={text('services.code-owned', { name: look.owner.name })}>
              {text('services.code-owned-about')}
            </Banner>
          ) : same ? (
            <Banner kind="ok" live title={text('services.code-same')}>
              {text('services.code-same-about')}
            </Banner>
          ) : (
            <>
              {replaced && (
                <Banner kind="warn" title={text('services.replace-title')}>
                  {replaced.posters > 0
                    ? text('services.replace-posters', { count: replaced.posters, code: replaced.checkCode })
                    : text('services.replace-no-posters', { code: replaced.checkCode })}
                </Banner>
              )}
              {urged && (
                <div data-mistake tabIndex={-1}>
                  <Banner kind="warn" title={text('services.code-pending')}>
                    {text('services.code-pending-about')}
                  </Banner>
                </div>
              )}
              <Button
                kind="primary"
                busy={busy}
                busyText={text('services.saving')}
                onClick={() => onTake(payload, look)}
              >
                {text(look.stands === null || broken ? 'services.code-take' : 'services.code-replace')}
              </Button>
            </>
          )}
        </>
      )}
    </div>
  )
}
