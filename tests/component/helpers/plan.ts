import { indexedInMemory } from '../../../lib/index/memory-index.ts'
import { type FrontPlan, planFront } from '../../../lib/library/front-plan.ts'
import type { ListedEdition } from '../../../lib/library/library.ts'
import type { PageContext } from '../../../lib/library/page-context.ts'
import type { FrontChoice } from '../../../lib/publication/front-schema.ts'

/** The plan of a front page of stories, newest first, with the editors’ choice. */
export function aPlan(
  stories: readonly ListedEdition[],
  page: PageContext,
  front: Partial<FrontChoice> = {},
): FrontPlan {
  const { publication, language } = page
  const bySlug = new Map(stories.map(({ edition, story }) => [edition.slug, story]))
  const choice = { order: [], groups: [], ...front }
  return planFront(
    indexedInMemory({ publication, stories: bySlug, pages: new Map(), fronts: [{ lang: undefined, choice }] }),
    language.tag,
  )
}
