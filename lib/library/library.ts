import type { Publication } from '../publication/publication.ts'
import type { Story } from '../story/types/story.ts'
import type { ListItem } from './list-item.ts'

/** A story that the page of another story recommends, as a list shows it in each of its languages. */
export interface RelatedStory {
  readonly slug: string
  readonly editions: ReadonlyMap<string, ListItem>
}

/** All content that can be published, in memory. */
export interface Library {
  readonly publication: Publication
  /** The stories by slug, newest first, stories without a date last. */
  readonly stories: ReadonlyMap<string, Story>
  readonly pages: ReadonlyMap<string, Story>
  /** The related stories of each story, by its slug; undefined if they have not been computed. */
  readonly related?: ReadonlyMap<string, readonly RelatedStory[]>
}
