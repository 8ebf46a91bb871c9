import { AppError } from '../../../shared/errors.ts'
import type { MediaKind } from '../../../shared/model/package.ts'
import { fileName } from '../../domain/safe-name.ts'
import type { Clock } from '../../jobs/clock.ts'
import type { Shell } from '../../shell/shell.ts'
import type { Store } from '../../store/store.ts'
import type { Handlers } from '../handlers.ts'
import { mediaTypeOf } from '../media-type.ts'

/** Saving a copy, and the desk's report that its picture could not be drawn in time. */
export function createDocumentHandlers(
  store: Store,
  shell: Shell,
  clock: Clock,
): Pick<Handlers, 'document.save' | 'document.hung'> {
  return {
    async 'document.save'({ id }) {
      const document = store.documents.get(id)
      if (!document) throw new AppError('document.missing', id)
      const name = fileName(document.name, document.media)
      const download = await shell.save(name, store.documents.content(id), mediaTypeOf(document.media))
      if (download === undefined) return { download: null }
      store.events.add({ at: clock.now(), kind: 'document.saved', subjectId: id, detail: {} })
      return { download }
    },
    'document.hung'({ id }) {
      if (!store.documents.get(id)) throw new AppError('document.missing', id)
      store.events.add({ at: clock.now(), kind: 'document.hung', subjectId: id, detail: {} })
    },
  }
}

/** A stored document as the preview fetches it. */
export function documentForPreview(store: Store): (id: string) => { bytes: Uint8Array; mediaType: string } {
  return id => {
    const document = store.documents.get(id)
    if (!document) throw new AppError('document.missing', id)
    return { bytes: store.documents.content(id), mediaType: previewType(document.media) }
  }
}

/** Only what the preview draws keeps its type: a browser must not take anything else for a page. */
function previewType(media: MediaKind): string {
  return media === 'pdf' || media === 'jpeg' || media === 'png' ? mediaTypeOf(media) : 'application/octet-stream'
}
