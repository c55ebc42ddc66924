import { between, fill } from '../../lib/language/fill.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { PURPOSES } from '../../lib/publication/site-schema.ts'

/** The choice by purpose, with the services behind each: a modal dialog, which only the element's script can open. */
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
          const names = new Intl.ListFormat(language.tag).format(services.map(({ name }) => name))
          const none = purpose === 'preferences' ? undefined : words.noServices
          const about = [
            words[`${purpose}About`],
            purpose === 'preferences' && page.offline && words.readingKept,
            names ? fill(words.services, names) : none,
          ]
          return (
            <label className="choice" key={purpose}>
              <b>{words[purpose]}</b>
              <span>
                {about.filter(Boolean).join(gap)}
                {purpose === 'statistics' && <em hidden>{gap + words.statisticsRefused}</em>}
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
