import type { Publication } from '../publication/publication.ts'
import type { Story } from '../story/types/story.ts'
import { memoizeByLanguage } from './memoize-by-language.ts'
import { storiesIn } from './stories-in.ts'
import { type TermStories, termStories } from './term-stories.ts'
import { type Term, termsOf } from './terms-of.ts'

/** Returns the authors of a story, with their names as one of its languages writes them. */
export function authorsOfStory(story: Story, lang: string, publication: Publication): readonly Term[] {
  return termsOf(story, lang, 'authors', publication.defaultLanguage)
}

/** The authors of a language’s stories by slug, in the alphabetical order of the language. */
export const authorsOf = memoizeByLanguage(
  (library, lang): ReadonlyMap<string, TermStories> =>
    termStories(storiesIn(library, lang), lang, ({ story }) => authorsOfStory(story, lang, library.publication)),
)
