import path from 'node:path'
import { figurePlaceholder, videoPlaceholder } from '../body/placeholders.ts'
import { argumentsIn, type Tag, type TagSystem } from '../body/tags.ts'
import { pictureFinder } from '../output/find-picture.ts'
import { linkAddresses } from '../output/rewrite-links.ts'
import { languageFor } from '../source/language-for.ts'
import { languagesIn } from '../source/languages-in.ts'
import { bodyOf, fileNameOf, HIDDEN, readDraft, storyNameOf, TEXTS } from '../source/read-draft.ts'
import { asList, readEach } from '../source/read-each.ts'
import { readText } from '../source/source-site.ts'
import { asDraft } from '../source/visibility.ts'
import type { Imported, ImportedEdition, SourceSite, System } from '../types/imported.ts'

/** Astro: collections under `src/content/`, and Markdown under `src/pages/`. */
export const astro: System = {
  name: 'astro',
  recognises: ({ files }) => files.some((file) => /^(?:astro\.config\.\w+|src\/content\/.+\.mdx?)$/.test(file)),
  read: (site, now): Imported => {
    // The configuration is code and is not run; a pattern finds the address of the site in it.
    const config = site.files.find((file) => /^astro\.config\.\w+$/.test(file))
    const code = (config && readText(site, config)?.text) ?? ''
    if (config) site.settings.add(config)
    const host = /\bsite:\s*['"]https?:\/\/([^/'"]+)/.exec(code)?.[1]
    const base = /\bbase:\s*['"]([^'"]*)['"]/.exec(code)?.[1] ?? ''
    const context = {
      languages: languagesIn(site.files, site.languages),
      routes: routesOf(site),
      isUsed: usesOf(site),
      base,
      now,
    }
    const hosts = host ? [host] : []
    return {
      editions: readEach(site, site.files, (file) => asList(editionOf(site, context, file))),
      hosts,
      findPicture: pictureFinder(site.root, ['public', ''], hosts, (src) => src.replace(/^[@~]\//, '/src/')),
      pictures: site.files.filter((file) => /^(?:src|public)\//.test(file)),
    }
  },
}

interface AstroContext {
  readonly languages: readonly string[]
  /** The folder of the address of each collection; unknown if only code says it. */
  readonly routes: ReadonlyMap<string, string>
  /** Whether any code of the site names a collection, apart from its definition. */
  readonly isUsed: (collection: string) => boolean
  /** The path that precedes every address. */
  readonly base: string
  readonly now: number
}

/** Finds the addresses of collections: those of the pages with a variable name that read a collection. */
function routesOf(site: SourceSite): ReadonlyMap<string, string> {
  const pages = site.files.filter((file) => /^src\/pages\/.*\[[^/]*\.(?:astro|[jt]sx?)$/.test(file))
  const routes = pages.flatMap((file) => {
    const code = readText(site, file)?.text ?? ''
    site.omitted.set(file, 'a template')
    const folder = path.posix.dirname(file.replace(/^src\/pages\//, ''))
    const names = [...code.matchAll(/getCollection\(\s*['"`]([\w-]+)['"`]/g)].map(([, name = '']) => name)
    return names.map((name) => [name, folder === '.' ? '' : folder] as const)
  })
  return new Map(routes.reverse())
}

/** Returns a function that tells whether code names a collection. A site without pages in code tells nothing. */
function usesOf(site: SourceSite): AstroContext['isUsed'] {
  const files = site.files.filter(
    (file) => /^src\/.+\.(?:astro|[cm]?[jt]sx?)$/.test(file) && !/(?:^|\/)content[./]config\.\w+$/.test(file),
  )
  // A file of code that cannot be read is no problem of an import.
  const code = files.map((file) => readText({ ...site, problems: [] }, file)?.text ?? '').join('\n')
  const isNamed = (name: string) => ['"', "'", '`'].some((quote) => code.includes(quote + name + quote))
  return (collection) => !/\bgetCollection\(/.test(code) || isNamed(collection)
}

function editionOf(
  site: SourceSite,
  { languages, routes, isUsed, base, now }: AstroContext,
  file: string,
): ImportedEdition | undefined {
  const [, root, inside = ''] = /^src\/(content|pages)\/(.+)$/.exec(file) ?? []
  if (!root || !/\.mdx?$/i.test(file)) return undefined
  if (/(?:^|\/)_/.test(inside)) {
    site.omitted.set(file, HIDDEN)
    return undefined
  }
  const draft = readDraft(site, file, { now })
  if (!draft) return undefined
  const { split, warn } = draft
  const parts = fileNameOf(inside, languages)
  const { folders, name: ownName } = storyNameOf(parts)
  const [collection = ''] = inside.split('/')
  const isShown = root === 'pages' || isUsed(collection) || draft.facts.draft
  const reason = `No code of the site shows the collection “${collection}”`
  const facts = isShown ? draft.facts : asDraft(draft.facts, reason, warn)
  const name = facts.slug ?? ownName
  const route = root === 'content' ? routes.get(collection) : undefined
  const lang = parts.lang ? [parts.lang] : []
  const inRoute = route?.split('/').filter((part) => part && !/^\[(?:\.\.\.)?(?:lang|locale)\w*\]$/.test(part)) ?? []
  const own = folders[0] === collection ? folders.slice(1) : folders
  const made = route === undefined ? [...lang, ...folders, name] : [...lang, ...inRoute, ...own, name]
  const address = `/${[base, ...made].join('/')}/`.replaceAll(/\/{2,}/g, '/')
  return {
    ...draft,
    collection: root === 'content' ? 'stories' : 'pages',
    key: facts.key ?? [root, ...folders, ownName].join('/'),
    lang: languageFor(facts.lang ?? parts.lang ?? site.language, site.languages),
    name,
    facts: { ...facts, date: facts.date ?? parts.date },
    folder: folders[0],
    readBody: () => linkAddresses(bodyOf(draft, file.endsWith('.mdx') ? mdxTags(split.body) : undefined)),
    address,
    // A language’s folder may come first in the address, or be where it is in the path.
    paths: [address, `/${inside.replace(TEXTS, '').replace(/(?:^|\/)index$/, '')}/`],
    // Where no page has the name of a collection, only code says which address it has.
    former: route === undefined && root === 'content' ? facts.aliases : [address, ...facts.aliases],
  }
}

const IMPORT = /^import\s+(?:(\w+)|[^'";\n]*)\s*(?:from\s*)?['"]([^'"]+)['"];?[^\S\n]*$|^export\s+const\s[^\n]*$/gm
const COMPONENT = /<(\/?)([A-Z][\w.]*)((?:\s+[\w:-]+(?:=(?:"[^"]*"|'[^']*'|\{[^{}]*\}))?)*)\s*\/?>/g

// `{…}` is evaluated as JavaScript, except for the attributes of a `:::` block.
const EXPRESSION = /(?<!\\|:::[\w-]*(?:\[[^\]\n]*\])?)\{(?!#[\w:-]+\})((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/g

/**
 * Components in MDX, whose names begin with a capital: converts pictures and videos by their usual names. Imports are
 * removed. Of expressions, only quoted text is imported.
 * @param text the file whose imports define the names
 */
export function mdxTags(text: string): TagSystem {
  const files = new Map(
    [...text.matchAll(IMPORT)].flatMap(([, name, file]) => (name && file ? [[name, file] as const] : [])),
  )
  return {
    find: (markdown) => {
      const tags = (form: RegExp, toTag: (match: RegExpExecArray) => Pick<Tag, 'name' | 'rest'> & Partial<Tag>) =>
        [...markdown.matchAll(form)].map((match): Tag => {
          return { start: match.index, end: match.index + match[0].length, closes: false, ...toTag(match) }
        })
      // A tag inside another belongs to it.
      let end = 0
      return [
        ...tags(IMPORT, () => ({ name: 'import', rest: '' })),
        ...tags(COMPONENT, ([, slash, name = '', rest = '']) => ({ name, rest, closes: slash === '/' })),
        ...tags(EXPRESSION, ([, rest = '']) => ({ name: '{', rest })),
      ]
        .sort((a, b) => a.start - b.start)
        .filter((tag) => {
          const isOuter = tag.start >= end
          if (isOuter) end = tag.end
          return isOuter
        })
    },
    convert: ({ name, rest }) => {
      if (name === 'import' || (name === '{' && /^\s*\/\*[\s\S]*\*\/\s*$/.test(rest))) return ''
      if (name === '{') return /^\s*(["'`])([^"'`$]*)\1\s*$/.exec(rest)?.[2]
      const { value } = argumentsIn(
        rest.replaceAll(/=\{([^{}]*)\}/g, (_, each: string) => `="${each.trim().replaceAll(/["'`]/g, '')}"`),
      )
      const source = value('src')
      if (/^(?:Image|Picture|Figure|Img)$/.test(name))
        return source && figurePlaceholder(files.get(source) ?? source, value('alt'), value('caption'))
      const [video] = /youtube$|^vimeo$/.exec(name.toLowerCase()) ?? []
      return video && videoPlaceholder(video, value('id', 'videoId', 'url'), value('title'))
    },
  }
}
