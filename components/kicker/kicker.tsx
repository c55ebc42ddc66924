import type { PageContext } from '../../lib/library/page-context.ts'
import { topicAddress } from '../../lib/publication/addresses.ts'
import { sectionName } from '../../lib/publication/publication.ts'
import type { StoryEdition } from '../../lib/story/types/story.ts'
import { overridable } from '../parts/overridable.ts'
import './kicker.css'

/**
 * The rubric of a story, and its form, unless both are called the same: opinion in the section Opinion.
 * @param flagged adds the pennant and makes the rubric a link to its stories; for the main headline of a page
 */
export const Kicker = overridable('kicker', (props: Props) => {
  const { story, page, flagged = false } = props
  const tag = page.language.tag
  const rubric = sectionName(page.publication, story.section, tag)
  const form = story.kind && page.words[story.kind]
  const kind = rubric && (form === rubric || story.kind === story.section) ? undefined : form
  if (!rubric && !kind) return null
  return (
    <p className={flagged ? 'kicker flag' : 'kicker'}>
      {rubric && (flagged ? <a href={topicAddress(tag, story.section)}>{rubric}</a> : <span>{rubric}</span>)}
      {kind && <span>{kind}</span>}
    </p>
  )
})

/** A story, and how its kicker is shown. */
interface Props {
  readonly story: Pick<StoryEdition, 'section' | 'kind'>
  readonly page: PageContext
  readonly flagged?: boolean
}
