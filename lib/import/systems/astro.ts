import path from 'node:path'
import { START } from '../../problem/problem.ts'
import { embedPlaceholder, figurePlaceholder } from '../body/placeholder-elements.ts'
import { argumentsIn, type Tag, type TagSystem } from '../body/tags.ts'
import type { Imported, ImportedEdition } from '../imported.ts'
import { findPicture } from '../output/find-picture.ts'
import { linkAddresses } from '../output/rewrite-links.ts'
import { bodyOf, fileNameOf, languageFor, readDraft, TEXTS } from '../source/read-draft.ts'
import { readText, type SourceSite } from '../source/source-site.ts'
import type { System } from './system.ts'

/** Astro: collections under `src/content/`, and Markdown under `src/pages/`. */
export const astro: System = {
  name: 'astro',
  recognises: ({ files }) => files.some((file) => /^(?:astro\.config\.\w+|src\/content\/.+\.mdx?)$/.test(file)),
  read: (site, now): Imported => {
    // The configuration is code and is not run; a pattern finds the address of the site in it.
    const config = site.files.find((file) => /^astro\.config\.\w+$/.test(file))
    const host = /\bsite:\s*['"]https?:\/\/([^/'"]+)/.exec((config && readText(site, config)?.text) ?? '')?.[1]
    const hosts = host ? [host] : []
    return {
      editions: site.files.flatMap((file) => editionOf(site, file, now) ?? []),
      hosts,
      findPicture: ({ source }, src) => {
        const local = src.replace(/^[@~]\//, '/src/')
        return findPicture(local, site.root, path.relative(site.root, path.dirname(source.path)), ['public', ''], hosts)
      },
      pictures: site.files.filter((file) => /^(?:src|public)\//.test(file)),
    }
  },
}

function editionOf(site: SourceSite, file: string, now: number): ImportedEdition | undefined {
  const [, shelf, inside = ''] = /^src\/(content|pages)\/(.+)$/.exec(file) ?? []
  if (!shelf || !/\.mdx?$/i.test(file) || !TEXTS.test(file)) return undefined
  const parts = fileNameOf(inside, site.languages)
  const draft = readDraft(site, file, { now })
  if (!draft) return undefined
  const { source, split, facts, note } = draft
  const isIndex = parts.name === 'index'
  const folders = isIndex ? parts.folders.slice(0, -1) : parts.folders
  const name = facts.slug ?? (isIndex ? (parts.folders.at(-1) ?? 'index') : parts.name)
  const lang = languageFor(facts.lang ?? parts.lang ?? site.language, site.languages)
  const prefix = parts.lang ? [parts.lang] : []
  const own = ['', ...prefix, ...folders, name, ''].join('/')
  return {
    source,
    place: START,
    shelf: shelf === 'content' ? 'stories' : 'pages',
    key: facts.key ?? [shelf, ...folders, parts.name === 'index' ? name : parts.name].join('/'),
    lang,
    name,
    facts: { ...facts, date: facts.date ?? parts.date },
    desk: folders[0],
    readBody: () => linkAddresses(bodyOf(draft, file.endsWith('.mdx') ? mdxTags(split.body) : undefined)),
    address: own,
    // A language’s folder may come first in the address, or be where it is in the path.
    paths: [own, `/${inside.replace(TEXTS, '').replace(/(?:^|\/)index$/, '')}/`],
    // Only code says which address a collection has.
    former: facts.aliases,
    note,
  }
}

const IMPORT = /^import\s+(?:(\w+)|[^'";\n]*)\s*(?:from\s*)?['"]([^'"]+)['"];?[^\S\n]*$|^export\s+const\s[^\n]*$/gm
const COMPONENT = /<(\/?)([A-Z][\w.]*)((?:\s+[\w:-]+(?:=(?:"[^"]*"|'[^']*'|\{[^{}]*\}))?)*)\s*\/?>/g

// `{…}` is evaluated as JavaScript, except for the attributes of a `:::` block.
const EXPRESSION = /(?<!\\|:::[\w-]*(?:\[[^\]\n]*\])?)\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/g

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
      const imports = [...markdown.matchAll(IMPORT)].map(({ 0: whole, index }): Tag => {
        return { start: index, end: index + whole.length, name: 'import', rest: '', closes: false }
      })
      const components = [...markdown.matchAll(COMPONENT)].map(
        ({ 0: whole, 1: slash, 2: name = '', 3: rest = '', index }): Tag => {
          return { start: index, end: index + whole.length, name, rest, closes: slash === '/' }
        },
      )
      const expressions = [...markdown.matchAll(EXPRESSION)].map(({ 0: whole, 1: rest = '', index }): Tag => {
        return { start: index, end: index + whole.length, name: '{', rest, closes: false }
      })
      // A tag inside another belongs to it.
      let end = 0
      return [...imports, ...components, ...expressions]
        .sort((a, b) => a.start - b.start)
        .filter((tag) => {
          const stands = tag.start >= end
          if (stands) end = tag.end
          return stands
        })
    },
    convert: ({ name, rest }) => {
      if (name === 'import' || (name === '{' && /^\s*\/\*[\s\S]*\*\/\s*$/.test(rest))) return ''
      if (name === '{') return /^\s*(["'`])([^"'`$]*)\1\s*$/.exec(rest)?.[2]
      const { named } = argumentsIn(
        rest.replaceAll(/=\{\s*([^{}]*?)\s*\}/g, (_, value: string) => `="${value.replaceAll(/["'`]/g, '')}"`),
      )
      const value = (...keys: readonly string[]) => keys.map((key) => named.get(key)).find(Boolean)
      const source = value('src')
      if (/^(?:Image|Picture|Figure|Img)$/.test(name) && source) {
        return figurePlaceholder({
          src: files.get(source) ?? source,
          alt: value('alt') ?? '',
          caption: value('caption') ?? '',
        })
      }
      const id = value('id', 'videoId', 'url')
      if (/^(?:YouTube|Youtube|LiteYouTube)$/.test(name) && id)
        return embedPlaceholder(filmAddress('https://www.youtube.com/watch?v=', id), value('title'))
      if (name === 'Vimeo' && id) return embedPlaceholder(filmAddress('https://vimeo.com/', id), value('title'))
      return undefined
    },
  }
}

function filmAddress(host: string, id: string): string {
  return id.includes('/') ? id : host + id
}
