import type { Library } from '../../library/library.ts'
import type { SiteContext } from '../../library/site-file.ts'
import { loadStory } from '../../story/translations/load-story.ts'
import type { IndexedStory, ReadContext } from '../archive/render-context.ts'
import type { SpoolEntry } from '../archive/story-spool.ts'
import { storyParts } from '../output/story-files.ts'
import type { DocumentOptions } from './render-document.ts'

/**
 * Returns the context from which site-wide files are made, after every story is rendered.
 * @param spooled where the stories are that this build read; the others are read from the content
 */
export function siteContext(
  { root, cache, spool, assembly }: ReadContext & { readonly assembly: Pick<DocumentOptions, 'site'> },
  library: Library,
  stories: ReadonlyMap<string, IndexedStory>,
  spooled: ReadonlyMap<string, SpoolEntry>,
): SiteContext {
  const part = (slug: string, name: string) => {
    const found = stories.get(slug)?.parts.find((one) => one.name === name)
    if (!found) throw new Error(`The story “${slug}” left no “${name}”.`)
    return found
  }
  const storyOf = (slug: string) => {
    const entry = spooled.get(slug)
    const story = entry ? spool.read(entry) : loadStory(root, 'stories', slug, library.publication).story
    if (!story) throw new Error(`The story “${slug}” changed while the site was built.`)
    return story
  }
  return {
    library,
    site: assembly.site,
    digestOf: (slug) => {
      const { digest = '', reading } = stories.get(slug) ?? {}
      return reading?.shared ? digest + JSON.stringify(reading.shared) : digest
    },
    storyOf,
    partOf: (slug, name) => {
      const stored = part(slug, name)
      // A build looks at the parts that it needs, not at all of them.
      if (!cache.has(stored)) for (const one of storyParts(storyOf(slug))) cache.addPlain(one.name, one.make())
      return cache.read(stored).toString()
    },
    sizeOf: (slug, name) => stories.get(slug)?.files.find((file) => file.name === name)?.size,
    partDigestOf: (slug, name) => part(slug, name).sha256,
  }
}
