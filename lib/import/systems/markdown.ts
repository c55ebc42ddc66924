import type { System } from '../imported.ts'
import { pictureFinder } from '../output/find-picture.ts'
import { bodyOf, fileNameOf, languageFor, readDraft, storyNameOf } from '../source/read-draft.ts'

/** Markdown without a generator: each file is a story, in the language that its name or a folder states. */
export const markdown: System = {
  name: 'markdown',
  recognises: ({ files }) => files.some((file) => /\.(?:md|markdown)$/i.test(file)),
  read: (site, now) => ({
    editions: site.files.flatMap((file) => {
      if (!/\.(?:md|markdown)$/i.test(file) || /^(?:readme|license|changelog|contributing)\.md$/i.test(file)) return []
      const draft = readDraft(site, file, { now })
      if (!draft) return []
      const { facts } = draft
      const parts = fileNameOf(file, site.languages)
      // A folder with one file for each language, `harbour/en.md`, or with one file, `harbour/index.md`.
      const lang = site.languages.find((tag) => tag === parts.name)
      const { folders, name } = storyNameOf(lang && parts.folders.length > 0 ? { ...parts, name: 'index' } : parts)
      return {
        ...draft,
        collection: 'stories' as const,
        key: facts.key ?? [...folders, name].join('/'),
        lang: languageFor(facts.lang ?? lang ?? parts.lang ?? site.language, site.languages),
        name: facts.slug ?? name,
        facts: { ...facts, date: facts.date ?? parts.date },
        readBody: () => bodyOf(draft, undefined),
        address: `/${file}`,
        paths: [`/${file}`],
        former: [...(facts.permalink ? [facts.permalink] : []), ...facts.aliases],
      }
    }),
    hosts: [],
    findPicture: pictureFinder(site.root, [''], []),
    pictures: site.files,
  }),
}
