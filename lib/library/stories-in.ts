import type { Story, StoryEdition } from '../story/types/story.ts'
import { memoizeByLanguage } from './memoize-by-language.ts'

/** A story in one language, and the work it belongs to. */
export interface ListedEdition {
  readonly edition: StoryEdition
  readonly story: Story
}

/** The stories that exist in a language; the newest first, undated ones last. */
export const storiesIn = memoizeByLanguage((library, lang): readonly ListedEdition[] =>
  [...library.stories.values()].flatMap((story): ListedEdition[] => {
    const edition = story.editions.get(lang)
    return edition ? [{ edition, story }] : []
  }),
)
