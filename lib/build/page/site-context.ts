import type { Library } from '../../library/library.ts'
import type { SiteContext } from '../../library/site-file.ts'
import { loadStory } from '../../story/translations/load-story.ts'
import type { IndexedStory, RenderContext } from '../archive/render-context.ts'

/** Returns the context from which site-wide files are made, after every story is rendered. */
export function siteContext(
  { root, cache, assembly }: RenderContext,
  library: Library,
  stories: ReadonlyMap<string, IndexedStory>,
): SiteContext {
  const part = (slug: string, name: string) => {
    const found = stories.get(slug)?.parts.find((one) => one.name === name)
    if (!found) throw new Error(`The story “${slug}” left no “${name}”.`)
    return found
  }
  return {
    library,
    site: assembly.site,
    digestOf: (slug) => stories.get(slug)?.digest ?? '',
    storyOf: (slug) => {
      const { story } = loadStory(root, 'stories', slug, library.publication)
      if (!story) throw new Error(`The story “${slug}” changed while the site was built.`)
      return story
    },
    partOf: (slug, name) => cache.read(part(slug, name)).toString(),
    sizeOf: (slug, name) => stories.get(slug)?.files.find((file) => file.name === name)?.size,
    partDigestOf: (slug, name) => part(slug, name).sha256,
  }
}
