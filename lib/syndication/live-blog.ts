import type { LiveBlogPostingLeaf } from 'schema-dts'
import { sectionsText } from '../story/kinds/kinds.ts'
import type { StoryEdition } from '../story/types/story.ts'

/**
 * Returns what a live story states to search engines besides the facts of every story: when the coverage began and
 * ended, and each update.
 * @param url the address of its page, if SITE_URL is known
 */
export function liveBlog({ date, live, sections, lang }: StoryEdition, url: string | undefined) {
  const updates = live?.updates ?? []
  const texts = new Map(
    sections.flatMap((one) => (one.kind === 'update' ? [[one.id, sectionsText(one.sections)] as const] : [])),
  )
  const [newest, first] = [updates[0], updates.at(-1)]
  const start = [date, first?.time].flatMap((time) => time ?? []).sort((a, b) => Date.parse(a) - Date.parse(b))[0]
  return {
    '@type': 'LiveBlogPosting',
    ...(start && { coverageStartTime: start }),
    ...(live?.isOver && newest && { coverageEndTime: newest.time }),
    liveBlogUpdate: updates.map(({ id, time, title, lang: of = lang }) => ({
      '@type': 'BlogPosting' as const,
      ...(url && { '@id': `${url}#${id}`, url: `${url}#${id}` }),
      headline: title,
      datePublished: time,
      inLanguage: of,
      articleBody: texts.get(id) ?? '',
    })),
  } satisfies LiveBlogPostingLeaf
}
