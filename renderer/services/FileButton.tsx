import { useRef, type ReactNode } from 'react'
import { Button, type ButtonProps } from '../ui/Button.tsx'

interface FileButtonProps extends Pick<ButtonProps, 'kind' | 'size' | 'icon'> {
  /** What the choice is for, told by the file field. */
  readonly label: string
  readonly onFiles: (files: readonly File[]) => void
  readonly children: ReactNode
}

/** A button that opens the system's choice of pictures and PDFs. */
export function FileButton({ label, onFiles, children, ...button }: FileButtonProps) {
  const field = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button {...button} onClick={() => field.current?.click()}>
        {children}
      </Button>
      <input
        ref={field}
        className="visually-hidden"
        type="file"
        accept="image/*,.pdf"
        multiple
        tabIndex={-1}
        aria-label={label}
        onChange={event => {
          const files = Array.from(event.target.files ?? [])
          // The same file may be chosen again.
          event.target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </>
  )
}
