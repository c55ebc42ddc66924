import path from 'node:path'
import type { Importer, ImportSource, SourceText } from 'masthead'

/** Astro: collections under `src/content/`, and Markdown under `src/pages/`. */
export const astro: Importer = {
  pictures: ['public'],
  recognises: ({ files }) => files.some((file) => /^(?:astro\.config\.\w+|src\/content\/.+\.mdx?)$/.test(file)),
  resolve: (url) => url.replace(/^[@~]\//, '/src/'),
  *read(source) {
    // The configuration is code and is not run; a pattern finds the address of the site in it.
    const code = source.textOf(source.files.find((file) => /^astro\.config\.\w+$/.test(file)) ?? '') ?? ''
    const site = {
      origin: /\bsite:\s*['"](https?:\/\/[^/'"]+)/.exec(code)?.[1] ?? '',
      base: /\bbase:\s*['"]([^'"]*)['"]/.exec(code)?.[1] ?? '',
      routes: routesOf(source),
      isUsed: usesOf(source),
      leftOut: leftOutBy(source),
    }
    for (const file of source.texts) yield* storiesIn(source, site, file)
  },
}

interface Site {
  readonly origin: string
  /** The path that precedes every address. */
  readonly base: string
  /** The folder of the address of each collection; unknown if only code says it. */
  readonly routes: ReadonlyMap<string, string>
  /** Whether any code of the site names a collection, apart from its definition. */
  readonly isUsed: (collection: string) => boolean
  /** Patterns of files that the definitions of collections leave out. */
  readonly leftOut: readonly string[]
}

/** Finds the addresses of collections: those of the pages with a variable name that read a collection. */
function routesOf({ files, textOf, omit }: ImportSource): Site['routes'] {
  const pages = files.filter((file) => /^src\/pages\/.*\[[^/]*\.(?:astro|[jt]sx?)$/.test(file))
  const routes = pages.flatMap((file) => {
    omit(file, 'a template')
    const folder = path.posix.dirname(file.replace(/^src\/pages\//, ''))
    const names = [...(textOf(file) ?? '').matchAll(/getCollection\(\s*['"`]([\w-]+)['"`]/g)]
    return names.map(([, name = '']) => [name, folder === '.' ? '' : folder] as const)
  })
  return new Map(routes.reverse())
}

/** Returns a function that tells whether code names a collection. A site without pages in code tells nothing. */
function usesOf({ files, textOf }: ImportSource): Site['isUsed'] {
  const code = files
    .filter((file) => /^src\/.+\.(?:astro|[cm]?[jt]sx?)$/.test(file) && !/(?:^|\/)content[./]config\.\w+$/.test(file))
    .map((file) => textOf(file) ?? '')
    .join('\n')
  return (name) =>
    !/\bgetCollection\(/.test(code) || ['"', "'", '`'].some((quote) => code.includes(quote + name + quote))
}

/** Returns the patterns that begin with `!` in the definition of collections: `pattern: ['**\/*.md', '!plans/**']`. */
function leftOutBy({ files, textOf }: ImportSource): string[] {
  const definition = files.find((file) => /^src\/content[./]config\.\w+$/.test(file)) ?? ''
  const found = [...(textOf(definition) ?? '').matchAll(/['"`]!([^'"`]+)['"`]/g)]
  return found.flatMap(([, pattern = '']) => [pattern, `**/${pattern}`])
}

function* storiesIn(
  source: ImportSource,
  { origin, base, routes, isUsed, leftOut }: Site,
  file: string,
): Iterable<SourceText> {
  const [, root, inside = ''] = /^src\/(content|pages)\/(.+\.mdx?)$/i.exec(file) ?? []
  if (!root) return
  if (/(?:^|\/)_/.test(inside))
    return source.omit(file, 'its name begins with an underscore, so Astro does not publish it')
  if (source.isLeftOut(file, leftOut)) return
  const values = source.frontMatterOf(file)
  const { folders, name: written, lang, date } = source.partsOf(inside)
  const [collection = ''] = inside.split('/')
  const name = typeof values.slug === 'string' ? values.slug : written
  const route = root === 'content' ? routes.get(collection) : ''
  const inRoute = route?.split('/').filter((part) => part && !/^\[(?:\.\.\.)?(?:lang|locale)\w*\]$/.test(part)) ?? []
  const rest = root === 'content' && route !== undefined && folders[0] === collection ? folders.slice(1) : folders
  const made = [base, ...(lang ? [lang] : []), ...inRoute, ...rest, name]
  const address = `/${made.join('/')}/`.replaceAll(/\/{2,}/g, '/')
  yield {
    file,
    name,
    isPage: root === 'pages',
    key: [root, ...folders, written].join('/'),
    // A language’s folder may come first in the address, or be where it is in the path.
    paths: [address, `/${inside.replace(/\.mdx?$/i, '').replace(/(?:^|\/)index$/, '')}/`],
    // Where no page has the name of a collection, only code says which address it has.
    address: route === undefined ? undefined : origin + address,
    lang,
    date,
    folder: folders[0],
    doubt:
      isUsed(collection) || root === 'pages' ? undefined : `No code of the site shows the collection “${collection}”`,
  }
}
