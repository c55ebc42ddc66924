import { headInput, linksInput, shownOf, storyInput, storyTask } from '../library/story-inputs.ts'
import type { StoryState } from '../store/digests.ts'
import { digestOf, type Inputs } from '../store/inputs.ts'
import { hasErrors, type LinkFacts, type LoadedStory } from '../story/translations/load-story.ts'
import type { Story } from '../story/types/story.ts'

/**
 * Says what a story is now, for what is made of it: each file of its folder, its schedule, and what other pages show of
 * it.
 * @param before what other pages showed of it before
 */
export function putStoryInputs(
  inputs: Inputs,
  { slug, story, schedule, shared }: LoadedStory,
  { digest, files = new Map() }: StoryState,
  before: Story | undefined,
): void {
  const folder = storyInput(slug)
  const isScheduled = schedule.times.length > 0
  const members = [
    ...[...files].map(([name, value]) => ({ name: folder + name, value })),
    ...(isScheduled ? [{ name: `${folder}: schedule`, value: schedule, isKept: true }] : []),
    ...(shared ? [{ name: `${folder}: files of several stories`, value: shared }] : []),
  ]
  inputs.bundle(folder, members, digest)
  inputs.announce(storyTask(slug), { name: folder })
  inputs.set(headInput(slug), digestOf(shownOf(story)), null, before ? shownOf(before) : null)
}

/**
 * Says what is compared of a story with others: its links, its names, terms and languages.
 * @param before the story as it was read before
 */
export function putLinksInput(inputs: Inputs, now: LoadedStory, before: LoadedStory | undefined): void {
  const name = linksInput(now.slug)
  const digest = digestOf(shownOf([comparedOf(now), now.linked.map(({ ids }) => ids)]))
  if (before && isComparedSame(now, before)) inputs.gained(name, digest)
  else inputs.set(name, digest)
}

/**
 * Whether what is compared with other stories is the same: the links of a story, its names, terms and languages. An id
 * that is new breaks no link.
 */
export function isComparedSame(now: LoadedStory, before: LoadedStory): boolean {
  return shownOf(comparedOf(now)) === shownOf(comparedOf(before)) && haveIdsOf(before.linked, now.linked)
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

/** Whether the files of a story have all ids that they had, so that no link to one is broken. */
function haveIdsOf(before: readonly LinkFacts[], now: readonly LinkFacts[]): boolean {
  return before.every(({ ids }, index) => {
    const all = new Set(now[index]?.ids.split(' '))
    return ids.split(' ').every((id) => all.has(id))
  })
}
