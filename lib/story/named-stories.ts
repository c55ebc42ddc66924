import type { Name } from './names-of.ts'
import type { Edition } from './stories-in.ts'
import type { Story } from './story.ts'

/** A name, and the stories that have it in one language: the newest first, undated ones last. */
export interface NamedStories extends Name {
  readonly stories: readonly Story[]
}

/**
 * Gathers stories by the names they have. A name is labelled as most of its stories write it, in their own language if any
 * does; of equally many, as the newest does.
 */
export function namedStories(
  editions: readonly Edition[],
  lang: string,
  namesIn: (edition: Edition) => readonly Name[],
): ReadonlyMap<string, NamedStories> {
  const gathered = new Map<string, { names: Name[]; stories: Story[] }>()
  for (const edition of editions) {
    for (const name of namesIn(edition)) {
      const one = gathered.get(name.slug) ?? { names: [], stories: [] }
      gathered.set(name.slug, one)
      one.names.push(name)
      one.stories.push(edition.story)
    }
  }
  const named = [...gathered].map(([slug, { names, stories }]) => ({ ...usual(names, lang), slug, stories }))
  const { compare } = new Intl.Collator(lang)
  return new Map(
    named.sort((a, b) => compare(a.label, b.label) || (a.slug < b.slug ? -1 : 1)).map((one) => [one.slug, one]),
  )
}

function usual(names: readonly Name[], lang: string): Pick<Name, 'label' | 'lang'> {
  const own = names.filter((name) => name.lang === lang)
  const counts = new Map<string, number>()
  let best = own[0] ?? names[0]
  for (const name of own.length > 0 ? own : names) counts.set(name.label, (counts.get(name.label) ?? 0) + 1)
  for (const name of own.length > 0 ? own : names) {
    if ((counts.get(name.label) ?? 0) > (counts.get(best?.label ?? '') ?? 0)) best = name
  }
  return { label: best?.label ?? '', lang: best?.lang ?? lang }
}
