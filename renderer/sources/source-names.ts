import type { SourceStatus } from '../../shared/model/source.ts'
import type { Translate } from '../i18n.ts'

/** The partner API's machines, as the source's settings name them. */
export const apiHosts = { production: 'api2.diia.gov.ua', test: 'api2s.diia.gov.ua' } as const

/** As the person named it; files that are handed over are one source, which nobody names. */
export function nameOf({ kind, name }: Pick<SourceStatus, 'kind' | 'name'>, text: Translate): string {
  return kind === 'upload' ? text('sources.name-upload') : name
}

/** What kind of source it is and where, in one line. */
export function placeOf({ kind, place }: Pick<SourceStatus, 'kind' | 'place'>, text: Translate): string {
  const where = kind === 'api' && Object.hasOwn(apiHosts, place) ? apiHosts[place as keyof typeof apiHosts] : place
  return [text(`sources.kind-${kind}`), where].filter(part => part !== '').join(' · ')
}
