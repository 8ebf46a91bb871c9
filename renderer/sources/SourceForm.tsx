import { useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { TextField } from '../ui/TextField.tsx'
import { apiHosts } from './source-names.ts'
import type { SourceDraft, SourceMistake } from './source-draft.ts'

interface SourceFormProps {
  readonly draft: SourceDraft
  /** What is told of it; empty until somebody has tried to save. */
  readonly mistakes: readonly SourceMistake[]
  /** Its tokens are stored already. */
  readonly known: boolean
  readonly onChange: (patch: Partial<SourceDraft>) => void
}

/** What it takes to reach a source of one kind. */
export function SourceForm({ draft, mistakes, known, onChange }: SourceFormProps) {
  const text = useText()
  const errorOf = (mistake: SourceMistake, words: string) => (mistakes.includes(mistake) ? words : undefined)
  return (
    <div className="source-form">
      {draft.kind === 'file' && (
        <TextField
          label={text('sourceForm.path')}
          hint={text('sourceForm.path-hint')}
          error={errorOf('path', text('sourceForm.path-empty'))}
          required
          spellCheck={false}
          autoComplete="off"
          maxLength={4_000}
          value={draft.path}
          onChange={path => onChange({ path })}
        />
      )}
      {draft.kind === 'https' && (
        <TextField
          label={text('sourceForm.address')}
          hint={text('sourceForm.address-hint')}
          error={errorOf('address', text('sourceForm.address-empty'))}
          type="url"
          required
          spellCheck={false}
          autoComplete="off"
          maxLength={2_000}
          value={draft.address}
          onChange={address => onChange({ address })}
        />
      )}
      {draft.kind === 'api' && <ApiFields draft={draft} mistakes={mistakes} known={known} onChange={onChange} />}
      <TextField
        label={text('sourceForm.name')}
        hint={text('sourceForm.name-hint')}
        error={errorOf('name', text('sourceForm.name-empty'))}
        required
        maxLength={100}
        value={draft.name}
        onChange={name => onChange({ name })}
      />
    </div>
  )
}

function ApiFields({ draft, mistakes, known, onChange }: SourceFormProps) {
  const text = useText()
  const secrets = useView(view => view.secrets)
  return (
    <>
      <div>
        <Segmented
          label={text('sourceForm.host')}
          labelShown
          value={draft.host}
          options={(['production', 'test'] as const).map(value => ({ value, label: text(`sourceForm.host-${value}`) }))}
          onChange={host => onChange({ host })}
        />
        <p className="meta">{text('sourceForm.host-about', { host: apiHosts[draft.host] })}</p>
      </div>
      {known && <p>{text('sourceForm.tokens-again')}</p>}
      <TextField
        label={text('sourceForm.acquirer-token')}
        hint={text('sourceForm.acquirer-token-hint')}
        error={mistakes.includes('acquirerToken') ? text('sourceForm.acquirer-token-empty') : undefined}
        type="password"
        required
        autoComplete="off"
        maxLength={2_000}
        value={draft.acquirerToken}
        onChange={acquirerToken => onChange({ acquirerToken })}
      />
      <TextField
        label={text('sourceForm.auth-token')}
        hint={text('sourceForm.auth-token-hint')}
        type="password"
        autoComplete="off"
        maxLength={2_000}
        value={draft.authToken}
        onChange={authToken => onChange({ authToken })}
      />
      <p className="meta">{text(secrets === 'file' ? 'setup.passwordInFile' : 'setup.passwordInSystem')}</p>
    </>
  )
}
