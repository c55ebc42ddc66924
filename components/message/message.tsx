import type { ReactNode } from 'react'
import { type Language, languageOf } from '../../lib/language/language.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { factIn } from '../../lib/publication/publication.ts'
import type { ByLanguage } from '../../lib/source/values.ts'

/** A text of site.yaml in the language of a page, or marked with the language that it is in. */
export function FactText({ of, page }: { of: ByLanguage; page: Pick<PageContext, 'language' | 'publication'> }) {
  const { value, lang } = factIn(of, page.language.tag, page.publication)
  return lang === page.language.tag ? value : <span {...langAttributes(lang, page.language)}>{value}</span>
}

/**
 * Returns the attributes of an element that mark a text in another language than its page.
 * @example
 * langAttributes('ar', { tag: 'en', dir: 'ltr' }) // => { lang: 'ar', dir: 'rtl' }
 * langAttributes('en', { tag: 'en', dir: 'ltr' }) // => { lang: undefined, dir: undefined }
 */
export function langAttributes(lang: string, page: Pick<Language, 'tag' | 'dir'>) {
  const { dir } = languageOf(lang)
  return { lang: lang === page.tag ? undefined : lang, dir: dir === page.dir ? undefined : dir }
}

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
