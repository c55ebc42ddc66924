import { perLibrary } from './per-library.ts'
import type { Story, Work } from './story.ts'

/** A story in one language, and the work it belongs to. */
export interface Edition {
  readonly story: Story
  readonly work: Work
}

/** The stories that exist in a language; the newest first, undated ones last. */
export const storiesIn = perLibrary((library, lang): readonly Edition[] =>
  [...library.stories.values()].flatMap((work) => {
    const story = work.editions.get(lang)
    return story ? [{ story, work }] : []
  }),
)
