import type { PageContext } from '../../lib/publication/page-context.ts'
import { inLanguage } from '../../lib/publication/publication.ts'
import type { Story } from '../../lib/story/story.ts'
import { TranslationNote } from './translation-note.tsx'
import './story-head.css'

/** What a reader sees first: desk and form, headline, standfirst, and who translated it. */
export function StoryHead({ story, page }: { story: Story; page: PageContext }) {
  return (
    <header className="head">
      <Kicker story={story} page={page} />
      <h1>{story.title}</h1>
      <p className="deck">{story.description}</p>
      <TranslationNote story={story} page={page} />
    </header>
  )
}

/** The desk a story belongs to, and its form. */
export function Kicker({ story, page }: { story: Story; page: PageContext }) {
  const section = story.section === undefined ? undefined : page.publication.sections[story.section]
  if (!section && !story.kind) return null
  return (
    <p className="kicker flag">
      {section && <span>{inLanguage(section.label, page.language.tag)}</span>}
      {story.kind && <span>{page.words[story.kind]}</span>}
    </p>
  )
}
