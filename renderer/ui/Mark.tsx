import './icon.css'

/** The letter П as a doorway with a sheet in it. */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg className="icon" viewBox="0 0 32 32" width={size} height={size} aria-hidden focusable="false">
      <path
        className="mark-door"
        d="M3 29V6a3 3 0 0 1 3-3h20a3 3 0 0 1 3 3v23h-5V9.5a1.5 1.5 0 0 0-1.5-1.5h-13A1.5 1.5 0 0 0 8 9.5V29z"
      />
      <path className="mark-sheet" d="M11 12.2h6.6l3.4 3.4V29H11z" />
    </svg>
  )
}
