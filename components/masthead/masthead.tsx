import { languageOf } from '../../lib/language/language.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { frontAddress } from '../../lib/publication/addresses.ts'
import { LanguagePicker } from '../language-picker/language-picker.tsx'
import { ReaderSettings } from '../settings/reader-settings.tsx'
import { nameLength } from './name-length.ts'
import './masthead.css'

/**
 * The bar at the top of every page except the front page: the wordmark, the search, the language picker and the reader
 * settings.
 */
export function Masthead({ page }: { page: PageContext }) {
  return (
    <header className="bar oxford-after">
      <Wordmark page={page} />
      <SearchLink page={page} />
      <LanguagePicker page={page} />
      <ReaderSettings page={page} />
    </header>
  )
}

/** The link to the search: a word, or on a phone a magnifying glass with the word for screen readers. */
export function SearchLink({ page }: { page: PageContext }) {
  if (!page.search) return null
  return (
    <a className="tool glass" href={page.search}>
      <span className="sr-only md:not-sr-only">{page.words.search}</span>
    </a>
  )
}

/** The publication's name, always in the script of its own language. */
export function Wordmark({ page }: { page: PageContext }) {
  const { publication, language } = page
  const home = languageOf(publication.defaultLanguage)
  const classes = ['mark flag', nameLength(publication.name)].filter(Boolean).join(' ')
  return (
    <a className={classes} href={frontAddress(language.tag)}>
      <span lang={home.tag} data-script={home.script} dir={home.dir}>
        {publication.name}
      </span>
    </a>
  )
}
