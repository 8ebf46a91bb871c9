import { useEffect } from 'react'
import { useText } from '../i18n.ts'
import { useDesk, useView } from '../operator/desk-state.ts'
import { CheckboxField } from '../ui/CheckboxField.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { replaceRow } from './add-pictures.ts'
import { verdictOf, type Found } from './found-code.ts'
import { LinkView } from './LinkView.tsx'
import type { PictureRow } from './picture-rows.ts'
import { refusalWords } from './refusal-words.ts'
import { ServicePicker } from './ServicePicker.tsx'

/** One code of one picture: what it is, which service it is for, and what binding it would change. */
export function PictureLine({ row }: { readonly row: PictureRow }) {
  const text = useText()
  const tools = useDesk()
  const hosts = useView(view => view.hosts)
  const { state, service, look, outcome } = row
  const found = state.kind === 'code' ? state.found : null
  const verdict = found && verdictOf(found, new Set(hosts.map(({ host }) => host)))
  const set = (patch: Partial<PictureRow>) => replaceRow(tools, row.id, [{ ...row, ...patch }])
  const payload = verdict === 'ok' ? found?.payload : undefined
  const serviceId = service?.id

  useEffect(() => {
    if (payload === undefined || serviceId === undefined || look !== null) return
    let gone = false
    tools.client('code.look', { serviceId, payload }).then(
      answer => gone || replaceRow(tools, row.id, [{ ...row, look: answer }]),
      () => undefined,
    )
    return () => void (gone = true)
  }, [tools, row, look, payload, serviceId])

  return (
    <li className="picture-line">
      <span className="picture-thumb">
        {row.picture === null ? <Icon name="file-text" size={32} /> : <img src={row.picture} alt="" />}
      </span>
      <div className="picture-words">
        <b className="clip" title={row.name}>
          {state.kind === 'code' && state.of > 1
            ? text('services.picture-number', { name: row.name, number: state.number, of: state.of })
            : row.name}
        </b>
        {state.kind === 'waiting' && (
          <span className="meta" role="status">
            {text('services.picture-waiting')}
          </span>
        )}
        {state.kind === 'trouble' && <Note tone="bad">{text(`error.${state.code}`)}</Note>}
        {found && <LinkView payload={found.payload} />}
        {found && verdict !== null && verdict !== 'ok' && (
          <Note tone="bad">{refusalWords(text, found satisfies Found, verdict)}</Note>
        )}
      </div>
      {verdict === 'ok' && (
        <div className="picture-service">
          {outcome === 'taken' ? (
            <Note tone="ok">{text('services.picture-taken', { name: service?.name ?? '' })}</Note>
          ) : (
            <>
              <ServicePicker
                label={text('services.picture-service', { name: row.name })}
                value={service}
                onChoose={chosen => set({ service: chosen, look: null, replaces: false, outcome: null })}
              />
              {look?.owner && <Note tone="bad">{text('services.code-owned', { name: look.owner.name })}</Note>}
              {look?.stands && look.stands.checkCode === look.checkCode && (
                <Note tone="ok">{text('services.code-same')}</Note>
              )}
              {look?.stands && look.stands.checkCode !== look.checkCode && look.owner === null && (
                <CheckboxField
                  label={text('services.picture-replace', { before: look.stands.checkCode, after: look.checkCode })}
                  hint={
                    look.stands.posters > 0
                      ? text('services.replace-posters', { count: look.stands.posters, code: look.stands.checkCode })
                      : text('services.replace-no-posters', { code: look.stands.checkCode })
                  }
                  checked={row.replaces}
                  onChange={replaces => set({ replaces })}
                />
              )}
              {outcome !== null && <Note tone="bad">{text(`error.${outcome}`)}</Note>}
            </>
          )}
        </div>
      )}
      <IconButton
        icon="x"
        label={text('services.picture-remove', { name: row.name })}
        onClick={() => replaceRow(tools, row.id, [])}
      />
    </li>
  )
}

function Note({ tone, children }: { readonly tone: 'ok' | 'bad'; readonly children: string }) {
  return (
    <p className={`service-state ${tone}`} role="status">
      <Icon name={tone === 'ok' ? 'check-circle' : 'x-circle'} size={18} />
      {children}
    </p>
  )
}
