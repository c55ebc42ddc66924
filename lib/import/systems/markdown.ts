import path from 'node:path'
import { START } from '../../problem/problem.ts'
import { findPicture } from '../output/find-picture.ts'
import { bodyOf, fileNameOf, languageFor, readDraft } from '../source/read-draft.ts'
import { mdxTags } from './astro.ts'
import type { System } from './system.ts'

/** Markdown without a generator: each file is a story, in the language that its name or a folder states. */
export const markdown: System = {
  name: 'markdown',
  recognises: ({ files }) => files.some((file) => /\.(?:md|markdown)$/i.test(file)),
  read: (site, now) => ({
    editions: site.files.flatMap((file) => {
      if (!/\.(?:md|markdown)$/i.test(file) || /^(?:readme|license|changelog|contributing)\.md$/i.test(file)) return []
      const draft = readDraft(site, file, { now })
      if (!draft) return []
      const { source, facts, note } = draft
      const parts = fileNameOf(file, site.languages)
      // A folder with one file for each language, `harbour/en.md`, or with one file, `harbour/index.md`.
      const own = site.languages.find((tag) => tag === parts.name)
      const isIndex = own !== undefined || parts.name === 'index'
      const named = isIndex ? (parts.folders.at(-1) ?? parts.name) : parts.name
      const folders = isIndex ? parts.folders.slice(0, -1) : parts.folders
      const address = `/${file}`
      return {
        source,
        place: START,
        shelf: 'stories' as const,
        key: facts.key ?? [...folders, named].join('/'),
        lang: languageFor(facts.lang ?? own ?? parts.lang ?? site.language, site.languages),
        name: facts.slug ?? named,
        facts: { ...facts, date: facts.date ?? parts.date },
        readBody: () => bodyOf(draft, file.endsWith('.mdx') ? mdxTags(draft.split.body) : undefined),
        address,
        paths: [address],
        former: [...(facts.permalink ? [facts.permalink] : []), ...facts.aliases],
        note,
      }
    }),
    hosts: [],
    findPicture: ({ source }, src) =>
      findPicture(src, site.root, path.relative(site.root, path.dirname(source.path)), [''], []),
    pictures: site.files,
  }),
}
