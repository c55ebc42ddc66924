import { languageOf } from '../../lib/language/language.ts'
import type { ListItem } from '../../lib/library/library.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { frontAddress } from '../../lib/publication/addresses.ts'
import { factIn, inLanguage } from '../../lib/publication/publication.ts'
import { TitleByWords } from '../headline/headline.tsx'
import { LogoView } from '../masthead/logo.tsx'
import { FactText, langAttributes } from '../message/message.tsx'
import { overridable } from '../parts/overridable.ts'
import '../masthead/masthead.css'
import './language-chooser.css'

/**
 * The language chooser: a door for every language, with its own name and the headline that leads its front page, so
 * that a reader recognizes both. It suggests the browser's language but never redirects.
 */
export const LanguageChooser = overridable('language-chooser', ({ publication, logo, leads }: Props) => {
  const { defaultLanguage, description, languages, messages } = publication
  const { value: name, lang } = factIn(publication.name, defaultLanguage, publication)
  const { tag, script, dir } = languageOf(lang)
  const home = languageOf(defaultLanguage)
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
        <p>
          <FactText of={description} page={{ publication, language: home }} />
        </p>
        <h1>{inLanguage(messages, defaultLanguage).chooseLanguage}</h1>
      </header>
      <language-offer>
        <ul className="doors">
          {languages.map((language) => {
            const { tag, dir, script, endonym } = language
            const lead = leads.get(tag)
            return (
              <li key={tag} lang={tag} dir={dir} data-script={script}>
                <a href={frontAddress(tag)} hrefLang={tag}>
                  <small>
                    <b>{endonym}</b>{' '}
                    <span className="offer" hidden suppressHydrationWarning>
                      {inLanguage(messages, tag).yourLanguage}
                    </span>
                  </small>
                  {lead ? (
                    <span data-script={languageOf(lead.lang).script} {...langAttributes(lead.lang, language)}>
                      <TitleByWords text={lead.title} lang={lead.lang} />
                    </span>
                  ) : (
                    <FactText of={description} page={{ publication, language }} />
                  )}
                </a>
              </li>
            )
          })}
        </ul>
      </language-offer>
    </main>
  )
})

interface Props extends Pick<PageContext, 'publication' | 'logo'> {
  /** The story that leads the front page of each language; a language without stories shows what the publication is. */
  readonly leads: ReadonlyMap<string, Pick<ListItem, 'lang' | 'title'>>
}
