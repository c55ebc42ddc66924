import { languageOf } from '../../lib/language/language.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { frontAddress } from '../../lib/publication/addresses.ts'
import { inLanguage } from '../../lib/publication/publication.ts'
import { LogoView } from '../masthead/logo.tsx'
import { overridable } from '../parts/overridable.ts'
import '../masthead/masthead.css'
import './language-chooser.css'

/** The language chooser: every language by its own name. It suggests the browser's language but never redirects. */
export const LanguageChooser = overridable('language-chooser', ({ publication, logo }: Props) => {
  const { tag, script, dir } = languageOf(publication.defaultLanguage)
  return (
    <main className="gate oxford">
      <header>
        <p className={logo ? 'mark' : 'mark flag'}>
          {logo ? (
            <LogoView logo={logo} name={publication.name} />
          ) : (
            <span lang={tag} data-script={script} dir={dir}>
              {publication.name}
            </span>
          )}
        </p>
        <h1>
          {publication.languages.map(({ tag, dir }, index) => (
            <span key={tag} lang={tag} dir={dir}>
              {index > 0 && ' '}
              {inLanguage(publication.messages, tag).chooseLanguage}
            </span>
          ))}
        </h1>
      </header>
      <language-offer>
        <ul className="doors">
          {publication.languages.map(({ tag, dir, script, endonym }) => (
            <li key={tag} lang={tag} dir={dir} data-script={script}>
              <a href={frontAddress(tag)} hrefLang={tag}>
                {endonym}
                <small>{inLanguage(publication.description, tag)}</small>
                <small className="offer" hidden suppressHydrationWarning>
                  {inLanguage(publication.messages, tag).yourLanguage}
                </small>
              </a>
            </li>
          ))}
        </ul>
      </language-offer>
    </main>
  )
})

type Props = Pick<PageContext, 'publication' | 'logo'>
