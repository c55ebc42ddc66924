import { languageOf } from '../../lib/language/language.ts'
import type { Messages } from '../../lib/language/messages.ts'
import type { ListedEdition } from '../../lib/library/library.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { storyAddress } from '../../lib/publication/addresses.ts'
import { rubricOf } from '../../lib/story/types/story.ts'
import { ByWords } from '../headline/by-words.tsx'
import { Headline } from '../headline/headline.tsx'
import { Meta } from '../item/meta.tsx'
import { Kicker } from '../kicker/kicker.tsx'
import { overridable } from '../parts/overridable.ts'
import { PictureView } from '../picture/picture-view.tsx'
import { TranslationNote } from '../story/translation-note.tsx'

/**
 * The first story of the front page: its words, and its picture beside or below them. If it is alone, its other languages
 * follow.
 */
export const Lead = overridable('lead', (props: Props) => {
  const { lead, page, alone = false, sided = false, newest } = props
  const { edition, story } = lead
  const { cover, slug, lang } = edition
  const editions = new Map([...story.editions.keys()].map((tag) => [tag, storyAddress(tag, slug)]))
  return (
    <article className={alone ? 'lead solo' : 'lead'} data-rubric={rubricOf(edition)}>
      <div>
        <Kicker story={edition} page={page} flagged />
        <h2>
          <a href={storyAddress(lang, slug)}>
            <Headline text={edition.title} lang={lang} />
          </a>
        </h2>
        <p className="deck">
          <ByWords text={edition.description} lang={lang} />
        </p>
        <Meta item={edition} page={page} newest={newest} />
        <TranslationNote edition={edition} page={{ ...page, editions }} credited />
      </div>
      {cover && (
        <PictureView className="plate" picture={cover.picture} alt={cover.alt} frame={sided ? 'lead' : 'solo'} />
      )}
      {alone && <OtherEditions listed={lead} words={page.words} />}
    </article>
  )
})

/** The first story of the front page. */
interface Props {
  readonly lead: ListedEdition
  readonly page: PageContext
  readonly alone?: boolean
  /** Whether a list of stories is beside it. */
  readonly sided?: boolean
  readonly newest?: string | undefined
}

/** The other languages of a story, each shown by its headline; nothing if there are none. */
function OtherEditions({ listed: { edition, story }, words }: { listed: ListedEdition; words: Messages }) {
  const others = [...story.editions.values()].filter(({ lang }) => lang !== edition.lang)
  if (others.length === 0) return null
  return (
    <section className="also" aria-labelledby="also">
      <h3 id="also">{words.languages}</h3>
      <ul className="editions">
        {others.map(({ lang, slug, title }) => {
          const { dir, script } = languageOf(lang)
          return (
            <li key={lang}>
              <a href={storyAddress(lang, slug)} lang={lang} dir={dir} hrefLang={lang} data-script={script}>
                {title}
              </a>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
