import type { Input } from '../../shared/contract.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { CheckboxField } from '../ui/CheckboxField.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { useChange, useUi, useView } from './desk-state.ts'
import { Popover } from './Popover.tsx'
import { TraceButton } from './TraceButton.tsx'
import { allowNotices } from './use-arrivals.ts'
import { useAsk } from './use-ask.ts'

/** What the clerk may change about the desk. */
export function DeskMenu() {
  const text = useText()
  const ask = useAsk()
  const change = useChange()
  const open = useUi(ui => ui.overlay?.kind === 'menu')
  const settings = useView(view => view.settings)
  const set = (patch: Input<'settings.change'>) => void ask('settings.change', patch)

  return (
    <Popover
      label={text('desk.menu')}
      open={open}
      onClose={() => change({ overlay: null })}
      opener={
        <IconButton
          icon="gear"
          label={text('desk.menu')}
          aria-expanded={open}
          onClick={() => change({ overlay: open ? null : { kind: 'menu' } })}
        />
      }
    >
      <div className="desk-menu">
        <Segmented
          label={text('desk.language')}
          labelShown
          even
          value={settings.language}
          options={[
            { value: 'uk', label: 'Українська' },
            { value: 'en', label: 'English' },
          ]}
          onChange={language => set({ language })}
        />
        <Segmented
          label={text('desk.theme')}
          labelShown
          even
          value={settings.theme}
          options={(['system', 'light', 'dark'] as const).map(value => ({ value, label: text(`desk.theme-${value}`) }))}
          onChange={theme => set({ theme })}
        />
        <CheckboxField
          label={text('desk.sound')}
          hint={text('desk.sound-about')}
          checked={settings.sound}
          onChange={sound => {
            if (sound) allowNotices()
            set({ sound })
          }}
        />
        <CheckboxField
          label={text('desk.shortcuts-on')}
          checked={settings.shortcuts}
          onChange={shortcuts => set({ shortcuts })}
        />
        <Button kind="quiet" icon="keyboard" onClick={() => change({ overlay: { kind: 'keys' } })}>
          {text('desk.shortcuts-show')}
        </Button>
        <TraceButton />
      </div>
    </Popover>
  )
}
