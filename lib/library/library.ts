import type { Publication } from '../publication/publication.ts'
import type { Story } from '../story/types/story.ts'
import type { ListItem } from './list-item.ts'

/** A story that another leads on to, as a list shows it in each of its languages. */
export interface RelatedStory {
  readonly slug: string
  readonly editions: ReadonlyMap<string, ListItem>
}

/** Everything that may be published, in memory. */
export interface Library {
  readonly publication: Publication
  /** By slug; the newest first, undated ones last. */
  readonly stories: ReadonlyMap<string, Story>
  readonly pages: ReadonlyMap<string, Story>
  /** By slug, the stories that a story's page leads on to, as far as they are known. */
  readonly related?: ReadonlyMap<string, readonly RelatedStory[]>
}
