import type { ShownNotice } from '../../lib/library/front-notice.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { langAttributes } from '../message/message.tsx'
import './front-notice.css'

/** The notice at the top of a front page or a section: breaking news, or an appeal; nothing if there is none. */
export function FrontNotice({ notice, page }: { notice: ShownNotice | undefined; page: PageContext }) {
  if (!notice) return null
  const { value, lang, address } = notice
  const attributes = langAttributes(lang, page.language)
  return (
    <p className="bulletin flag" role="note">
      {address ? (
        <a href={address} {...attributes}>
          {value}
        </a>
      ) : (
        <span {...attributes}>{value}</span>
      )}
    </p>
  )
}
