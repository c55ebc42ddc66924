import '../reading/marks.css' // first: its rules come before those of items
import { fill, formatNumber, formatYear } from '../../lib/language/format.ts'
import {
  type Counted,
  type List,
  listTitle,
  type NamedList,
  type Neighbours,
  type TopicsList,
} from '../../lib/library/list.ts'
import { type PageContext, storyContext } from '../../lib/library/page-context.ts'
import { archiveAddress, authorAddress, topicAddress } from '../../lib/publication/addresses.ts'
import { assertNever } from '../../lib/story/types/section.ts'
import { AuthorNames, AuthorProfile } from '../author/author-profile.tsx'
import { Headline } from '../headline/headline.tsx'
import { columnsFor, FrontItem, Item } from '../item/item.tsx'
import { langAttributes } from '../message/message.tsx'
import { overridable } from '../parts/overridable.ts'
import { ArchiveView, MonthRows, Rows } from './archive-lists.tsx'
import './list.css'

/** A list of stories, or of lists of stories: links to the lists that it is part of, its title, and its content. */
export const ListView = overridable('list', ({ list, page }: { list: List; page: PageContext }) => {
  const trail = trailOf(list, page)
  const lang = 'name' in list ? list.name.lang : page.language.tag
  return (
    <>
      <header className="list-head">
        {trail.length > 0 && (
          <p className="kicker flag">
            {trail.map(([address, label]) => (
              <a key={address} href={address}>
                {label}
              </a>
            ))}
          </p>
        )}
        <h1 lang={lang === page.language.tag ? undefined : lang}>
          <Headline text={listTitle(list, page)} lang={lang} />
        </h1>
      </header>
      {list.kind === 'author' && list.profile && <AuthorProfile profile={list.profile} page={page} />}
      <Content list={list} page={page} />
      {'neighbours' in list && <Pager neighbours={list.neighbours} page={page} />}
    </>
  )
})

/** Returns the address and the name of each list that a list is part of. */
function trailOf(list: List, { words, language: { tag, dates } }: PageContext): [address: string, label: string][] {
  const archive: [string, string] = [archiveAddress(tag), words.allStories]
  switch (list.kind) {
    case 'topic':
      return [[topicAddress(tag), words.topics]]
    case 'author':
      return [[authorAddress(tag), words.authors]]
    case 'year':
      return [archive]
    case 'month': {
      const year = list.month?.slice(0, '2026'.length)
      return year ? [archive, [archiveAddress(tag, year), formatYear(year, dates)]] : [archive]
    }
    default:
      return []
  }
}

function Content({ list, page }: { list: List; page: PageContext }) {
  switch (list.kind) {
    case 'topics':
      return <TopicsView list={list} page={page} />
    case 'authors':
      return list.authors.some(({ profile }) => profile) ? (
        <AuthorNames authors={list.authors} page={page} />
      ) : (
        <NameList names={list.authors} address={authorAddress} page={page} />
      )
    case 'topic':
    case 'author':
      return <TermStoriesView list={list} page={page} />
    case 'archive':
      return <ArchiveView list={list} page={page} />
    case 'year':
      return list.months.map(({ month, count, newest }) => (
        <MonthRows key={month} month={month} count={count} items={newest} page={page} />
      ))
    case 'month':
      return <Rows items={list.items} page={page} />
    case 'corrections':
      return null
    default:
      return assertNever(list)
  }
}

/** The topics: each rubric with its newest stories, then the other topics. */
function TopicsView({ list, page }: { list: TopicsList; page: PageContext }) {
  const rubrics = list.sections.filter(({ newest }) => newest.length > 0)
  if (rubrics.length === 0 && list.topics.length === 0) return <p className="deck">{page.words.noStories}</p>
  return (
    <>
      {rubrics.map(({ name: { slug, label, lang }, newest }) => (
        <section key={slug} className="part" data-rubric={slug} aria-labelledby={`rubric-${slug}`}>
          <h2 id={`rubric-${slug}`}>
            <a href={topicAddress(page.language.tag, slug)} {...langAttributes(lang, page.language)}>
              {label}
            </a>
          </h2>
          <div className="items row">
            {newest.map((item) => (
              <Item key={item.slug} item={item} page={page} />
            ))}
          </div>
        </section>
      ))}
      {list.topics.length > 0 && (
        <section className="part" aria-labelledby="more-topics">
          <h2 id="more-topics">{page.words.moreTopics}</h2>
          <NameList names={list.topics} address={topicAddress} page={page} />
        </section>
      )}
    </>
  )
}

/** Names in columns, each with the number of its stories. */
function NameList(props: { names: readonly Counted[]; address: typeof topicAddress; page: PageContext }) {
  const { names, address, page } = props
  const { tag } = page.language
  if (names.length === 0) return <p className="deck">{page.words.noStories}</p>
  return (
    <ul className="names">
      {names.map(({ name: { slug, label, lang }, count }) => (
        <li key={slug}>
          <a href={address(tag, slug)} lang={lang === tag ? undefined : lang}>
            {label}
          </a>{' '}
          <small>{formatNumber(count, tag)}</small>
        </li>
      ))}
    </ul>
  )
}

/** The stories of a topic or an author. On the first page of the list the newest story is large, with its picture. */
function TermStoriesView({ list, page }: { list: NamedList; page: PageContext }) {
  if (list.items.length === 0) return <p className="deck">{page.words.noStories}</p>
  const items = list.items.map((item, index) => (
    <FrontItem
      key={item.slug}
      edition={item}
      cover={index === 0 ? list.cover : undefined}
      within={list.section}
      page={page}
      heading="h2"
    >
      {item.part && (
        <div className="meta">{fill(storyContext(page, item.lang).shown.words[item.part], list.name.label)}</div>
      )}
    </FrontItem>
  ))
  const led = list.number === undefined ? items.slice(0, 1) : []
  return (
    <>
      {led.length > 0 && <div className={list.cover ? 'led pictured' : 'led'}>{led}</div>}
      <div className={columnsFor(items.length - led.length)}>{items.slice(led.length)}</div>
    </>
  )
}

/** Links to the newer and older pages of a list. */
function Pager({ neighbours: { newest, newer, older, oldest }, page }: { neighbours: Neighbours; page: PageContext }) {
  const { words } = page
  if (!newer && !older) return null
  return (
    <nav className="pager" aria-label={words.pages}>
      <p>
        {newest && newest !== newer && newer && <a href={newest}>{words.latest}</a>}
        {newer && (
          <a href={newer} rel="prev">
            {words.newer}
          </a>
        )}
      </p>
      <p>
        {older && (
          <a href={older} rel="next">
            {words.older}
          </a>
        )}
        {oldest && oldest !== older && older && <a href={oldest}>{words.oldest}</a>}
      </p>
    </nav>
  )
}
