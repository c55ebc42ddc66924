import { between, fill, listParts } from '../../lib/language/format.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { storyAddress } from '../../lib/publication/addresses.ts'
import { factIn, type Notice } from '../../lib/publication/publication.ts'
import { PURPOSES } from '../../lib/publication/services.ts'
import { langAttributes } from '../message/message.tsx'
import './consent.css'

/**
 * The cookie notice: the publisher's wording, and what this site really does. Every page of a site that asks for
 * consent contains it, but hidden. Its element shows it if no answer is stored and one can be.
 * Without JavaScript it never asks, because no answer could be remembered. Search engines leave it out of snippets.
 */
export function CookieConsent({ page }: { page: PageContext }) {
  const { words, publication } = page
  const { version, notice, services } = publication.consent
  if (!notice) return null
  const { value, lang } = factIn(notice, page.language.tag, publication)
  const loaded = services.map(({ purpose, script, attributes, before, cookies, storage }) => {
    return { purpose, script, attributes, before, cookies, storage }
  })
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
        <div>
          <p {...langAttributes(lang, page.language)}>
            <NoticeText notice={value} page={page} />
          </p>
          <p>{words.cookieTruth}</p>
        </div>
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

/**
 * The choice by purpose, with the services behind each: a modal dialog, which only the element's script can open. A
 * purpose without a service is not asked for: consent to nothing in particular would mean nothing.
 */
export function CookieSettings({ page }: { page: PageContext }) {
  const { words, publication, language } = page
  const gap = between(words.sentences)
  return (
    <dialog className="panel small" aria-labelledby="cookies-title">
      <form method="dialog">
        <div className="panel-head">
          <h2 id="cookies-title">{words.cookieSettings}</h2>
          <button type="submit" className="close" value="close">
            {words.close}
          </button>
        </div>
        <label className="choice">
          <b>{words.necessary}</b>
          <span>{words.necessaryAbout}</span>
          <input type="checkbox" defaultChecked disabled />
        </label>
        {PURPOSES.map((purpose) => {
          const services = publication.consent.services.filter((service) => service.purpose === purpose)
          const parts = listParts(
            language.tag,
            services.map(({ name }) => name),
          )
          const names = parts.map(({ value }) => value).join('')
          if (!names && purpose !== 'preferences') return null
          const about = [
            words[`${purpose}About`],
            purpose === 'preferences' && page.offline && words.readingKept,
            names && fill(words.services, names),
          ]
          return (
            <label className="choice" key={purpose}>
              <b>{words[purpose]}</b>
              <span>
                {about.filter(Boolean).join(gap)}
                {purpose === 'statistics' && <em>{gap + words.statisticsRefused}</em>}
              </span>
              <input type="checkbox" name={purpose} />
            </label>
          )
        })}
        <div className="pair">
          <button type="submit" className="btn" value="save">
            {words.saveChoices}
          </button>
          <button type="submit" className="btn" value="decline">
            {words.declineAll}
          </button>
        </div>
      </form>
    </dialog>
  )
}
