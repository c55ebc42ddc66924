import type { Library } from '../story/library.ts'
import { readWork } from '../story/read-work.ts'
import type { SiteContext } from '../syndication/site-file.ts'
import type { IndexedWork } from './archive-index.ts'
import type { PressRoom } from './press-work.ts'

/** What files of the whole site are made from, once every story is pressed. */
export function siteContext(
  { root, store, assembly }: PressRoom,
  library: Library,
  works: ReadonlyMap<string, IndexedWork>,
): SiteContext {
  const part = (slug: string, name: string) => {
    const found = works.get(slug)?.parts.find((one) => one.name === name)
    if (!found) throw new Error(`The story “${slug}” left no “${name}”.`)
    return found
  }
  return {
    library,
    site: assembly.site,
    digestOf: (slug) => works.get(slug)?.digest ?? '',
    workOf: (slug) => {
      const { work } = readWork(root, 'stories', slug, library.publication)
      if (!work) throw new Error(`The story “${slug}” changed while the site was built.`)
      return work
    },
    partOf: (slug, name) => store.read(part(slug, name)).toString(),
    sizeOf: (slug, name) => works.get(slug)?.files.find((file) => file.name === name)?.size,
    partDigestOf: (slug, name) => part(slug, name).sha256,
  }
}
