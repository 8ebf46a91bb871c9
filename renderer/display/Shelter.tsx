import { Component, type ReactNode } from 'react'
import { after } from '../clock.ts'
import { Notice } from './Notice.tsx'

const reloadMs = 30_000

/** A visitor never sees a broken page: the notice instead, and after a while the page anew. */
export class Shelter extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override componentDidCatch() {
    after(reloadMs, () => location.reload())
  }

  override render() {
    return this.state.broken ? <Notice /> : this.props.children
  }
}
