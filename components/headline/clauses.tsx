import { Fragment, type ReactNode } from 'react'
import './clauses.css'

/**
 * A headline by its clauses: in Chinese, a line ends between two clauses before it ends within one, as newspapers set it.
 * No dictionary of words does that: it would divide 重开, to reopen. A headline of one clause is as it was.
 * @param children what shows a clause
 */
export function Clauses({
  text,
  lang,
  children,
}: {
  text: string
  lang: string
  children: (clause: string) => ReactNode
}) {
  const [first = '', ...others] = /^zh\b/.test(lang) ? text.split(END) : [text]
  if (others.length === 0) return children(text)
  return [first, ...others].map((part = '', place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no key but their position
    <Fragment key={place}>{place % 2 === 0 ? <span className="clause">{children(part)}</span> : part}</Fragment>
  ))
}

/** Where a clause of a Chinese headline ends: at the writer's space, which is kept, or after a mark. */
const END = /(?<=[\p{Script=Han}”》」』）])(\s+)(?=[\p{Script=Han}“《「『（])|(?<=[，；：！？])(?=.)/u
