import { useText } from '../i18n.ts'
import { Choices } from '../operator/Choices.tsx'
import { partsOf, type Found } from './found-code.ts'

interface FoundCodesProps {
  readonly codes: readonly Found[]
  readonly picture: string | null
  readonly chosen: number | null
  readonly onChoose: (index: number) => void
}

/** Several codes in one picture: where each lies, what each is, and which one is meant. */
export function FoundCodes({ codes, picture, chosen, onChoose }: FoundCodesProps) {
  const text = useText()
  const severalPages = codes.some(({ page }) => page > 1)
  return (
    <div className="found-codes">
      {picture !== null && (
        <div className="found-picture">
          <div>
            <img src={picture} alt="" />
            {codes.map(({ box }, index) =>
              box === null ? null : (
                <span
                  key={index}
                  className={index === chosen ? 'found-box chosen' : 'found-box'}
                  style={{
                    left: `${box.left * 100}%`,
                    top: `${box.top * 100}%`,
                    width: `${box.width * 100}%`,
                    height: `${box.height * 100}%`,
                  }}
                  aria-hidden
                >
                  <span>{index + 1}</span>
                </span>
              ),
            )}
          </div>
        </div>
      )}
      <Choices
        label={text('services.code-which', { count: codes.length })}
        value={chosen === null ? '' : String(chosen)}
        choices={codes.map(({ kind, payload, page }, index) => ({
          value: String(index),
          label: `${index + 1}. ${text(`services.kind-${kind}`)}`,
          about: [...(severalPages ? [text('services.code-page', { page })] : []), partsOf(payload)?.host ?? '']
            .filter(Boolean)
            .join(' · '),
        }))}
        onChange={value => onChoose(Number(value))}
      />
    </div>
  )
}
