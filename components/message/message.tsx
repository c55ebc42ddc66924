import type { ReactNode } from 'react'

/**
 * A message with an element in the place of its `#`.
 * @param bold whether the message's own words are bold, as a label's are
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
