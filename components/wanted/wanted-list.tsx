import { Fragment } from 'react'
import { between } from '../../lib/language/format.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { editionAddress, feedAddresses } from '../../lib/publication/addresses.ts'
import type { WantedStory } from '../../lib/wanted/wanted-stories.ts'
import { deskOf, wantedWords } from '../../lib/wanted/wanted-words.ts'
import { langAttributes } from '../message/message.tsx'
import './wanted-list.css'

/** The feed of what a language wants, and the stories. They follow the text of their page. */
export function WantedList({ stories, page }: { stories: readonly WantedStory[]; page: PageContext }) {
  const { words, address } = page
  return (
    <div className="story standing wanted">
      <div className="body">
        <div className="prose">
          <p>
            <a href={feedAddresses(address).atom}>{words.feed}</a>
          </p>
          {stories.length === 0 && <p>{words.nothingWanted}</p>}
          {stories.map((story) => (
            <Wanted key={story.original.slug} story={story} page={page} />
          ))}
        </div>
      </div>
    </div>
  )
}

function Wanted({ story, page }: { story: WantedStory; page: PageContext }) {
  const { language, publication, words } = page
  const { original } = story
  const { need, facts, help } = wantedWords(story, language.tag, publication)
  const desk = deskOf(story, language.tag, publication)
  const id = `wanted-${original.slug}`
  return (
    <>
      <h2 id={id}>
        <a href={editionAddress(original)} {...langAttributes(original.lang, language)}>
          {original.title}
        </a>
      </h2>
      <p>
        <b>{need}</b>
        <br />
        {facts.map((fact, index) => (
          <Fragment key={fact}>
            {index > 0 && between(words.dot)}
            <bdi>{fact}</bdi>
          </Fragment>
        ))}
      </p>
      {desk && (
        <p>
          <a href={desk} aria-describedby={id}>
            {help}
          </a>
        </p>
      )}
    </>
  )
}
