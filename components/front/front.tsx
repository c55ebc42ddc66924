import { languageOf } from '../../lib/language/language.ts'
import type { Messages } from '../../lib/language/messages.ts'
import type { FrontBlock, FrontPlan } from '../../lib/library/front-plan.ts'
import type { ListedEdition } from '../../lib/library/library.ts'
import { type PageContext, storyContext } from '../../lib/library/page-context.ts'
import { archiveAddress, editionAddress, editionAddresses, topicAddress } from '../../lib/publication/addresses.ts'
import { sectionName } from '../../lib/publication/publication.ts'
import { rubricOf } from '../../lib/story/types/story.ts'
import { ByWords, Headline } from '../headline/headline.tsx'
import { columnsFor, FrontItem, Kicker, labelOf, Meta } from '../item/item.tsx'
import { langAttributes } from '../message/message.tsx'
import { overridable } from '../parts/overridable.ts'
import { PictureView } from '../picture/picture.tsx'
import { TranslationNote } from '../story/story-head.tsx'
import './front.css'

/**
 * The front page. A single story is shown large, with its languages. With more stories, some are under the first and a
 * list is beside it; then come opinions, the editors’ groups, the sections of the newspaper, and the newest of all
 * others.
 */
export const Front = overridable('front', ({ plan, page }: { plan: FrontPlan; page: PageContext }) => {
  const { lead, isVertical, under, beside, voices, blocks, latest, day } = plan
  if (!lead) return null
  const isAlone = [under, beside, voices, blocks, latest].every(({ length }) => length === 0)
  const shared = { page, newest: day }
  if (isAlone) return <Lead lead={lead} alone {...shared} />
  return (
    <>
      <div className={beside.length > 0 ? 'top sided' : 'top'}>
        <Lead lead={lead} sided={beside.length > 0} vertical={isVertical} {...shared} />
        <div
          className={under.length === 1 && under[0]?.edition.cover ? 'under pictured second' : columnsFor(under.length)}
        >
          {under.map(({ edition }) => (
            <FrontItem key={edition.slug} edition={edition} cover={edition.cover} frame="thumb" {...shared} />
          ))}
        </div>
        {beside.length > 0 && (
          <section className="side" aria-labelledby="latest">
            <h2 id="latest">{page.words.latest}</h2>
            {beside.map(({ edition }) => (
              <FrontItem key={edition.slug} edition={edition} timed brief {...shared} />
            ))}
          </section>
        )}
      </div>
      {voices.length > 0 && (
        <section className="voices" data-rubric="opinion">
          <BlockName rubric="opinion" page={page} />
          <div>
            {voices.map(({ edition, portrait }) => (
              <FrontItem
                key={edition.slug}
                edition={edition}
                cover={portrait}
                frame="portrait"
                within="opinion"
                {...shared}
              />
            ))}
          </div>
        </section>
      )}
      {blocks.length > 0 && (
        <div className="blocks">
          {blocks.map((block) => (
            <Block key={block.rubric ?? block.label?.value} block={block} {...shared} />
          ))}
        </div>
      )}
      <section className="more oxford">
        <h2>
          <a href={archiveAddress(page.language.tag)}>{page.words.allStories}</a>
        </h2>
        {latest.length > 0 && (
          <div className="items">
            {latest.map(({ edition }) => (
              <FrontItem key={edition.slug} edition={edition} brief {...shared} />
            ))}
          </div>
        )}
      </section>
    </>
  )
})

/** Properties of a block. */
interface BlockProps {
  readonly block: FrontBlock
  readonly page: PageContext
  readonly newest: string | undefined
}

/**
 * Stories under the name of a section or a group: one with its picture and the others beside it; without any picture,
 * in columns.
 */
function Block({ block: { rubric, label, stories }, page, newest }: BlockProps) {
  const pictured = stories.find(({ edition }) => edition.cover)
  const list = stories.filter((one) => one !== pictured)
  const items = list.map(({ edition }, index) => (
    <FrontItem
      key={edition.slug}
      edition={edition}
      within={rubric}
      brief={pictured && index > 0}
      page={page}
      newest={newest}
    />
  ))
  const layout = pictured && (items.length > 0 ? ' pictured' : ' pictured lone')
  return (
    <section className={`rubric${layout ?? ''}`} data-rubric={rubric}>
      <BlockName rubric={rubric} label={label} page={page} />
      {pictured && (
        <FrontItem
          edition={pictured.edition}
          cover={pictured.edition.cover}
          frame="feature"
          within={rubric}
          page={page}
          newest={newest}
        />
      )}
      {items.length > 0 && <div className="items row">{items}</div>}
    </section>
  )
}

/** The name of a section, which is a link to its page, or that of a group. */
function BlockName({ rubric, label, page }: Pick<FrontBlock, 'rubric' | 'label'> & { page: PageContext }) {
  const { publication, language, words } = page
  const section = sectionName(publication, rubric, language.tag)
  const { value, lang } = section ?? label ?? { value: words.opinion, lang: language.tag }
  return (
    <h2 {...langAttributes(lang, language)}>
      {section && rubric ? <a href={topicAddress(language.tag, rubric)}>{value}</a> : value}
    </h2>
  )
}

/**
 * The first story of the front page: its words, and its picture beside or below them. If it is alone, its other
 * languages follow.
 */
export const Lead = overridable('lead', (props: LeadProps) => {
  const { lead, page, alone = false, sided = false, vertical = false, newest } = props
  const { edition, story } = lead
  const { cover, lang } = edition
  const editions = editionAddresses(story.editions.values())
  const { shown, foreign } = storyContext(page, lang)
  const layout = [sided ? '' : ' solo', vertical && cover ? ' vertical' : ''].join('')
  return (
    <article className={`lead${layout}`} data-rubric={rubricOf(edition)} {...foreign}>
      <div>
        <Kicker story={labelOf(edition)} page={page} flagged />
        <h2>
          <a href={editionAddress(edition)} hrefLang={foreign?.lang}>
            <Headline text={edition.title} lang={lang} />
          </a>
        </h2>
        <p className="deck">
          <ByWords text={edition.description} lang={lang} />
        </p>
        <Meta item={edition} page={shown} newest={newest} />
        <TranslationNote edition={edition} page={{ ...shown, editions }} credited />
      </div>
      {cover && (
        <PictureView className="plate" picture={cover.picture} alt={cover.alt} frame={sided ? 'lead' : 'solo'} />
      )}
      {alone && <OtherEditions listed={lead} words={page.words} />}
    </article>
  )
})

/** The first story of the front page. */
interface LeadProps {
  readonly lead: ListedEdition
  readonly page: PageContext
  readonly alone?: boolean
  /** Whether a list of stories is beside it. */
  readonly sided?: boolean
  /** Whether its headline is in columns. */
  readonly vertical?: boolean
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
        {others.map((other) => {
          const { lang, title } = other
          const { dir, script } = languageOf(lang)
          return (
            <li key={lang}>
              <a href={editionAddress(other)} lang={lang} dir={dir} hrefLang={lang} data-script={script}>
                {title}
              </a>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
