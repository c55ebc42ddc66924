import { languageOf } from '../../lib/language/language.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { frontAddress } from '../../lib/publication/addresses.ts'
import { factIn, inLanguage } from '../../lib/publication/publication.ts'
import { LogoView } from '../masthead/logo.tsx'
import { FactText } from '../message/message.tsx'
import { overridable } from '../parts/overridable.ts'
import '../masthead/masthead.css'
import './language-chooser.css'

/** The language chooser: every language by its own name. It suggests the browser's language but never redirects. */
export const LanguageChooser = overridable('language-chooser', ({ publication, logo }: Props) => {
  const { value: name, lang } = factIn(publication.name, publication.defaultLanguage, publication)
  const { tag, script, dir } = languageOf(lang)
  return (
    <main className="gate oxford">
      <header>
        <p className={logo ? 'mark' : 'mark flag'}>
          {logo ? (
            <LogoView logo={logo} name={name} />
          ) : (
            <span lang={tag} data-script={script} dir={dir}>
              {name}
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
          {publication.languages.map((language) => {
            const { tag, dir, script, endonym } = language
            return (
              <li key={tag} lang={tag} dir={dir} data-script={script}>
                <a href={frontAddress(tag)} hrefLang={tag}>
                  {endonym}
                  <small>
                    <FactText of={publication.description} page={{ publication, language }} />
                  </small>
                  <small className="offer" hidden suppressHydrationWarning>
                    {inLanguage(publication.messages, tag).yourLanguage}
                  </small>
                </a>
              </li>
            )
          })}
        </ul>
      </language-offer>
    </main>
  )
})

type Props = Pick<PageContext, 'publication' | 'logo'>
