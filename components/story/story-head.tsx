import type { PageContext } from '../../lib/publication/page-context.ts'
import type { Story } from '../../lib/story/story.ts'
import { Kicker } from '../kicker/kicker.tsx'
import { TranslationNote } from './translation-note.tsx'
import './story-head.css'

/** What a reader sees first: desk and form, headline, standfirst, and who translated it. */
export function StoryHead({ story, page }: { story: Story; page: PageContext }) {
  return (
    <header className="head">
      <Kicker story={story} page={page} flagged />
      <h1>{story.title}</h1>
      <p className="deck">{story.description}</p>
      <TranslationNote story={story} page={page} />
    </header>
  )
}
