import { useCallback, useEffect, useState, type RefObject } from 'react'
import type { CopyDetails } from '../../shared/model/package.ts'
import { startFrame } from './frame.ts'
import { openCopy } from './open-copy.ts'
import type { Lease } from './origins.ts'
import { reasonNotToOpen } from './stop-reason.ts'

/** Twice the width on the strip, for sharp screens. */
export const thumbnailWidth = 160

/** A copy's first page, or null when it has none to show. */
export type Thumbnails = ReadonlyMap<string, ImageBitmap | null>

interface ThumbnailsHook {
  readonly copies: readonly CopyDetails[]
  /** The copy that the pane itself has open: its thumbnail comes from there. */
  readonly openId: string | null
  /** Wanted, and nothing more urgent is going on. */
  readonly isTime: boolean
  readonly place: RefObject<HTMLElement | null>
  readonly lease: () => Lease | null
}

/** Thumbnails of a package's copies, each drawn once by a frame of its own, one after another. */
export function useThumbnails({ copies, openId, isTime, place, lease }: ThumbnailsHook) {
  const [thumbnails, setThumbnails] = useState<Thumbnails>(new Map())
  const add = useCallback((id: string, bitmap: ImageBitmap | null) => {
    setThumbnails(known => {
      known.get(id)?.close()
      return new Map(known).set(id, bitmap)
    })
  }, [])

  const ids = copies.map(copy => copy.id).join(' ')
  useEffect(() => {
    return () =>
      setThumbnails(known => {
        for (const bitmap of known.values()) bitmap?.close()
        return new Map()
      })
  }, [ids])

  const next = isTime ? copies.find(copy => copy.id !== openId && !thumbnails.has(copy.id)) : undefined
  const nextId = next?.id
  useEffect(() => {
    const stage = place.current
    if (next === undefined || stage === null) return
    if (reasonNotToOpen(next) !== null) return add(next.id, null)
    const opening = openCopy({
      copy: next,
      takeFrame() {
        const host = lease()
        return host && startFrame({ place: stage, lease: host })
      },
      title: '',
      view: null,
      onEvent(event) {
        if (event.kind === 'opened') opening.send({ kind: 'thumbnail', page: 1, width: thumbnailWidth })
        if (event.kind !== 'thumbnail') return
        opening.close()
        add(next.id, event.bitmap)
      },
      onStopped: () => add(next.id, null),
    })
    return () => opening.close()
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [nextId, lease, add])

  return { thumbnails, add }
}
