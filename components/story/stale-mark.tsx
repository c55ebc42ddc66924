import type { PageContext } from '../../lib/library/page-context.ts'
import { storyAddress } from '../../lib/publication/addresses.ts'
import { HEADER, type Translation } from '../../lib/story/types/story.ts'
import './corrections.css'

/** A note under a section or the head of a translation: the original has changed here, with a link to it. */
export function StaleMark(props: { id: string; slug: string; translation: Translation; page: PageContext }) {
  const { id, slug, translation, page } = props
  const { of, behind } = translation
  if (!behind?.changed.includes(id) && !behind?.added.includes(id)) return null
  const address = page.editions.get(of) ?? storyAddress(of, slug)
  const fragment = id === HEADER ? 'main' : id
  // No `hreflang`: components/place would replace the fragment of such a link by the reader's position. This one links
  // to a named section.
  return (
    <p className="change">
      <a href={`${address}#${fragment}`}>{page.words.sectionChanged}</a>
    </p>
  )
}
