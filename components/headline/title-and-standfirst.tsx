import type { StoryEdition } from '../../lib/story/types/story.ts'
import { ByWords } from './by-words.tsx'
import { Headline } from './headline.tsx'

/** The title of a story or page, and its standfirst, unless that is the beginning of the text. */
export function TitleAndStandfirst({ edition }: { edition: StoryEdition }) {
  return (
    <>
      <h1>
        <Headline text={edition.title} lang={edition.lang} />
      </h1>
      {!edition.isExcerpt && (
        <p className="deck">
          <ByWords text={edition.description} lang={edition.lang} />
        </p>
      )}
    </>
  )
}
