import type { Library } from '../../../../lib/library/library.ts'
import type { SiteContext } from '../../../../lib/library/site-file.ts'

/** What files of the whole site are made from, for a library that stands in memory. */
export function contextOf(library: Library, site?: string): SiteContext {
  const storyOf = (slug: string) => {
    const story = library.stories.get(slug)
    if (!story) throw new Error(`There is no ${slug}.`)
    return story
  }
  return {
    library,
    site: site ? new URL(site) : undefined,
    digestOf: (slug) => `digest of ${slug}`,
    storyOf,
    rememberText: (_, __, make) => make(),
    sizeOf: (_, name) => (name.startsWith('assets/') ? 95 : undefined),
    partDigestOf: (slug) => `digest of a part of ${slug}`,
    partOf: (_, name) => {
      throw new Error(`Feeds have no need of ${name}.`)
    },
  }
}

/** The files of a site by name. */
export async function made(
  files: readonly { name: string; make: () => string | Uint8Array | Promise<string | Uint8Array> }[],
): Promise<ReadonlyMap<string, string>> {
  return new Map(await Promise.all(files.map(async ({ name, make }) => [name, String(await make())] as const)))
}
