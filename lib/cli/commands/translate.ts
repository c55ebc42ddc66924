import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sourceTextOf } from '../../library/read-library.ts'
import { lintStory } from '../../lint/lint-story.ts'
import { suggest } from '../../problem/did-you-mean.ts'
import { printProblems } from '../../problem/print-problems.ts'
import { readPublication } from '../../publication/read-publication.ts'
import { printsColour } from '../../settings/process.ts'
import { contentDir } from '../../settings/settings.ts'
import { acceptWarnings } from '../../story/read/accept-warnings.ts'
import { foldersOf, readFolder } from '../../story/read/read-folder.ts'
import type { ParsedStoryFile } from '../../story/read/read-story.ts'
import { originalOf } from '../../story/translations/original-of.ts'
import { recordOf } from '../../story/translations/staleness.ts'
import { readArguments, requireBuildTime, usageError } from '../arguments.ts'
import { type EditionState, editionState } from '../translate/edition-state.ts'
import { printChanges } from '../translate/print-changes.ts'
import { recordDigests } from '../translate/record-digests.ts'
import { translationLayout } from '../translate/translation-layout.ts'

/** What to do next, by the state of a translation. */
const NEXT: Partial<Record<EditionState['state'], string>> = {
  misaligned: 'Its sections do not answer to the original’s, one by one. Where they part: npx masthead check',
  unreadable: 'What is wrong with it: npx masthead check',
  unreviewed: 'Who has read it all writes `reviewer: Name` under `translation` in its head.',
}

/**
 * `npx masthead translate <story or page> <language>` creates the file of a new translation. For an existing one it
 * shows the sections that have changed since it was made, word by word. `--done` records that it is complete again; it
 * refuses if `check` reports that its numbers differ from the original's.
 */
const { values, positionals } = readArguments({ allowPositionals: true, options: { done: { type: 'boolean' } } })
// A path is accepted too, because shells complete paths.
const [slug, lang] = positionals.map((given, index) => (index === 0 ? path.basename(given) : given))
if (!slug || !lang) usageError('Name a story and a language: npx masthead translate the-harbour-reopens ar')
requireBuildTime()
const root = path.resolve(contentDir())
const languages = readPublication(root).publication?.languages.map(({ tag }) => tag)
if (languages && !languages.includes(lang))
  usageError(`“${lang}” is none of this site’s languages: ${languages.join(', ')}.`)
const [stories, pages] = [foldersOf(root, 'stories').names, foldersOf(root, 'pages').names]
const shelf = stories.includes(slug) ? 'stories' : 'pages'
if (shelf === 'pages' && !pages.includes(slug))
  usageError(`There is no story or page “${slug}”. ${suggest(slug, [...stories, ...pages])}`)
const { manuscripts } = readFolder(root, shelf, slug, languages)
const original = originalOf(manuscripts)
if (!original?.frontMatter)
  usageError(`The original of “${slug}” cannot be read. What is wrong with it: npx masthead check`)
if (original.lang === lang) usageError(`“${lang}” is the original.`)
const translation = manuscripts.find((manuscript) => manuscript.lang === lang)
const file = path.join(root, shelf, slug, `${lang}.md`)
const { state, behind } = editionState(translation, original)
if (values.done) {
  if (!translation?.frontMatter?.translation || state === 'misaligned') usageError(whyNot(state))
  refuseDisputed(manuscripts, translation)
  writeFileSync(file, recordDigests(readFileSync(file, 'utf8'), recordOf(original.frontMatter, original.sections)))
  const draft = translation.frontMatter.draft ? ' Take out `draft: true` to publish it.' : ''
  console.log(`${lang} is made from ${original.lang} as it is now.${draft}`)
} else if (!translation) {
  writeFileSync(file, translationLayout(original), { flag: 'wx' })
  console.log(`Write in ${path.relative('', file)}: each section under the comment that holds the original’s.`)
} else {
  console.log(`${slug} in ${lang}: ${state}`)
  const next = NEXT[state]
  if (next) console.log(next)
  const recorded = translation.frontMatter?.translation?.sections
  if (behind && recorded) {
    console.log(printChanges(original, recorded, behind))
    if (behind.dropped.length > 0) console.log(`\nNo longer in the original: ${behind.dropped.join(', ')}`)
    console.log(`\nWhen it is mended: npx masthead translate ${slug} ${lang} --done`)
  }
}

/** Returns why the translation cannot be recorded as complete. */
function whyNot(state: EditionState['state']): string {
  if (state === 'missing') return `There is no ${lang}.md yet: npx masthead translate ${slug} ${lang}`
  if (state === 'misaligned') return `${lang}.md is not complete. ${NEXT.misaligned}`
  return `${lang}.md does not say that it is a translation, or cannot be read: npx masthead check`
}

/** Ends the process if `check` would report that a translation's numbers differ, and its file does not accept that. */
function refuseDisputed(all: readonly ParsedStoryFile[], { lang, source }: ParsedStoryFile): void {
  const disputed = acceptWarnings(all, lintStory(all)).filter(
    (problem) => problem.rule === 'number-differs' && problem.file === source.name,
  )
  if (disputed.length === 0) return
  console.log(printProblems(disputed, sourceTextOf(root), printsColour()))
  console.error(
    `\n${lang}.md is not recorded as complete: its numbers differ from the original’s. Correct them. Where they are right, ` +
      'say why in its front matter, and try again:\n\naccept:\n  number-differs: The reason.',
  )
  process.exit(1)
}
