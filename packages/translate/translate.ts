import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readArguments, usageError } from '../../lib/cli/command.ts'
import { missingPublication, readSite, requireLanguage } from '../../lib/cli/site.ts'
import { readNewsroomConfig } from '../../lib/newsroom/newsroom-config.ts'
import { suggest } from '../../lib/problem/did-you-mean.ts'
import { printProblems } from '../../lib/problem/print-problems.ts'
import { printsColour } from '../../lib/settings/process.ts'
import { contentDir } from '../../lib/settings/settings.ts'
import { sourceTextOf } from '../../lib/source/source-file.ts'
import type { ParsedStoryFile } from '../../lib/story/read/parse-story-file.ts'
import { foldersOf, readFolder } from '../../lib/story/read/read-folder.ts'
import {
  type EditionState,
  editionState,
  isAbridged,
  isFree,
  originalOf,
  withSharedIds,
} from '../../lib/story/translations/join-languages.ts'
import { removeAccepted } from '../../lib/story/translations/load-story.ts'
import { recordedParts, type SectionDigests, wordedSections } from '../../lib/story/translations/staleness.ts'
import type { Section } from '../../lib/story/types/section.ts'
import { missingNotes } from '../../lib/story/types/story.ts'
import { linterOf } from './checks.ts'
import { chooseSections } from './chosen-sections.ts'
import { translateCommands } from './commands.ts'
import { printChanges } from './print-changes.ts'
import { translateWith } from './translate-with.ts'
import { digestsToRecord, partIn, recordDigests, translationLayout } from './write-translation.ts'

const UNREVIEWED = 'Its page says that no editor has reviewed it, until you write `reviewer: Name` under `translation`.'

/** What to do next, by the state of a translation. */
const NEXT: Partial<Record<EditionState['state'], string>> = {
  begun: 'Its last sections are missing. Write each under the comment with the original’s.',
  misaligned: 'Its sections do not match the original’s, one by one. See where they differ: npx masthead check',
  unreadable: 'It cannot be read. See why: npx masthead check',
  unreviewed: 'After you have reviewed all of it, write `reviewer: Name` under `translation` in its front matter.',
}

/**
 * `npx masthead translate <story or page> <language>` creates the file of a new translation. For an existing one it
 * shows the sections that have changed since it was made, word by word. `--done` records that it is complete again; it
 * refuses if `check` reports that its numbers differ from the original's, and asks which sections a translation has
 * that does not have all, unless `--has` names them. `--part 5` begins an abridged translation, with
 * the first five sections. `--with` translates what is new or has changed
 * through a provider that site.yaml names.
 */
const { values, positionals } = readArguments(translateCommands.translate)
// A path is accepted too, because shells complete paths.
const [slug, lang] = positionals.map((given, index) => (index === 0 ? path.basename(given) : given))
if (!slug || !lang) usageError('Name a story and a language: npx masthead translate the-harbour-reopens ar')
await readNewsroomConfig(path.resolve(contentDir()))
const site = readSite()
const { root } = site
requireLanguage(site, lang)
const [stories, pages] = [foldersOf(root, 'stories').names, foldersOf(root, 'pages').names]
const collection = stories.includes(slug) ? 'stories' : 'pages'
if (collection === 'pages' && !pages.includes(slug))
  usageError(`There is no story or page “${slug}”. ${suggest(slug, [...stories, ...pages])}`)
