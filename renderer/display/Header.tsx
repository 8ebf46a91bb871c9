import type { Language } from '../../shared/settings.ts'
import type { DisplayView } from '../../shared/views.ts'
import { tied } from '../../shared/words.ts'
import { useLanguage, useText } from '../i18n.ts'
import { Mark } from '../ui/Mark.tsx'
import { Glyph } from './Glyph.tsx'
import type { FlowEvent } from './rotation.ts'

export interface HeaderProps {
  readonly view: DisplayView
  /** Whose service this is; '' where several branches share what is shown. */
  readonly branch: string
  readonly touch: boolean
  /** The way back to the other services, where there is one. */
  readonly canLeave: boolean
  readonly send: (event: FlowEvent) => void
}

/** Whose screen this is, and on a touch screen the language and the way back. */
export function Header({ view, branch, touch, canLeave, send }: HeaderProps) {
  const t = useText()
  const institution = tied(view.institution)
  return (
    <header className="header">
      {canLeave ? (
        <button type="button" className="leave" onClick={() => send({ kind: 'leave' })}>
          <span className="arrow">
            <Glyph name="arrowLeft" />
          </span>
          <span className="names">
            <span className="branch">{t('display.all')}</span>
            <span className="institution">{branch}</span>
          </span>
        </button>
      ) : (
        <>
          <span className="mark">
            <Mark />
          </span>
          <span className="names">
            <span className="branch">{branch === '' ? institution : branch}</span>
            {branch !== '' && <span className="institution">{institution}</span>}
          </span>
        </>
      )}
      {view.edition === 'demo' && <span className="demo-stamp">{t('display.demo')}</span>}
      {touch && <LanguageToggle choose={language => send({ kind: 'speak', language })} />}
    </header>
  )
}

function LanguageToggle({ choose }: { readonly choose: (language: Language) => void }) {
  const t = useText()
  const chosen = useLanguage()
  const languages = [
    ['uk', t('display.ukrainian'), t('display.ukrainianAloud')],
    ['en', t('display.english'), t('display.englishAloud')],
  ] as const
  return (
    <div className="languages" role="group" aria-label={t('display.language')}>
      {languages.map(([language, name, aloud]) => (
        <button
          key={language}
          type="button"
          aria-label={aloud}
          aria-pressed={language === chosen}
          onClick={() => choose(language)}
        >
          {name}
        </button>
      ))}
    </div>
  )
}
