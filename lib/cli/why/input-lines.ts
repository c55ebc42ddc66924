import { z } from 'zod'
import { ALL_STORIES, headInput, shownOf, TIME } from '../../library/story-inputs.ts'
import { readJson } from '../../settings/read-json.ts'
import type { Inputs, UsedInput } from '../../store/inputs.ts'
import type { Story } from '../../story/types/story.ts'
import { changesIn } from './changes-in.ts'

/**
 * Returns what the last build found to be another, a line for each: the input’s name and, of facts and of what other
 * pages show of a story, the old and the new value.
 * @param storyOf returns a story as the database has it
 */
export function changedLines(input: UsedInput, inputs: Inputs, storyOf: (slug: string) => Story | undefined): string[] {
  const { name, former } = input
  if (name === ALL_STORIES) {
    const slugs = inputs.changedAtLast(headInput('')).map((one) => one.slice(headInput('').length))
    return [name, ...few(slugs.flatMap((slug) => headLines(slug, inputs, storyOf)))]
  }
  if (name.startsWith(headInput(''))) return few(headLines(name.slice(headInput('').length), inputs, storyOf))
  if (former === undefined || input.value === undefined) return [name]
  if (name === TIME) return [`${name}: ${until(former)} → ${until(input.value)}`]
  return few(changesIn(former, input.value).map((line) => `${name}: ${line}`))
}

function headLines(slug: string, inputs: Inputs, storyOf: (slug: string) => Story | undefined): string[] {
  const name = headInput(slug)
  const { former } = inputs.get(name) ?? {}
  const story = storyOf(slug)
  if (former === undefined || !story) return [name]
  return changesIn(former, shownOf(story)).map((line) => `${name}: ${line}`)
}

/** The most lines of one input. */
const MOST = 6

function few(lines: readonly string[]): string[] {
  const rest = lines.length - MOST
  return rest > 0 ? [...lines.slice(0, MOST), `and ${rest} more`] : [...lines]
}

/** Returns until when a site was as it was. */
function until(window: string): string {
  const time = readJson(z.object({ until: z.number().optional() }), window)?.until
  return time === undefined ? 'without an end' : `until ${new Date(time).toISOString()}`
}

/** Returns the names of inputs that are the same, those of site.yaml, of settings and of a folder on one line. */
export function sameLines(names: readonly string[]): string[] {
  const groups = Map.groupBy([...new Set(names)].sort(), (name) => GROUP.exec(name)?.[0] ?? name)
  return [...groups].map(([group, ones]) => {
    const [one = ''] = ones
    if (ones.length === 1) return one
    return `${group.trim()} ${ones.map((name) => name.slice(group.length)).join(', ')}`
  })
}

/** How the names of inputs begin that are shown on one line. */
const GROUP = /^(?:site\.yaml: |setting |head |(?!stories\/)[^/ ]+\/)/
