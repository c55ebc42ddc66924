import type { ReactNode } from 'react'
import type { Graph } from 'schema-dts'
import { languageOf } from '../../lib/language/language.ts'
import type { MenuLink } from '../../lib/library/menus.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { archiveAddress, topicAddress } from '../../lib/publication/addresses.ts'
import type { NewsletterPlace } from '../../lib/publication/newsletter.ts'
import { factIn, textIn } from '../../lib/publication/publication.ts'
import { jsonForHtml } from '../../lib/syndication/markup.ts'
import { CookieConsent } from '../consent/cookie-consent.tsx'
import { LanguageLists } from '../language-picker/language-picker.tsx'
import { sectionLinks, Wordmark } from '../masthead/masthead.tsx'
import { FactText, langAttributes } from '../message/message.tsx'
import { Newsletter, Support } from '../offer/offers.tsx'
import { overridable } from '../parts/overridable.ts'
import './footer.css'

/**
 * The frame of every page: the skip link, the cookie notice, the masthead, the content and the footer.
 * @param rubric the name of the page's colours in lib/publication/palette.ts
 * @param offering the place at which the content itself may offer the newsletter
 */
export function Page(props: {
  page: PageContext
  masthead: ReactNode
  rubric?: string | undefined
  graph?: Graph | undefined
  offering?: NewsletterPlace | undefined
  children: ReactNode
}) {
  const { page, masthead, rubric, graph, offering, children } = props
  return (
    <div data-rubric={rubric}>
      <a className="skip" href="#main">
        {page.words.skipToContent}
      </a>
      <CookieConsent page={page} />
      {masthead}
      <reading-marks data-word={page.words.read} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Footer page={page} offering={offering} />
      {graph && <script type="application/ld+json">{jsonForHtml(graph)}</script>}
    </div>
  )
}

/** The footer of every page: the publisher, the licence, the policies, the hotline, and every language. */
export const Footer = overridable('footer', ({ page, offering }: Props) => {
  const { words, publication, language } = page
  const { hotline, credits, menus: { social } = {} } = publication
  const licence = publication.licence && factIn(publication.licence, language.tag, publication)
  const columns = page.menus?.columns ?? [topicsColumn(page)]
  const isOffered = offering !== undefined && publication.newsletter?.place.includes(offering)
  const elsewhere = new Set(columns.flatMap(({ links }) => links.map(({ address }) => address)))
  return (
    <footer className="foot oxford">
      {page.address !== page.offline && !isOffered && <Newsletter place="footer" page={page} />}
      <div className="cols">
        <div>
          <Wordmark page={page} />
          {licence && (
            <p>
              <span className="sr-only">{words.licence + words.colon}</span>
              <span lang={licence.lang} dir={languageOf(licence.lang).dir}>
                {licence.value}
              </span>
            </p>
          )}
          {social && (
            <ul className="links">
              {factIn(social, language.tag, publication).value.map(({ name, url }) => (
                <li key={textIn(url, language.tag, publication)}>
                  <a href={textIn(url, language.tag, publication)} rel="me">
                    {textIn(name, language.tag, publication)}
                  </a>
                </li>
              ))}
            </ul>
          )}
          <Support page={page} />
        </div>
        {columns.map(({ title, lang, links }) => (
          <div key={title} className="topics">
            <h2 {...langAttributes(lang, language)}>{title}</h2>
            <Links links={links} page={page} />
          </div>
        ))}
        <nav aria-labelledby="policies-title">
          <h2 id="policies-title">{words.policies}</h2>
          <Links links={page.standing.filter(({ address }) => !elsewhere.has(address))} page={page} />
          {/* Consent is changed and withdrawn as easily as it was given, on every page. */}
          {publication.consent.notice && (
            <consent-controls>
              <button type="button" value="settings">
                {words.cookieSettings}
              </button>
              <button type="button" value="withdraw">
                {words.withdrawConsent}
              </button>
            </consent-controls>
          )}
        </nav>
        {hotline && (
          <div>
            <h2>{words.report}</h2>
            <p>
              <FactText of={hotline.label} page={page} />
              {words.colon}
              <a className="tel" href={`tel:${textIn(hotline.tel, language.tag, publication)}`} dir="ltr">
                {textIn(hotline.number, language.tag, publication)}
              </a>
            </p>
          </div>
        )}
      </div>
      <nav className="languages" aria-label={words.languages}>
        <h2 id="footer-languages">{words.chooseLanguage}</h2>
        <LanguageLists page={page} />
      </nav>
      {credits && (
        <p className="credits">
          <FactText of={credits} page={page} />
        </p>
      )}
    </footer>
  )
})

/** A page, and the place at which its content may offer the newsletter. */
interface Props {
  readonly page: PageContext
  readonly offering?: NewsletterPlace | undefined
}

/** The sections of the newspaper, the page of all topics, and all stories. */
function topicsColumn(page: PageContext) {
  const { tag: lang } = page.language
  const { topics, moreTopics, allStories } = page.words
  const more = { address: topicAddress(lang), title: moreTopics, lang }
  return {
    title: topics,
    lang,
    links: [...sectionLinks(page), more, { address: archiveAddress(lang), title: allStories, lang }],
  }
}

function Links({ links, page }: { links: readonly MenuLink[]; page: PageContext }) {
  return (
    <ul className="links">
      {links.map(({ address, title, lang }) => (
        <li key={address}>
          <a href={address} {...langAttributes(lang, page.language)}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
}
