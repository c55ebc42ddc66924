import path from 'node:path'
import { START } from '../../problem/problem.ts'
import type { Imported, ImportedEdition } from '../imported.ts'
import { findPicture } from '../output/find-picture.ts'
import { linkAddresses } from '../output/link-addresses.ts'
import { bodyOf, fileNameOf, languageFor, readDraft, TEXTS } from '../source/read-draft.ts'
import { readText, type SourceSite } from '../source/source-site.ts'
import { mdxTags } from './mdx-tags.ts'
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
