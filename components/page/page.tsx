import type { ReactNode } from 'react'
import type { Graph } from 'schema-dts'
import type { PageContext } from '../../lib/library/page-context.ts'
import type { NewsletterPlace } from '../../lib/publication/newsletter.ts'
import { jsonForHtml } from '../../lib/syndication/metadata/json-for-html.ts'
import { CookieConsent } from '../consent/cookie-consent.tsx'
import { Footer } from '../footer/footer.tsx'

/**
 * The frame of every page: the skip link, the cookie notice, the masthead, the content and the footer.
 * @param rubric the name of the page's colours in lib/publication/theme-colours.ts
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
