import type { ReactNode } from 'react'

/**
 * A message in which an element replaces the `#`.
 * @param bold whether the message's own words are bold, as in a label
 */
export function Message(props: { text: string; bold?: boolean; children: ReactNode }) {
  const { text, bold = false, children } = props
  const [before, after] = text.split('#').map((part) => (bold && part ? <b key={part}>{part}</b> : part))
  return (
    <>
      {before}
      {children}
      {after}
    </>
  )
}
