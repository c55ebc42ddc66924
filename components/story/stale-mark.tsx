import type { PageContext } from '../../lib/library/page-context.ts'
import { storyAddress } from '../../lib/publication/addresses.ts'
import { HEADER } from '../../lib/story/translations/staleness.ts'
import type { Translation } from '../../lib/story/types/story.ts'
import './corrections.css'

/** Under a section of a translation, or its head: that the original says something else by now, a press away. */
export function StaleMark(props: { id: string; slug: string; translation: Translation; page: PageContext }) {
  const { id, slug, translation, page } = props
  const { of, behind } = translation
  if (!behind?.changed.includes(id) && !behind?.added.includes(id)) return null
  const address = page.editions.get(of) ?? storyAddress(of, slug)
  const fragment = id === HEADER ? 'main' : id
  // Without `hreflang`, which marks what leads to where a reader is (components/place): it leads to the section that it names.
  return (
    <p className="change">
      <a href={`${address}#${fragment}`}>{page.words.sectionChanged}</a>
    </p>
  )
}
