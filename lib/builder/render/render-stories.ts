import { hash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { putLinksInput } from '../../index/put-story-inputs.ts'
import type { StoryOutput } from '../../index/story-rows.ts'
import type { Library, RelatedStory } from '../../library/library.ts'
import { relatedIn, shownRelated } from '../../library/related.ts'
import { inputsOfStory, relatedInput, storyTask } from '../../library/story-inputs.ts'
import { type Problem, START } from '../../problem/problem.ts'
import { storyAddress } from '../../publication/addresses.ts'
import { digestOf } from '../../store/inputs.ts'
import { outputsOf } from '../../store/outputs.ts'
import type { LoadedStory } from '../../story/translations/load-story.ts'
import { TASKS_PER_THREAD } from '../../threads/worker-pool.ts'
import type { BuildRun } from './build-run.ts'
import type { ReadStory } from './render-story.ts'
import { SharedPictures } from './shared-pictures.ts'
import type { StoryWorker } from './story-workers.ts'
import { mapConcurrently, Progress } from './tasks.ts'

/** What it takes to read stories. */
export interface ReadRun extends Pick<BuildRun, 'reading' | 'state' | 'names' | 'db' | 'rows' | 'inputs'> {
  readonly workers: { readonly for: (count: number) => Pick<StoryWorker, 'read'> }
}

/** The number of stories that are read or rendered concurrently: one for each task of the threads. */
const CONCURRENT_STORIES = TASKS_PER_THREAD * availableParallelism()

/** Reads stories, and writes down what has changed in the database. */
export async function readStories(run: ReadRun, slugs: readonly string[]): Promise<void> {
  const worker = run.workers.for(slugs.length)
  const progress = new Progress('Read', slugs.length)
  await mapConcurrently(slugs, CONCURRENT_STORIES, async (slug) => {
    putStory(run, await worker.read(slug))
    progress.step()
  })
}

/** Writes a story down that was read, and what else has to be made because of it. */
export function putStory(run: ReadRun, { reading, terms, ...state }: ReadStory): void {
  const { db, rows, inputs } = run
  const { slug, schedule, shared } = reading
  const before = rows.get(slug)
  const problems = [...reading.problems, ...lostAddresses(reading, before?.output ?? NOTHING)]
  rows.put(
    {
      slug,
      ...state,
      schedule,
      ...(shared && { shared }),
      reading: { ...reading, problems },
      terms,
      output: before?.output,
    },
    run.reading.library.publication,
  )
  putLinksInput(inputs, { ...reading, problems }, before?.reading)
  db.commitMany()
}

/**
 * Renders the stories that were read, and those whose pages show other related stories than before.
 * @returns the problems of pictures and other files
 */
export async function renderStories(run: BuildRun, library: Library, slugs: readonly string[]): Promise<Problem[]> {
  const { db, rows, outputs, inputs, workers } = run
  const emptySections = library.emptySections ?? new Map()
  const relatedOf = relatedIn(library, { get: (slug) => rows.related(slug) })
  const digestOfRelated = relatedDigests()
  const some = slugs.flatMap((slug) => {
    const shown = shownRelated(relatedOf(slug), library.stories.get(slug)?.editions.keys() ?? [])
    inputs.set(relatedInput(slug), digestOf(shown.map(digestOfRelated).join()))
    const of = inputsOfStory(slug)
    return inputs.isMadeFrom(storyTask(slug), of) ? [] : [{ slug, shown, of }]
  })
  const worker = workers.for(some.length)
  const progress = new Progress('Rendered', some.length)
  const problems: Problem[] = []
  const pictures = new SharedPictures({ rows, outputs })
  await mapConcurrently(some, CONCURRENT_STORIES, async ({ slug, shown, of }) => {
    const before = rows.output(slug) ?? NOTHING
    const story = library.stories.get(slug)
    await pictures.render(story, before.remembered ?? [], async (remembered) => {
      const made = story ? await worker.render({ slug, related: shown, remembered, emptySections }) : NOTHING
      problems.push(...made.problems)
      if (made.problems.length > 0) return
      const task = inputs.made(storyTask(slug), of)
      outputs.replace(slug, outputsOf(slug, made, task), outputsOf(slug, before))
      rows.setOutput(slug, made)
    })
    db.commitMany()
    progress.step()
  })
  if (problems.length > 0) db.commit()
  return problems
}

const NOTHING: StoryOutput = { files: [], placeholderColors: new Map(), parts: [], problems: [] }

/**
 * Reports addresses that the last build published and that would be lost, because a language has another name now and
 * does not list the former one. A database may be deleted, so the file remembers names, and the database reminds of
 * them.
 */
function lostAddresses({ story, linked }: LoadedStory, { files }: StoryOutput): Problem[] {
  return linked.flatMap(({ file, lang, slug, ownSlug, aliases, named = START }) => {
    const known = new Set([slug, ownSlug, ...(story?.aliases ?? []), ...aliases.map(({ name }) => name)])
    return files.flatMap(({ name }): Problem[] => {
      const [tag, former = '', last] = name.split('/')
      // Redirects have no Markdown edition.
      if (!story || tag !== lang || last !== 'story.md' || known.has(former)) return []
      const message = `Readers know this text at ${storyAddress(lang, former)}, which would be lost.`
      const hint = `Add \`aliases: [${former}]\` to this file, and the address redirects.`
      return [{ file, ...named, rule: 'slug-lost', severity: 'error', message, hint }]
    })
  })
}

/** Returns a function that digests what a page shows of a related story, once for all pages that show it. */
function relatedDigests(): (story: RelatedStory) => string {
  const known = new Map<RelatedStory, string>()
  return (story) => {
    const digest = known.get(story) ?? hash('sha256', JSON.stringify([...story.editions]))
    known.set(story, digest)
    return digest
  }
}
