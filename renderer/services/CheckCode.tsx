interface CheckCodeProps {
  readonly label: string
  readonly code: string
  /** It is no longer, or will no longer be. */
  readonly old?: boolean
}

/** What people compare on paper, on the screen and here. */
export function CheckCode({ label, code, old = false }: CheckCodeProps) {
  return (
    <div className={old ? 'check-code old' : 'check-code'}>
      <span className="meta">{label}</span>
      <b>{code}</b>
    </div>
  )
}