const { files: read } = readFolder(root, collection, slug, site.publication && site.languages)
const files = withSharedIds(read, originalOf(read))
const original = originalOf(files)
if (!original?.frontMatter) usageError(`The original of “${slug}” cannot be read. See why: npx masthead check`)
if (original.lang === lang) usageError(`“${lang}” is the original.`)
const translation = files.find((file) => file.lang === lang)
const file = path.join(root, collection, slug, `${lang}.md`)
const { state, behind } = editionState(translation, original)
if (values['dry-run'] && !values.with) usageError('--dry-run needs a provider: --with deepl')
if (values.with) {
  if (values.done) usageError('Use --with and --done one after the other: a person reads the translation in between.')
  if (!site.publication) missingPublication(site)
  if (translation && !translation.frontMatter?.translation) usageError(whyNot(state))
  if (values.part) usageError('A provider translates the whole story. Begin a part without --with.')
  if (translation && (isFree(translation) || isAbridged(translation)))
    usageError(`${lang}.md is not a complete translation: no provider can tell what to change in it.`)
  const isDryRun = values['dry-run'] ?? false
  const job = { root, publication: site.publication, original, translation, file, lang, isDryRun }
  const problems = await translateWith(values.with, job)
  if (problems.length > 0) console.log(`\n${printProblems(problems, sourceTextOf(root), printsColour())}`)
  process.exitCode = problems.length > 0 ? 1 : 0
} else if (values.done) {
  if (!translation?.frontMatter?.translation) usageError(whyNot(state))
  const isPart = isAbridged(translation) || isFree(translation)
  if (values.has !== undefined && !isPart)
    usageError(
      `${lang}.md is a complete translation. Write \`form: abridged\` under \`translation\`, if it is to be shorter.`,
    )
  // Other sections than those that its order suggests may make the rest of the text right.
  if (values.has === undefined && isUnfinished(state)) usageError(whyNot(state))
  const chosen = isPart ? await chooseSections(original, translation, values.has) : undefined
  if (chosen && 'problem' in chosen) usageError(chosen.problem)
  const record = digestsToRecord(original, chosen?.sections)
  const recorded = withRecord(read, lang, record)
  const done = recorded.find((one) => one.lang === lang)
  const after = editionState(done, original).state
  if (!done || isUnfinished(after)) usageError(whyNot(after))
  refuseNumbers(recorded, done)
  writeFileSync(file, recordDigests(readFileSync(file, 'utf8'), record))
  const draft = translation.frontMatter.draft ? ' Remove `draft: true` to publish it.' : ''
  console.log(`${lang} is up to date with ${original.lang}.${draft}`)
  if (chosen) console.log(partSentence(original, chosen.sections))
  if (!translation.frontMatter.translation.reviewer) console.log(UNREVIEWED)
  const missing = missingNotes(translation.frontMatter, original.frontMatter)
  if (missing.length > 0)
    console.log(`Its page shows in ${original.lang}, until you translate it: ${missing.join(', ')}`)
} else if (!translation) {
  const part = values.part === undefined ? undefined : partIn(original, values.part)
  if (values.part !== undefined && !part)
    usageError(`--part has a number of sections below ${original.sections.length}.`)
  writeFileSync(file, translationLayout(original, part), { flag: 'wx' })
  console.log(`Write in ${path.relative('', file)}: each section under the comment with the original’s.`)
} else if (values.part) {
  usageError(`There is a ${lang}.md already. Write \`form: abridged\` under \`translation\`, if it is to be shorter.`)
} else {
  console.log(`${slug} in ${lang}: ${state}`)
  const next = NEXT[state]
  if (next) console.log(next)
  if (isAbridged(translation)) console.log(partOrQuestion(original, translation))
  if (behind) {
    console.log(printChanges(original, translation.frontMatter?.translation?.sections ?? {}, behind))
    if (behind.dropped.length > 0) console.log(`\nNo longer in the original: ${behind.dropped.join(', ')}`)
    console.log(`\nWhen the translation is up to date: npx masthead translate ${slug} ${lang} --done`)
  }
}

/** Returns which sections of its original an abridged or a free translation has. */
function partSentence(original: ParsedStoryFile, sections: readonly Section[]): string {
  const ids = sections.map(({ id }) => id)
  const all = wordedSections(original.sections)
  return `It has ${ids.length} of ${all.length} sections of the original: ${ids.join(', ')}. If these are others, name them: --done --has ${all[0]?.id},…`
}

/** Returns which sections an abridged translation has, or that its file does not record them. */
function partOrQuestion(original: ParsedStoryFile, parsed: ParsedStoryFile): string {
  const ids = new Set(recordedParts(parsed, original).values())
  if (ids.size > 0)
    return partSentence(
      original,
      original.sections.filter(({ id }) => ids.has(id)),
    )
  return `Its file does not record which sections of the original it has. Say which: npx masthead translate ${slug} ${lang} --done`
}

/** Returns the files of a story, one of which records what it was made from. */
function withRecord(all: readonly ParsedStoryFile[], tag: string, sections: SectionDigests) {
  const recorded = all.map((one) => {
    const { frontMatter } = one
    if (one.lang !== tag || !frontMatter?.translation) return one
    return { ...one, frontMatter: { ...frontMatter, translation: { ...frontMatter.translation, sections } } }
  })
  return withSharedIds(recorded, originalOf(recorded))
}

/** Whether a translation in a state cannot be recorded as complete. */
function isUnfinished(state: EditionState['state']): boolean {
  return state === 'misaligned' || state === 'begun'
}

/** Returns why the translation cannot be recorded as complete. */
function whyNot(state: EditionState['state']): string {
  if (state === 'missing') return `There is no ${lang}.md yet: npx masthead translate ${slug} ${lang}`
  if (state === 'misaligned' || state === 'begun') return `${lang}.md is not complete. ${NEXT[state]}`
  return `${lang}.md does not say that it is a translation, or cannot be read: npx masthead check`
}

/** Ends the process if `check` would report that a translation's numbers differ, and its file does not accept that. */
function refuseNumbers(all: readonly ParsedStoryFile[], { lang, source }: ParsedStoryFile): void {
  const differing = removeAccepted(all, linterOf(root).lint(all), site.publication).filter(
    (problem) => problem.rule === 'number-differs' && problem.file === source.name,
  )
  if (differing.length === 0) return
  console.log(printProblems(differing, sourceTextOf(root), printsColour()))
  console.error(
    `\n${lang}.md is not recorded as complete: its numbers differ from the original’s. Correct them. Where they are right, ` +
      'say why in its front matter, and try again:\n\naccept:\n  number-differs: The reason.',
  )
  process.exit(1)
}
