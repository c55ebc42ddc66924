import type { StoryEdition } from '../story/types/story.ts'
import type { ListedEdition } from './stories-in.ts'
import type { Term } from './terms-of.ts'

/** A term, and the stories that have it in one language: newest first, those without a date last. */
export interface TermStories extends Term {
  readonly editions: readonly StoryEdition[]
}

/**
 * Groups stories by their terms, sorted by label. A term's label is the spelling in most of its stories; if several are
 * equally common, the one in the newest story. Labels in the list's own language come before labels in other languages.
 */
export function termStories(
  listed: readonly ListedEdition[],
  lang: string,
  namesIn: (listed: ListedEdition) => readonly Term[],
): ReadonlyMap<string, TermStories> {
  const gathered = new Map<string, { names: Term[]; editions: StoryEdition[] }>()
  for (const each of listed) {
    for (const name of namesIn(each)) {
      const one = gathered.get(name.slug) ?? { names: [], editions: [] }
      gathered.set(name.slug, one)
      one.names.push(name)
      one.editions.push(each.edition)
    }
  }
  const named = [...gathered].map(
    ([slug, { names, editions }]): TermStories => ({ ...usual(names, lang), slug, editions }),
  )
  const { compare } = new Intl.Collator(lang)
  return new Map(
    named.sort((a, b) => compare(a.label, b.label) || (a.slug < b.slug ? -1 : 1)).map((one) => [one.slug, one]),
  )
}

function usual(names: readonly Term[], lang: string): Pick<Term, 'label' | 'lang'> {
  const own = names.filter((name) => name.lang === lang)
  const counts = new Map<string, number>()
  let best = own[0] ?? names[0]
  for (const name of own.length > 0 ? own : names) counts.set(name.label, (counts.get(name.label) ?? 0) + 1)
  for (const name of own.length > 0 ? own : names) {
    if ((counts.get(name.label) ?? 0) > (counts.get(best?.label ?? '') ?? 0)) best = name
  }
  return { label: best?.label ?? '', lang: best?.lang ?? lang }
}
