import { formatFullDate, formatNumber } from '../../lib/language/format.ts'
import { languageOf } from '../../lib/language/language.ts'
import type { Term } from '../../lib/library/library.ts'
import type { MenuLink } from '../../lib/library/menus.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { frontAddress, topicAddress } from '../../lib/publication/addresses.ts'
import { factIn } from '../../lib/publication/publication.ts'
import { Day } from '../item/day.tsx'
import { LanguagePicker } from '../language-picker/language-picker.tsx'
import { ListenStory } from '../listen/listen-story.tsx'
import { FactText, langAttributes } from '../message/message.tsx'
import { overridable } from '../parts/overridable.ts'
import { ReaderSettings } from '../settings/reader-settings.tsx'
import { LogoView } from './logo.tsx'
import './masthead.css'
import './menu.css'

/**
 * The bar at the top of every page except the front page.
 * @param minutes the reading time of a story, which can be read aloud
 */
export const Masthead = overridable('masthead', (props: { page: PageContext; minutes?: number | undefined }) => {
  const { page, minutes } = props
  return (
    <header className="bar oxford-after">
      <Wordmark page={page} />
      {minutes !== undefined && <ListenStory minutes={minutes} page={page} inBar />}
      <SearchLink page={page} />
      <LanguagePicker page={page} />
      <ReaderSettings page={page} />
    </header>
  )
})

/** Letters that are twice as wide as Latin ones. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu

/** The front page, its topics if the publication has no sections, and the day and the number of its stories. */
interface NameplateProps {
  readonly page: PageContext
  readonly topics?: readonly Term[]
  readonly day?: string | undefined
  readonly count?: number
}

/** The front page's masthead: the publication's name or logo, large, its motto or description, and the date. */
export const Nameplate = overridable('nameplate', (props: NameplateProps) => {
  const { page, topics = [], day, count = 0 } = props
  const { publication, language, words } = page
  const { value: name, lang } = factIn(publication.name, language.tag, publication)
  const own = languageOf(lang)
  return (
    <>
      <header className="nameplate oxford-after">
        <p>
          <FactText of={publication.motto ?? publication.description} page={page} />
        </p>
        <SearchLink page={page} />
        <LanguagePicker page={page} />
        <ReaderSettings page={page} />
        <div className="ears">
          {page.logo ? (
            <h1>
              <LogoView logo={page.logo} name={name} />
            </h1>
          ) : (
            <h1 lang={lang} dir={own.dir} data-script={own.script} className={nameLength(name)}>
              {name}
            </h1>
          )}
          {day && (
            <p>
              <Day date={day} page={page}>
                {formatFullDate(day, language.dates)}
              </Day>
            </p>
          )}
          <p>
            {publication.languages.length > 1 && (
              <span>{words.languages + words.colon + formatNumber(publication.languages.length, language.tag)}</span>
            )}
            {count > 1 && <span>{words.allStories + words.colon + formatNumber(count, language.tag)}</span>}
          </p>
        </div>
      </header>
      <Menu page={page} topics={topics} />
    </>
  )
})

/**
 * The menu under the masthead: the links that the publication chose, or its sections; if there are fewer than two, the
 * main topics.
 */
export function Menu({ page, topics = [] }: Pick<NameplateProps, 'page' | 'topics'>) {
  const { tag } = page.language
  const chosen = page.menus?.header
  const sections = sectionLinks(page)
  const terms = topics.map(({ slug, label, lang }) => ({ address: topicAddress(tag, slug), title: label, lang }))
  const links = chosen ?? (sections.length < 2 ? terms : sections)
  if (links.length === 0) return null
  return (
    <nav className="rubrics" aria-label={chosen ? undefined : page.words.topics}>
      {links.map(({ address, title, lang }) => (
        <a
          key={address}
          href={address}
          {...langAttributes(lang, page.language)}
          aria-current={!chosen && address === page.address ? 'page' : undefined}
        >
          {title}
        </a>
      ))}
    </nav>
  )
}

/** Links to the sections of the newspaper. */
export function sectionLinks({ publication, language: { tag }, emptySections }: PageContext): readonly MenuLink[] {
  const shown = Object.entries(publication.sections).filter(([slug]) => !emptySections.includes(slug))
  return shown.map(([slug, { label }]) => {
    const { value: title, lang } = factIn(label, tag, publication)
    return { address: topicAddress(tag, slug), title, lang }
  })
}

/** The link to the search: a word, or on a phone a magnifying glass with the word for screen readers. */
function SearchLink({ page }: { page: PageContext }) {
  if (!page.search) return null
  return (
    <a className="tool glass" href={page.search}>
      <span className="label">{page.words.search}</span>
    </a>
  )
}

/** The publication's logo, or its name, always in the script of that name’s language: a link to the front page. */
export function Wordmark({ page: { publication, logo, language } }: { page: PageContext }) {
  const fact = factIn(publication.name, language.tag, publication)
  const { tag, script, dir } = languageOf(fact.lang)
  const name = (
    <span lang={tag} data-script={script} dir={dir}>
      {fact.value}
    </span>
  )
  const classes = logo ? ['mark'] : ['mark flag', nameLength(fact.value)]
  return (
    <a className={classes.filter(Boolean).join(' ')} href={frontAddress(language.tag)}>
      {logo ? <LogoView logo={logo} name={fact.value} /> : name}
    </a>
  )
}

/**
 * Returns the CSS class for the length of a publication's name. At full size, a name of 10 letters or more would break
 * on a phone or take most of the first screen. A short name gets no class, so its pages carry no rules for long ones.
 */
function nameLength(name: string): 'lengthy' | 'lengthier' | undefined {
  const letters = [...name].length + (name.match(WIDE)?.length ?? 0)
  if (letters > 13) return 'lengthier'
  return letters > 9 ? 'lengthy' : undefined
}
