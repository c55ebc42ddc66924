import { memoizeByText } from '../../language/format.ts'
import type { Library } from '../../library/library.ts'
import type { SiteContext } from '../../library/site-file.ts'
import type { StoredFile } from '../../store/content-cache.ts'
import { sha256 } from '../../store/sha256.ts'
import { loadStory } from '../../story/translations/load-story.ts'
import type { DocumentOptions } from '../page/render-document.ts'
import type { IndexedStory, ReadContext } from './render-context.ts'
import { storyParts } from './story-files.ts'
import type { SpoolEntry } from './story-spool.ts'

/**
 * Returns the context from which site-wide files are made, after every story is rendered.
 * @param stories the output of stories; parts of a story that it lacks, in a shard those of the others, are made when they are needed
 * @param spooled where the stories are that this build read; the others are read from the content
 * @param state a digest of all that every page depends on
 */
export function siteContext(
  { root, cache, spool, assembly }: ReadContext & { readonly assembly: Pick<DocumentOptions, 'site'> },
  library: Library,
  stories: Pick<ReadonlyMap<string, IndexedStory>, 'get'>,
  spooled: ReadonlyMap<string, SpoolEntry>,
  state: string,
): SiteContext {
  const makeParts = memoizeByText((slug): readonly StoredFile[] =>
    storyParts(storyOf(slug)).map((one) => cache.addPlain(one.name, one.make())),
  )
  const part = (slug: string, name: string) => {
    const found = (stories.get(slug)?.parts ?? makeParts(slug)).find((one) => one.name === name)
    if (!found) throw new Error(`The story “${slug}” left no “${name}”.`)
    return found
  }
  const storyOf = (slug: string) => {
    const entry = spooled.get(slug)
    const story = entry ? spool.read(entry) : loadStory(root, 'stories', slug, library.publication).story
    if (!story) throw new Error(`The story “${slug}” changed while the site was built.`)
    return story
  }
  const digestOf = (slug: string) => {
    const { digest = '', reading } = stories.get(slug) ?? {}
    return reading?.shared ? digest + JSON.stringify(reading.shared) : digest
  }
  return {
    library,
    site: assembly.site,
    digestOf,
    storyOf,
    rememberText: (name, slug, make) => {
      const languages = [...(library.stories.get(slug)?.editions.keys() ?? [])]
      const from = `${sha256(JSON.stringify([state, digestOf(slug), languages]))}\n`
      const known = cache.recorded(`${name}/${slug}`)?.toString()
      if (known?.startsWith(from)) return known.slice(from.length)
      const text = make()
      cache.record(`${name}/${slug}`, [from, text])
      return text
    },
    partOf: (slug, name) => {
      const stored = part(slug, name)
      // A build looks at the parts that it needs, not at all of them.
      if (!cache.has(stored)) makeParts(slug)
      return cache.read(stored).toString()
    },
    sizeOf: (slug, name) => stories.get(slug)?.files.find((file) => file.name === name)?.size,
    partDigestOf: (slug, name) => part(slug, name).sha256,
  }
}
