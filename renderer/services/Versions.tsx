import type { DocumentType } from '../../shared/document-types.ts'
import type { ServiceDetails } from '../../shared/model/service.ts'
import { shortDate } from '../format.ts'
import { useLanguage, useText, type Translate } from '../i18n.ts'

type Version = ServiceDetails['versions'][number]

/** Since when the service asks what it asks; nothing to tell while it has never changed. */
export function Versions({ versions }: { readonly versions: readonly Version[] }) {
  const text = useText()
  const language = useLanguage()
  if (versions.length < 2) return null
  return (
    <section className="editor-card" aria-labelledby="versions-title">
      <h2 id="versions-title">{text('services.versions')}</h2>
      <p className="meta">{text('services.versions-about')}</p>
      <ol className="versions">
        {versions.map((version, index) => (
          <li key={version.version}>
            <b>{text('services.version-since', { date: shortDate(version.since, language) })}</b>
            <span>{changesOf(version, versions[index + 1], text).join('; ') || text('services.version-first')}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What a version asks otherwise than the one before it, in words. */
function changesOf(after: Version, before: Version | undefined, text: Translate): string[] {
  if (before === undefined) return []
  const names = (types: readonly DocumentType[]) => types.map(type => text(`document.${type}`)).join(', ')
  const asked = (version: Version) => [...version.required, ...version.optional]
  const parts = [
    ['version-more', asked(after).filter(type => !asked(before).includes(type))],
    ['version-less', asked(before).filter(type => !asked(after).includes(type))],
    ['version-required', after.required.filter(type => before.optional.includes(type))],
    ['version-optional', after.optional.filter(type => before.required.includes(type))],
  ] as const
  const words = parts
    .filter(([, types]) => types.length > 0)
    .map(([key, types]) => text(`services.${key}`, { names: names(types) }))
  return after.name === before.name ? words : [...words, text('services.version-name', { name: before.name })]
}
