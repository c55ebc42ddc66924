import { languageOf } from '../../lib/language/language.ts'
import { assetAddress, storyAddress } from '../../lib/publication/addresses.ts'
import type { PageContext } from '../../lib/publication/page-context.ts'
import { Kicker } from '../kicker/kicker.tsx'
import { Inlines } from '../section/inlines.tsx'
import { TranslationNote } from '../story/translation-note.tsx'
import type { FrontStory } from './front.tsx'

/** The first story of the front page, its picture over it and its other languages beside it; alone, it begins here. */
export function Lead({ lead, page, alone }: { lead: FrontStory; page: PageContext; alone: boolean }) {
  const { story, work } = lead
  const { cover, slug, lang } = story
  const opening = story.sections.find((section) => section.kind === 'paragraph')
  const own: PageContext = {
    ...page,
    editions: new Map([...work.editions.keys()].map((tag) => [tag, storyAddress(tag, slug)])),
  }
  const others = [...work.editions.values()].filter((edition) => edition.lang !== lang)
  return (
    <article className="lead" data-desk={story.section}>
      {cover && (
        <img
          className="plate"
          src={assetAddress(cover.picture.asset)}
          alt={cover.alt}
          width={cover.picture.width}
          height={cover.picture.height}
          fetchPriority="high"
        />
      )}
      <div>
        <Kicker story={story} page={page} flagged />
        <h2>
          <a href={storyAddress(lang, slug)}>{story.title}</a>
        </h2>
        <p className="deck">{story.description}</p>
        <TranslationNote story={story} page={own} />
        {alone && opening && (
          <p className="opening">
            <Inlines text={opening.text} words={page.words} />
          </p>
        )}
      </div>
      {others.length > 0 && (
        <section className="also" aria-labelledby="also">
          <h3 id="also">{page.words.languages}</h3>
          <ul className="editions">
            {others.map((edition) => (
              <Edition key={edition.lang} tag={edition.lang} title={edition.title} slug={slug} />
            ))}
          </ul>
        </section>
      )}
    </article>
  )
}

function Edition({ tag, title, slug }: { tag: string; title: string; slug: string }) {
  const { dir, script } = languageOf(tag)
  return (
    <li>
      <a href={storyAddress(tag, slug)} lang={tag} dir={dir} hrefLang={tag} data-script={script}>
        {title}
      </a>
    </li>
  )
}
