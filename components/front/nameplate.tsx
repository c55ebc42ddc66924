import { languageOf } from '../../lib/language/language.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { inLanguage } from '../../lib/publication/publication.ts'
import { LanguagePicker } from '../language-picker/language-picker.tsx'
import { SearchLink } from '../masthead/masthead.tsx'
import { nameLength } from '../masthead/name-length.ts'
import { ReaderSettings } from '../settings/reader-settings.tsx'
import { Rubrics } from './rubrics.tsx'

/** The front page's masthead: the publication's name, large, and its description. */
export function Nameplate({ page }: { page: PageContext }) {
  const { publication, language } = page
  const home = languageOf(publication.defaultLanguage)
  return (
    <>
      <header className="nameplate oxford-after">
        <p>{inLanguage(publication.description, language.tag)}</p>
        <SearchLink page={page} />
        <LanguagePicker page={page} />
        <ReaderSettings page={page} />
        <h1 lang={home.tag} dir={home.dir} data-script={home.script} className={nameLength(publication.name)}>
          {publication.name}
        </h1>
      </header>
      <Rubrics page={page} />
    </>
  )
}
