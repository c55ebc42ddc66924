import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readPublication } from '../publication/read-publication.ts'
import { foldersOf, readFolder } from '../story/read-folder.ts'
import { recordOf } from '../story/record-of.ts'
import { recordDigests } from './record-digests.ts'
import { contentDir } from './settings.ts'

/**
 * `node lib/desk/record-translation.ts [slug [language]]`: records that translations were made from their originals as these
 * are now; of all stories and pages, of one, or of one language. It is for when a translation is complete again.
 */
const [onlySlug, onlyLang] = process.argv.slice(2)
const root = path.resolve(contentDir())
const languages = readPublication(root).publication?.languages.map(({ tag }) => tag)
for (const shelf of ['stories', 'pages'] as const) {
  for (const slug of foldersOf(root, shelf).names.filter((name) => !onlySlug || name === onlySlug)) {
    const { manuscripts } = readFolder(root, shelf, slug, languages)
    for (const { lang, frontMatter } of manuscripts.filter(({ lang }) => !onlyLang || lang === onlyLang)) {
      const original = manuscripts.find((manuscript) => manuscript.lang === frontMatter?.translation?.of)
      if (!original?.frontMatter) continue
      const file = path.join(root, shelf, slug, `${lang}.md`)
      writeFileSync(file, recordDigests(readFileSync(file, 'utf8'), recordOf(original.frontMatter, original.sections)))
      console.log(`${slug}: ${lang} is made from ${original.lang} as it is now.`)
    }
  }
}
