import { deserialize, serialize } from 'node:v8'
import type { Library } from '../../library/library.ts'
import { hasCards } from '../../library/package-of.ts'
import { keywordsOfStory } from '../../library/related.ts'
import { cardAddress } from '../../publication/addresses.ts'
import { storyState } from '../../store/digests.ts'
import { figuresIn } from '../../story/kinds/kinds.ts'
import { loadStory } from '../../story/translations/load-story.ts'
import type { Story } from '../../story/types/story.ts'
import { pageIn } from '../page/compiled.ts'
import { renderDocument } from '../page/render-document.ts'
import type { PlaceholderColors, StoryOutput } from '../scan/story-rows.ts'
import type { ReadContext, ReadStory, RenderContext, RenderTask } from './render-context.ts'
import { makeStoryFiles, storyParts } from './story-files.ts'
import { writeAttachments, writePictures } from './write-pictures.ts'

/** Reads one story. */
export function readStory({ root, cache, library }: ReadContext, slug: string): ReadStory {
  // The state is taken before the story is read. If a file changes in between, the state differs and the next build
  // reads the story again.
  const state = storyState(root, slug)
  const reading = loadStory(root, 'stories', slug, library.publication)
  const { story } = reading
  if (!story) return { ...state, reading, terms: '' }
  cache.keepStory(slug, serialize(story))
  return {
    ...state,
    reading: { ...reading, story: summary(story), linked: reading.linked.map((one) => ({ ...one, outside: [] })) },
    terms: keywordsOfStory(story, library.publication.defaultLanguage).join(' '),
  }
}

/**
 * Returns a story: as this build read it, or else from its files.
 * @throws if it no longer exists
 */
export function storyOf({ root, cache, library }: ReadContext, slug: string): Story {
  const kept = cache.keptStory(slug)
  const story: Story | undefined = kept
    ? deserialize(kept)
    : loadStory(root, 'stories', slug, library.publication).story
  if (!story) throw new Error(`The story “${slug}” changed while the site was built.`)
  return story
}

/**
 * Renders the page of one story in each language, and its other files.
 * @throws if the story no longer exists
 */
export async function renderStory(
  context: RenderContext,
  { slug, related, remembered }: RenderTask,
): Promise<StoryOutput> {
  const { publication } = context.library
  const story = storyOf(context, slug)
  const stories = new Map([[slug, story]])
  const library = { ...context.library, stories, related: new Map([[slug, related]]) }
  context.cache.recall(remembered)
  const { placeholderColors, ...pictures } = await writePictures(context, 'stories', story)
  const attached = await writeAttachments(context, story)
  const problems = [...pictures.problems, ...attached.problems]
  if (problems.length > 0) return { files: [], placeholderColors, parts: [], problems }
  const files = [...pictures.files, ...attached.files]
  for (const lang of [...story.editions.keys(), ...story.withdrawn.keys()]) {
    const name = `${lang}/${slug}/index.html`
    files.push(...context.cache.add(name, await renderFile(context, library, name, placeholderColors)))
  }
  const { site, portable = false } = context.assembly
  files.push(...(await makeStoryFiles(story, { ...context, publication, look: library.look, site, portable })))
  // A build that draws no cards keeps those of the last one, so that the next one need not draw them again.
  const names = new Set([...story.editions.keys()].map((lang) => cardAddress(lang, slug).slice(1)))
  const cards = hasCards(context.assembly) ? [] : remembered.filter(({ name }) => names.has(name))
  const parts = storyParts(story).map(({ name, make }) => context.cache.addPlain(name, make()))
  return {
    files,
    placeholderColors,
    parts: [...parts, ...cards.flatMap((card) => card.files)],
    problems,
    remembered: [...context.cache.recalled(files), ...cards],
  }
}

/**
 * Renders one page of a library.
 * @throws an error with the page's name, if its components throw
 */
export async function renderFile(
  { renderer, assembly }: RenderContext,
  library: Library,
  name: string,
  placeholderColors: PlaceholderColors,
): Promise<string> {
  try {
    const { address, route } = pageIn(name, library.publication)
    return renderDocument(await renderer.renderPage(address, library), name, route, { ...assembly, placeholderColors })
  } catch (error) {
    throw new Error(`The page ${name} cannot be rendered: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  }
}

function summary(story: Story): Story {
  const editions = [...story.editions].map(([lang, { written: _, ...edition }]) => {
    return [lang, { ...edition, sections: figuresIn(edition.sections) }] as const
  })
  return { ...story, editions: new Map(editions) }
}
