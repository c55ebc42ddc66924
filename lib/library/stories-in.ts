import type { Story, StoryEdition } from '../story/types/story.ts'
import { memoizeByLanguage } from './memoize-by-language.ts'

/** One edition of a story, and the story it belongs to. */
export interface ListedEdition {
  readonly edition: StoryEdition
  readonly story: Story
}

/** The stories that exist in a language, newest first, those without a date last. */
export const storiesIn = memoizeByLanguage((library, lang): readonly ListedEdition[] =>
  [...library.stories.values()].flatMap((story): ListedEdition[] => {
    const edition = story.editions.get(lang)
    return edition ? [{ edition, story }] : []
  }),
)
