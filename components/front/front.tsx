import { languageOf } from '../../lib/language/language.ts'
import type { Messages } from '../../lib/language/messages.ts'
import type { FrontBlock, FrontPlan } from '../../lib/library/front-plan.ts'
import type { ListedEdition } from '../../lib/library/library.ts'
import { type PageContext, storyContext } from '../../lib/library/page-context.ts'
import { archiveAddress, editionAddress, editionAddresses, topicAddress } from '../../lib/publication/addresses.ts'
import { sectionName } from '../../lib/publication/publication.ts'
import { rubricOf } from '../../lib/story/types/story.ts'
import { ByWords, Headline } from '../headline/headline.tsx'
import { FrontItem, Kicker, Meta } from '../item/item.tsx'
import { langAttributes } from '../message/message.tsx'
import { overridable } from '../parts/overridable.ts'
import { PictureView } from '../picture/picture.tsx'
import { TranslationNote } from '../story/story-head.tsx'
import './front.css'

/**
 * The front page. A single story is shown large, with its languages. With more stories, two are below the first and a
 * list is beside it; then come the editors’ groups, the sections of the newspaper, and the newest of all others.
 */
export const Front = overridable('front', ({ plan, page }: { plan: FrontPlan; page: PageContext }) => {
  const { lead, under, beside, blocks, latest } = plan
  if (!lead) return null
  const others = [...under, ...beside, ...blocks.flatMap(({ stories }) => stories), ...latest]
  if (others.length === 0) return <Lead lead={lead} page={page} alone />
  const days = [lead, ...others].flatMap(({ edition }) => edition.date?.slice(0, '2026-03-09'.length) ?? [])
  const newest = days.sort().at(-1)
  const shared = { page, newest }
  // Blocks of one story share a row by twos. The last of an odd number has a row of its own.
  const halves = blocks.filter(({ stories }) => stories.length === 1)
  const lone = halves.length % 2 === 1 ? halves.at(-1) : undefined
  return (
    <>
      <div className={beside.length > 0 ? 'top sided' : 'top'}>
        <Lead lead={lead} sided={beside.length > 0} {...shared} />
        <div className="under">
          {under.map(({ edition }) => (
            <FrontItem key={edition.slug} edition={edition} pictured {...shared} />
          ))}
        </div>
        {beside.length > 0 && (
          <div className="side">
            {beside.map(({ edition }) => (
              <FrontItem key={edition.slug} edition={edition} {...shared} />
            ))}
          </div>
        )}
      </div>
      {blocks.length > 0 && (
        <div className="blocks">
          {blocks.map((block) => (
            <Block key={block.rubric ?? block.label?.value} block={block} isLone={block === lone} {...shared} />
          ))}
        </div>
      )}
      {latest.length > 0 && (
        <section className="more oxford" aria-labelledby="latest">
          <h2 id="latest">{page.words.latest}</h2>
          <div className="items">
            {latest.map(({ edition }) => (
              <FrontItem key={edition.slug} edition={edition} brief {...shared} />
            ))}
          </div>
        </section>
      )}
      <p className="all">
        <a href={archiveAddress(page.language.tag)}>{page.words.allStories}</a>
      </p>
    </>
  )
})

/** Properties of a block. */
interface BlockProps {
  readonly block: FrontBlock
  readonly isLone: boolean
  readonly page: PageContext
  readonly newest: string | undefined
}

/**
 * Stories under a heading: one with its picture, the others as a list beside it; without any picture, in two columns.
 * @param isLone whether it has one story and the whole width of the page
 */
function Block({ block, isLone, page, newest }: BlockProps) {
  const { rubric, label, stories } = block
  const { publication, language, words } = page
  const section = sectionName(publication, rubric, language.tag)
  const pictured = stories.find(({ edition }) => edition.cover)
  const feature = pictured ?? stories[0]
  const list = stories.filter((one) => one !== feature)
  const items = list.map(({ edition }, index) => (
    <FrontItem key={edition.slug} edition={edition} page={page} newest={newest} brief={index > 0} />
  ))
  const layout = list.length > 0 ? pictured && 'listed' : isLone ? 'half lone' : 'half'
  return (
    <section className={layout ? `rubric ${layout}` : 'rubric'} data-rubric={rubric}>
      <h2 {...langAttributes((section ?? label)?.lang ?? language.tag, language)}>
        {section && rubric ? (
          <a href={topicAddress(language.tag, rubric)}>{section.value}</a>
        ) : (
          (label?.value ?? words.opinion)
        )}
      </h2>
      {feature && <FrontItem edition={feature.edition} page={page} newest={newest} pictured />}
      {list.length > 0 && (pictured ? <div>{items}</div> : items)}
    </section>
  )
}

/**
 * The first story of the front page: its words, and its picture beside or below them. If it is alone, its other languages
 * follow.
 */
export const Lead = overridable('lead', (props: LeadProps) => {
  const { lead, page, alone = false, sided = false, newest } = props
  const { edition, story } = lead
  const { cover, lang } = edition
  const editions = editionAddresses(story.editions.values())
  const { shown, foreign } = storyContext(page, lang)
  return (
    <article className={alone ? 'lead solo' : 'lead'} data-rubric={rubricOf(edition)} {...foreign}>
      <div>
        <Kicker story={edition} page={page} flagged />
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
