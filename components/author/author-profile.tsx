import { between, formatNumber } from '../../lib/language/format.ts'
import { languageName } from '../../lib/language/language.ts'
import type { AuthorsList } from '../../lib/library/list.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import type { Profile } from '../../lib/library/terms.ts'
import { authorAddress, feedAddresses } from '../../lib/publication/addresses.ts'
import { langAttributes } from '../message/message.tsx'
import { overridable } from '../parts/overridable.ts'
import { PictureView } from '../picture/picture.tsx'
import './author-profile.css'

/** The facts about an author: portrait, role, text, languages, and where to write to them and follow them. */
export const AuthorProfile = overridable('author', ({ profile, page }: { profile: Profile; page: PageContext }) => {
  const { role, about, languages, email, url, sameAs } = profile
  const { words, language, address } = page
  const places = [...(url ? [url] : []), ...sameAs]
  return (
    <div className="profile">
      <Portrait profile={profile} />
      <div>
        {role && (
          <p className="role" {...langAttributes(role.lang, language)}>
            {role.value}
          </p>
        )}
        {about && (
          <p className="deck" {...langAttributes(about.lang, language)}>
            {about.value}
          </p>
        )}
        <dl>
          {languages.length > 0 && (
            <div>
              <dt>{words.languages}</dt>
              <dd>{languages.map((tag) => languageName(language.tag, tag)).join(between(words.dot))}</dd>
            </div>
          )}
          {(email || places.length > 0) && (
            <div>
              <dt>{words.contact}</dt>
              {email && (
                <dd>
                  <a href={`mailto:${email}`}>{email}</a>
                </dd>
              )}
              {places.map((place) => (
                <dd key={place}>
                  <a href={place} rel="me">
                    {shortened(place)}
                  </a>
                </dd>
              ))}
            </div>
          )}
          <div>
            <dt>{words.follow}</dt>
            <dd>
              <a href={feedAddresses(address).atom} type="application/atom+xml">
                {words.feed}
              </a>
            </dd>
          </div>
        </dl>
      </div>
    </div>
  )
})

/** The authors with their portraits and roles, each with the number of stories. */
export function AuthorNames({ authors, page }: { authors: AuthorsList['authors']; page: PageContext }) {
  const { tag } = page.language
  return (
    <ul className="people">
      {authors.map(({ name: { slug, label, lang }, count, profile }) => (
        <li key={slug}>
          {profile && <Portrait profile={profile} />}
          <div>
            <a href={authorAddress(tag, slug)} lang={lang === tag ? undefined : lang}>
              {label}
            </a>{' '}
            <small>{formatNumber(count, tag)}</small>
            {profile?.role && <p {...langAttributes(profile.role.lang, page.language)}>{profile.role.value}</p>}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** The portrait as a square. It has no alternative text, because the name is beside it. */
function Portrait({ profile: { portrait, focus } }: { profile: Profile }) {
  return (
    portrait && (
      <div className="portrait" data-focus={focus}>
        <PictureView picture={portrait} alt="" frame="portrait" />
      </div>
    )
  )
}

/** Returns a web address without its scheme, as people write it. */
function shortened(address: string): string {
  return address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
}
