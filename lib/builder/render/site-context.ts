import { hash } from 'node:crypto'
import { memoizeByText } from '../../language/format.ts'
import type { Library } from '../../library/library.ts'
import type { SiteContext } from '../../library/site-file.ts'
import type { StoredFile } from '../../store/content-cache.ts'
import { type Database, sealed, textOf, unsealed } from '../../store/database.ts'
import type { DocumentOptions } from '../page/render-document.ts'
import type { StoryRows } from '../scan/story-rows.ts'
import { partName } from './outputs-of.ts'
import type { ReadContext } from './render-context.ts'
import { storyOf } from './render-story.ts'
import { storyParts } from './story-files.ts'

/**
 * Returns the context from which site-wide files are made, after every story is rendered.
 * @param state a digest of all that every page depends on
 */
export function siteContext(
  { root, cache, assembly }: ReadContext & { readonly assembly: Pick<DocumentOptions, 'site'> },
  library: Library,
  db: Database,
  rows: StoryRows,
  state: string,
): SiteContext {
  // In a shard, those of the stories of others.
  const makeParts = memoizeByText((slug): readonly StoredFile[] =>
    storyParts(storyAt(slug)).map((one) => cache.addPlain(one.name, one.make())),
  )
  const digestOfPart = (slug: string, name: string) => {
    const row = db.get('SELECT sha256 FROM outputs WHERE name = ? AND owner = ?', partName(slug, name), slug)
    const digest = row ? textOf(row.sha256) : makeParts(slug).find((one) => one.name === name)?.sha256
    if (digest === undefined) throw new Error(`The story “${slug}” left no “${name}”.`)
    return digest
  }
  const storyAt = (slug: string) => storyOf({ root, cache, library }, slug)
  const digestOf = (slug: string) => {
    const { digest = '', shared } = rows.head(slug) ?? {}
    return shared ? digest + JSON.stringify(shared) : digest
  }
  return {
    library,
    site: assembly.site,
    digestOf,
    storyOf: storyAt,
    rememberText: (kind, slug, make) => {
      const languages = [...(library.stories.get(slug)?.editions.keys() ?? [])]
      const source = hash('sha256', JSON.stringify([state, digestOf(slug), languages]))
      const name = `${kind}/${slug}`
      const known = db.get('SELECT value FROM memos WHERE name = ? AND source = ?', name, source)
      if (known) return unsealed(name + source, known.value)
      const text = make()
      db.run('INSERT OR REPLACE INTO memos VALUES (?, ?, ?)', name, source, sealed(name + source, text))
      return text
    },
    partOf: (slug, name) => {
      const stored = { name, sha256: digestOfPart(slug, name), size: 0 }
      // A build looks at the parts that it needs, not at all of them.
      if (!cache.has(stored)) makeParts(slug)
      return cache.read(stored).toString()
    },
    sizeOf: (slug, name) => {
      const row = db.get('SELECT size FROM outputs WHERE name = ? AND owner = ?', name, slug)
      return row && Number(row.size)
    },
    partDigestOf: digestOfPart,
  }
}
