import { headInput, shownOf, storyInput, storyTask } from '../../library/story-inputs.ts'
import type { StoryState } from '../../store/digests.ts'
import { digestOf, type Inputs } from '../../store/inputs.ts'
import type { LoadedStory } from '../../story/translations/load-story.ts'
import type { Story } from '../../story/types/story.ts'

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
