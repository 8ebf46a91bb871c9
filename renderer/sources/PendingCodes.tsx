import { useId } from 'react'
import type { PendingCode } from '../../shared/model/source.ts'
import { useText } from '../i18n.ts'
import { LinkView } from '../services/LinkView.tsx'
import { CheckboxField } from '../ui/CheckboxField.tsx'
import { Icon } from '../ui/Icon.tsx'
import { ShowMore, useShownCount } from '../ui/ShowMore.tsx'
import '../ui/table.css'

interface PendingCodesProps {
  readonly pending: readonly PendingCode[]
  readonly chosen: readonly PendingCode[]
  readonly onChoose: (serviceIds: ReadonlySet<string>) => void
}

/** Codes that a source has changed and that can be taken: what stands, what would stand, and who sees it. */
export function PendingCodes({ pending, chosen, onChoose }: PendingCodesProps) {
  const text = useText()
  const heading = useId()
  const [count, showMore] = useShownCount(20)
  const ids = new Set(chosen.map(({ serviceId }) => serviceId))
  const many = pending.length > 1

  function pick(serviceId: string, wanted: boolean): void {
    const next = new Set(ids)
    if (wanted) next.add(serviceId)
    else next.delete(serviceId)
    onChoose(next)
  }

  return (
    <section className="source-section" aria-labelledby={heading}>
      <h3 id={heading}>
        {text('sources.pending')} <span className="count">{pending.length}</span>
      </h3>
      <p className="source-about">{text('sources.pending-about')}</p>
      <div className="table-frame">
        <table className="table">
          <thead>
            <tr>
              {many && (
                <th className="table-pick">
                  <Pick
                    label={text('sources.pending-all')}
                    checked={chosen.length === pending.length}
                    onChange={all => onChoose(new Set(all ? pending.map(({ serviceId }) => serviceId) : []))}
                  />
                </th>
              )}
              <th>{text('sources.column-service')}</th>
              <th>{text('sources.column-before')}</th>
              <th>{text('sources.column-after')}</th>
              <th>{text('sources.column-seen')}</th>
            </tr>
          </thead>
          <tbody>
            {pending.slice(0, count).map(code => (
              <tr key={code.serviceId} className={many && ids.has(code.serviceId) ? 'chosen' : undefined}>
                {many && (
                  <td className="table-pick">
                    <Pick
                      label={text('sources.pending-pick', { service: code.serviceName })}
                      checked={ids.has(code.serviceId)}
                      onChange={wanted => pick(code.serviceId, wanted)}
                    />
                  </td>
                )}
                <CodeCells code={code} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ShowMore total={pending.length} shown={count} onMore={showMore} />
    </section>
  )
}

function Pick(props: {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}) {
  return <CheckboxField {...props} label={<span className="visually-hidden">{props.label}</span>} />
}

function CodeCells({ code }: { readonly code: PendingCode }) {
  const text = useText()
  return (
    <>
      <th scope="row">
        {code.serviceName}
        <span className="meta">{code.branchName}</span>
        <LinkView payload={code.after} />
      </th>
      <td className="table-code old">{code.beforeCheckCode || text('sources.no-code')}</td>
      <td className="table-code">{code.afterCheckCode}</td>
      <td>
        <span className="table-state">
          <Icon name={code.active ? 'monitor' : 'minus-circle'} size={18} />
          {text(code.active ? 'sources.on-screen' : 'sources.off-screen')}
        </span>
        {code.posters > 0 && (
          <span className="table-state">
            <Icon name="printer" size={18} />
            {text('sources.posters', { count: code.posters })}
          </span>
        )}
      </td>
    </>
  )
}
