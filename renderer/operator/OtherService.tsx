import { useState } from 'react'
import type { PackageDetails } from '../../shared/model/package.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { useDecisions } from './decisions.ts'

/** A found service is evidence, not truth: the clerk's word is the last. */
export function OtherService({ details }: { readonly details: PackageDetails }) {
  const text = useText()
  const { assign } = useDecisions()
  const [choosing, setChoosing] = useState(false)
  const others = details.candidates.filter(({ id }) => id !== details.serviceId)
  if (details.serviceId === null || others.length === 0) return null
  return (
    <div className="other-service">
      <Button kind="quiet" size="small" aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
        {text('desk.other-service')}
      </Button>
      {choosing && (
        <div className="candidates">
          {others.map(({ id, name }) => (
            <Button
              key={id}
              size="small"
              onClick={() => {
                setChoosing(false)
                void assign(id)
              }}
            >
              {name}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
