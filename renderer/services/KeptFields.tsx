import type { ReactNode } from 'react'
import { Icon } from '../ui/Icon.tsx'

/** Fields that a source keeps are shown and cannot be changed here; without a note they are as usual. */
export function KeptFields({ note, children }: { readonly note: string | undefined; readonly children: ReactNode }) {
  if (note === undefined) return children
  return (
    <fieldset className="kept" disabled>
      <p className="kept-note">
        <Icon name="link-simple" size={16} />
        {note}
      </p>
      {children}
    </fieldset>
  )
}
