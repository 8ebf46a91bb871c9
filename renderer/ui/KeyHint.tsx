import './button.css'

/** The key that does the same; drawn for the eye, told to screen readers by `aria-keyshortcuts` of its control. */
export function KeyHint({ children }: { readonly children: string }) {
  return (
    <kbd className="key-hint" aria-hidden>
      {children}
    </kbd>
  )
}
