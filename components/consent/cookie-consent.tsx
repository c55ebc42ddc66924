import type { PageContext } from '../../lib/library/page-context.ts'
import { storyAddress } from '../../lib/publication/addresses.ts'
import { inLanguage, type Notice } from '../../lib/publication/publication.ts'
import { CookieSettings } from './cookie-settings.tsx'
import './consent.css'

/**
 * The cookie notice. Every page contains it, but hidden. Its element shows it if no answer is stored and one can be.
 * Without JavaScript it never asks, because no answer could be remembered. Search engines leave it out of snippets.
 */
export function CookieConsent({ page }: { page: PageContext }) {
  const { words, publication } = page
  const { version, services } = publication.consent
  const loaded = services.map(({ purpose, script, cookies, storage }) => ({ purpose, script, cookies, storage }))
  return (
    <cookie-consent
      data-version={version}
      data-services={loaded.length > 0 ? JSON.stringify(loaded) : undefined}
      data-offline={page.offline && ''}
      data-saved={words.consentSaved}
      data-not-kept={words.consentNotKept}
      data-withdrawn={words.consentWithdrawn}
    >
      <p className="sr-only" role="status" />
      <section className="consent" aria-label={words.cookieNotice} data-nosnippet="" hidden suppressHydrationWarning>
        <p>
          <NoticeText notice={inLanguage(publication.consent.notice, page.language.tag)} page={page} />
        </p>
        <div>
          <button type="button" className="btn" value="accept">
            {words.accept}
          </button>
          <button type="button" className="btn" value="decline">
            {words.decline}
          </button>
        </div>
        <button type="button" className="tool underline" value="settings">
          {words.cookieSettings}
        </button>
      </section>
      <div data-nosnippet="">
        <CookieSettings page={page} />
      </div>
    </cookie-consent>
  )
}

/** The publication's own wording. The names of its two policies in it are links. */
function NoticeText({ notice, page }: { notice: Notice; page: PageContext }) {
  const { text, privacy, terms } = notice
  const links = [
    { words: privacy, at: text.indexOf(privacy), page: 'privacy' },
    { words: terms, at: text.lastIndexOf(terms), page: 'terms' },
  ].sort((a, b) => a.at - b.at)
  return (
    <>
      {links.map((link, index) => {
        const before = links[index - 1]
        return [
          text.slice(before ? before.at + before.words.length : 0, link.at),
          <a key={link.page} href={storyAddress(page.language.tag, link.page)}>
            {link.words}
          </a>,
        ]
      })}
      {text.slice((links[1]?.at ?? 0) + (links[1]?.words.length ?? 0))}
    </>
  )
}
