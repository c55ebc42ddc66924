import { mdxTags } from '../body/mdx.ts'
import { pictureFinder } from '../output/pictures.ts'
import { languageFor, languagesIn } from '../source/languages.ts'
import { NOTICE } from '../source/omitted-files.ts'
import { fileNameOf, readDraft, storyNameOf } from '../source/read-draft.ts'
import { readEach } from '../source/source-site.ts'
import type { System } from '../types/imported.ts'

/** Markdown without a generator: each file is a story, in the language that its name or a folder states. */
export const markdown: System = {
  name: 'markdown',
  recognises: ({ files }) => files.some((file) => /\.(?:mdx?|markdown)$/i.test(file)),
  read: (site, now) => {
    const languages = languagesIn(site.files, site.languages)
    return {
      editions: readEach(site, site.files, (file) => {
        if (!/\.(?:mdx?|markdown)$/i.test(file) || NOTICE.test(file)) return undefined
        const draft = readDraft(site, file, { now })
        if (!draft) return undefined
        const { facts } = draft
        const parts = fileNameOf(file, languages)
        // A folder with one file for each language, `harbour/en.md`, or with one file, `harbour/index.md`.
        const lang = languages.find((tag) => tag === parts.name)
        const { folders, name } = storyNameOf(lang && parts.folders.length > 0 ? { ...parts, name: 'index' } : parts)
        return {
          ...draft.given,
          collection: 'stories' as const,
          key: facts.key ?? [...folders, name].join('/'),
          lang: languageFor(facts.lang ?? lang ?? parts.lang ?? site.language, site.languages),
          name: facts.slug ?? name,
          facts: { ...facts, date: facts.date ?? parts.date },
          readBody: () => draft.readBody(file.endsWith('.mdx') ? mdxTags(draft.body) : undefined),
          address: `/${file}`,
          paths: [`/${file}`],
          former: [...(facts.permalink ? [facts.permalink] : []), ...facts.aliases],
        }
      }),
      hosts: [],
      findPicture: pictureFinder(site.root, [''], []),
      pictures: site.files,
    }
  },
}
