import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readPublication } from '../publication/read-publication.ts'
import { originalOf } from '../story/original-of.ts'
import { readFolder } from '../story/read-folder.ts'
import { recordOf } from '../story/record-of.ts'
import { misuse, readArguments } from './arguments.ts'
import { editionState } from './edition-state.ts'
import { printChanges } from './print-changes.ts'
import { recordDigests } from './record-digests.ts'
import { contentDir } from './settings.ts'
import { translationLayout } from './translation-layout.ts'

/**
 * `npx masthead translate <story> <language>`: lays out the file of a new translation; of one that is there it shows the
 * sections that have changed since it was made, word by word. `--done` records that it is complete again.
 */
const { values, positionals } = readArguments({ allowPositionals: true, options: { done: { type: 'boolean' } } })
const [slug, lang] = positionals
if (!slug || !lang) misuse('Name a story and a language: npx masthead translate the-harbour-reopens ar')
const root = path.resolve(contentDir())
const languages = readPublication(root).publication?.languages.map(({ tag }) => tag)
if (languages && !languages.includes(lang))
  misuse(`“${lang}” is none of this site’s languages: ${languages.join(', ')}.`)
const { manuscripts } = readFolder(root, 'stories', slug, languages)
const original = originalOf(manuscripts)
if (!original?.frontMatter) misuse(`There is no original of “${slug}” that can be read.`)
if (original.lang === lang) misuse(`“${lang}” is the original.`)
const translation = manuscripts.find((manuscript) => manuscript.lang === lang)
const file = path.join(root, 'stories', slug, `${lang}.md`)
if (!translation) {
  writeFileSync(file, translationLayout(original), { flag: 'wx' })
  console.log(`Write in ${path.relative('', file)}: each section under the comment that holds the original’s.`)
} else if (values.done) {
  writeFileSync(file, recordDigests(readFileSync(file, 'utf8'), recordOf(original.frontMatter, original.sections)))
  console.log(`${lang} is made from ${original.lang} as it is now.`)
} else {
  const { state, behind } = editionState(translation, original)
  console.log(`${slug} in ${lang}: ${state}`)
  const recorded = translation.frontMatter?.translation?.sections
  if (behind && recorded) {
    console.log(printChanges(original, recorded, behind))
    if (behind.dropped.length > 0) console.log(`\nNo longer in the original: ${behind.dropped.join(', ')}`)
    console.log(`\nWhen it is mended: npx masthead translate ${slug} ${lang} --done`)
  }
}
