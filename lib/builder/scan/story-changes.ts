import type { LinkFacts } from '../../story/translations/link-facts.ts'
import { hasErrors, type LoadedStory } from '../../story/translations/load-story.ts'

/** Whether other pages show a story as they did. */
export function isShownSame(now: LoadedStory, before: LoadedStory): boolean {
  return textOf(now.story) === textOf(before.story)
}

/**
 * Whether what is compared with other stories is the same: the links of a story, its names, terms and languages. An id that
 * is new breaks no link.
 */
export function isComparedSame(now: LoadedStory, before: LoadedStory): boolean {
  return textOf(comparedOf(now)) === textOf(comparedOf(before)) && haveIdsOf(before.linked, now.linked)
}

function comparedOf({ story, linked, problems }: LoadedStory): unknown {
  const editions = [...(story?.editions.values() ?? [])].map(({ lang, date, tags, authors, section, translation }) => {
    return [lang, date, tags, authors, section, translation]
  })
  return [
    editions,
    story?.aliases,
    story?.withdrawn,
    hasErrors({ problems }),
    linked.map(({ ids: _, ...facts }) => facts),
  ]
}

/** Facts that only the story’s own page and its problems use: lines of files, and the staleness of a translation. */
const OWN: ReadonlySet<string> = new Set(['place', 'staleness'])

function textOf(value: unknown): string | undefined {
  return JSON.stringify(value, (key, inner) => {
    if (OWN.has(key)) return undefined
    return inner instanceof Map ? [...inner] : inner
  })
}

/** Whether the files of a story have all ids that they had, so that no link to one is broken. */
function haveIdsOf(before: readonly LinkFacts[], now: readonly LinkFacts[]): boolean {
  return before.every(({ ids }, index) => {
    const all = new Set(now[index]?.ids.split(' '))
    return ids.split(' ').every((id) => all.has(id))
  })
}
