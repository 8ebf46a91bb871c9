import type { CopyDetails, PackageDetails } from '../../shared/model/package.ts'
import { fileSize } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { CopyRow } from './CopyRow.tsx'
import { ListRow } from './ListRow.tsx'
import { requiredCount } from './verdict.ts'

/** What the service asks for and what came, each by its own kind of row. */
export function CopyLists({ details }: { readonly details: PackageDetails }) {
  const text = useText()
  const numbered = details.copies.map((copy, index) => ({ copy, number: index + 1 }))
  const byId = new Map(numbered.map(entry => [entry.copy.id, entry]))
  const extra = numbered.filter(({ copy }) => details.extra.includes(copy.id))
  const known = details.serviceId !== null
  const unasked = known ? extra : numbered

  return (
    <>
      {details.checklist.length > 0 && (
        <section className="copies">
          <div className="copies-head">
            <h3>{text('desk.needed')}</h3>
            <NeededCount details={details} />
          </div>
          <ul>
            {details.checklist.map(({ type, required, copyId }) => {
              const entry = copyId === null ? undefined : byId.get(copyId)
              return <CopyRow key={type} asked={{ type, required }} copy={entry?.copy} number={entry?.number} />
            })}
          </ul>
        </section>
      )}
      {unasked.length > 0 && (
        <section className="copies">
          <div className="copies-head">
            <h3>{text(known ? 'desk.extra' : 'desk.in-letter')}</h3>
            <span className="meta">{unasked.length}</span>
          </div>
          <ul>
            {unasked.map(({ copy, number }) => (
              <CopyRow key={copy.id} copy={copy} number={number} surplus={known} />
            ))}
          </ul>
        </section>
      )}
      {details.others.length > 0 && <OtherAttachments details={details} />}
    </>
  )
}

function NeededCount({ details }: { readonly details: PackageDetails }) {
  const text = useText()
  const required = requiredCount(details)
  const present = details.checklist.filter(row => row.required && row.copyId !== null).length
  const optional = details.checklist.length - required
  return (
    <span className="meta">
      {optional === 0
        ? text('desk.needed-count', { present, required })
        : text('desk.needed-optional', { present, required, count: optional })}
    </span>
  )
}

function OtherAttachments({ details }: { readonly details: PackageDetails }) {
  const text = useText()
  const language = useLanguage()
  const files = [...details.copies, ...details.others]
  const about = (other: CopyDetails) => {
    const what = { media: text(`files.media-${other.media}`), size: fileSize(other.bytes, language) }
    if (other.repeats !== null) return text('files.others-repeats', what)
    if (files.some(file => file.takenFrom === other.id)) return text('files.others-opened', what)
    const signed = files.find(file => file.id === other.signatureOf)
    return signed
      ? text('files.others-signs', { ...what, name: signed.name || text('files.nameless') })
      : text('files.others-about', what)
  }
  return (
    <section className="copies">
      <div className="copies-head">
        <h3>{text('files.others')}</h3>
        <span className="meta">{details.others.length}</span>
      </div>
      <ul>
        {details.others.map(other => (
          <ListRow key={other.id} icon="file" title={other.name || text('files.nameless')} about={about(other)} />
        ))}
      </ul>
    </section>
  )
}
