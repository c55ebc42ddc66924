import { suggest } from '../../problem/did-you-mean.ts'
import { type Place, type Problem, START } from '../../problem/problem.ts'
import type { Rule } from '../../problem/rules.ts'
import { sentence } from '../../problem/wording.ts'
import type { Publication } from '../../publication/publication.ts'
import { showsUnpublished } from '../../settings/settings.ts'
import { everySection, sectionFacts } from '../kinds/kinds.ts'
import { listedSources, markSources } from '../kinds/margin.ts'
import type { ParsedStoryFile } from '../read/parse-story-file.ts'
import type { Section } from '../types/section.ts'
import { isOwnId } from '../types/section.ts'
import { isFreeForm, type Staleness, type Story, type UnpublishedReason } from '../types/story.ts'
import { alignedSections } from './align-sections.ts'
import { newestUpdatesFirst, untranslatedUpdates } from './live-updates.ts'
import { plannedParts, stalenessOf } from './staleness.ts'
import { toStoryEdition, toWithdrawal, whyUnpublished } from './to-story-edition.ts'
import { creditPictures, typesetWithdrawal } from './typeset.ts'

/** The file of a story that is not a translation; undefined if there is none, or if its front matter has errors. */
export function originalOf(files: readonly ParsedStoryFile[]): ParsedStoryFile | undefined {
  return files.find(({ frontMatter }) => frontMatter && !frontMatter.translation)
}

/** Joins the files of a story into one `Story`, even if they have problems. Omits files without valid front matter. */
export function joinLanguages(
  files: readonly ParsedStoryFile[],
  original: ParsedStoryFile,
  publication: Publication | undefined,
): Story {
  const order = publication?.languages.map(({ tag }) => tag) ?? []
  const credited = creditPictures([original, ...files.filter((file) => file !== original)])
  const [first = original] = credited
  const editions = credited
    .flatMap((file) => toStoryEdition(file, first, publication) ?? [])
    .sort((a, b) => order.indexOf(a.lang) - order.indexOf(b.lang))
  const withdrawals = files
    .flatMap((file) => toWithdrawal(file, original) ?? [])
    .map((withdrawal) => typesetWithdrawal(withdrawal, publication?.quotes))
  return {
    slug: original.slug,
    original: original.lang,
    aliases: original.frontMatter?.aliases ?? [],
    editions: new Map(editions.map((edition) => [edition.lang, edition])),
    withdrawn: new Map(withdrawals.map((withdrawal) => [withdrawal.lang, withdrawal])),
  }
}

type Report = (
  file: ParsedStoryFile,
  place: Place,
  rule: Rule,
  message: string,
  hint: string,
  severity?: Problem['severity'],
) => void

/**
 * Joins the languages of one story: finds the original and checks each translation against it. The translations inherit
 * the facts that are the same in every language.
 * @param isDated whether to warn if the original has no date
 * @returns the problems, and the story if none of them is an error
 */
export function checkAndJoin(
  files: readonly ParsedStoryFile[],
  publication: Publication | undefined,
  isDated: boolean,
): { story: Story | undefined; problems: Problem[] } {
  const problems: Problem[] = []
  const drafts = draftsAmong(files)
  const report: Report = ({ source }, place, rule, message, hint, given = 'error') => {
    const severity = drafts.has(source.name) ? 'warning' : given
    problems.push({ file: source.name, ...place, rule, severity, message, hint })
  }
  const original = findOriginal(files, publication?.defaultLanguage, report)
  for (const file of files) {
    if (publication) checkDeclared(file, publication, report)
    if (original && file !== original) compare(file, original, report)
    checkCover(file, original, report)
    checkUpdates(file, original, report)
    checkSources(file, report)
  }
  if (isDated && original?.frontMatter && !original.frontMatter.date && !original.frontMatter.publish) {
    const message =
      'This story has no date: it sorts last, is among the undated in the archive, and is no news to search engines.'
    const hint = 'Add `date: 2025-02-24` with the right day; or accept this with a reason under `accept:`.'
    report(original, START, 'date-missing', message, hint, 'warning')
  }
  const isValid = original?.frontMatter && !problems.some(({ severity }) => severity === 'error')
  return { story: isValid ? joinLanguages(files, original, publication) : undefined, problems }
}

/**
 * Returns the names of the files that are drafts, or whose original is one. Nobody publishes them, so an error in them
 * is a warning, and stops no build. Where drafts are shown, it stays an error.
 */
export function draftsAmong(files: readonly ParsedStoryFile[]): ReadonlySet<string> {
  if (showsUnpublished()) return new Set()
  // Front matter with other errors may still say this.
  const written = ({ frontMatter, yaml }: ParsedStoryFile) => frontMatter ?? Object(yaml?.value)
  const originals = files.filter((file) => !written(file).translation)
  const areAll = originals.length > 0 && originals.every((file) => written(file).draft === true)
  return new Set(files.filter((file) => areAll || written(file).draft === true).map(({ source }) => source.name))
}

function findOriginal(
  files: readonly ParsedStoryFile[],
  defaultLanguage: string | undefined,
  report: Report,
): ParsedStoryFile | undefined {
  const readable = files.filter(({ frontMatter }) => frontMatter)
  const [original, ...others] = readable
    .filter(({ frontMatter }) => !frontMatter?.translation)
    .sort((a, b) => Number(b.lang === defaultLanguage) - Number(a.lang === defaultLanguage))
  for (const other of others) {
    const message = `Both this file and ${original?.source.name} claim to be the original.`
    report(other, START, 'original-missing', message, `Add \`translation: {of: ${original?.lang}, by: human}\`.`)
  }
  for (const file of readable) {
    const of = file.frontMatter?.translation?.of
    if (of === undefined || of === original?.lang) continue
    const named = files.find(({ lang }) => lang === of)
    // A file with errors is reported already; its translations are not to blame.
    if (named && !named.frontMatter && !original) continue
    const message = named ? `“${of}” is itself a translation.` : `There is no original in “${of}” beside this file.`
    const hint = original
      ? `The original here is “${original.lang}”.`
      : 'One language has no `translation`: the original.'
    report(file, file.yaml?.placeOf(['translation', 'of']) ?? START, 'original-missing', message, hint)
  }
  return original
}

/** Checks that site.yaml declares the section of a file, and the hosts of its embeds, which the browser would block. */
function checkDeclared(file: ParsedStoryFile, { sections, consent }: Publication, report: Report): void {
  // Front matter with other errors may still name a section.
  const written: unknown = Object(file.yaml?.value).section
  const section = typeof written === 'string' ? written.trim() : ''
  const known = Object.keys(sections)
  if (file.yaml && section && !known.includes(section)) {
    const message = `There is no section “${section}” in site.yaml.`
    report(file, file.yaml.placeOf(['section']), 'value-invalid', message, suggest(section, known))
  }
  const hosts = consent.services.flatMap(({ purpose, embed }) =>
    purpose === 'embeds' && embed ? new URL(embed).origin : [],
  )
  for (const section of everySection(file.sections)) {
    const { frame } = sectionFacts(section)
    if (!frame) continue
    const { origin } = new URL(frame)
    if (hosts.includes(origin)) continue
    const message = sentence`No service in site.yaml declares ${origin}, which this embed is shown by.`
    const hint = sentence`Add one under consent.services, with \`purpose: embeds\` and \`embed: ${origin}\`.`
    report(file, section.place, 'embed-host', message, hint)
  }
}

function compare(file: ParsedStoryFile, original: ParsedStoryFile, report: Report): void {
  // Sections that have an error are missing here, and an empty file is reported already.
  if (file.hasTextErrors || original.hasTextErrors) return
  if (original.sections.length === 0 || file.sections.length === 0) return
  const difference = differenceOf(file, original)
  if (!difference) return
  const hint = isAbridged(file)
    ? sentence`Keep the order of the original. If the text has sections of its own, write \`form: adapted\` under \`translation:\`.`
    : sentence`Give every section of the original its place, in the same order. If this translation is shorter, write \`form: abridged\` under \`translation:\`; if it is a free one, \`form: adapted\`.`
  report(file, difference.place, 'translation-misaligned', difference.message, hint)
}

/** Checks that the text names the sources that its front matter lists. */
function checkSources(file: ParsedStoryFile, report: Report): void {
  const { frontMatter, yaml, sections, hasErrors } = file
  if (hasErrors) return // Paragraphs may be missing here.
  const sources = listedSources(frontMatter?.sources) ?? []
  const { marked } = markSources(sections, sources)
  for (const [index, source] of sources.entries()) {
    if (marked.includes(source)) continue
    const message = sentence`No paragraph, list or quotation of the text has the words “${source.text}”.`
    const hint = sentence`Write the name exactly as the text does, or {name: …, text: …} if it has another form there.`
    report(file, yaml?.placeOf(['sources', index]) ?? START, 'source-unfound', message, hint)
  }
}

/** Checks that the updates of a file have different keys, and belong to a live story. */
function checkUpdates(
  { sections, ...file }: ParsedStoryFile,
  original: ParsedStoryFile | undefined,
  report: Report,
): void {
  const known = new Set<string>()
  for (const { kind, id, place } of sections) {
    if (kind !== 'update') continue
    const of = { ...file, sections }
    if (known.has(id) || isOwnId(id))
      report(of, place, 'anchor-id', sentence`The key “${id}” is not free.`, sentence`Choose another one.`)
    known.add(id)
    if (original && !original.frontMatter?.live)
      report(
        of,
        place,
        'directive-content',
        sentence`Only a live story has updates.`,
        sentence`Write \`live: true\` in ${original.source.name}.`,
      )
  }
}

function checkCover(file: ParsedStoryFile, original: ParsedStoryFile | undefined, report: Report): void {
  const { frontMatter, yaml } = file
  if (!frontMatter || !yaml) return
  // Translations inherit the picture, but not its texts, because these are in the original's language.
  const src = frontMatter.cover?.src ?? original?.frontMatter?.cover?.src
  if (src && !frontMatter.cover?.alt) {
    const message = 'The cover has no text for those who cannot see it.'
    // Only a warning: the headline beside it names the matter, and archives have such covers by the thousand.
    const place = yaml.placeOf(['cover'], 'key')
    report(file, place, 'picture-alt-missing', message, 'Write `alt: what it shows` under `cover:`.', 'warning')
  } else if (frontMatter.cover && !src && original) {
    const message = 'The key “cover.src” is missing.'
    report(file, yaml.placeOf(['cover'], 'key'), 'key-missing', message, 'Name the picture’s file in the original.')
  }
}

/** Whether a file is a free translation or a summary: its sections need not be those of its original. */
export function isFree({ frontMatter }: Pick<ParsedStoryFile, 'frontMatter'>): boolean {
  return isFreeForm(frontMatter?.translation?.form)
}

/** Whether a file is a translation that has only some sections of its original, in the same order. */
export function isAbridged({ frontMatter }: Pick<ParsedStoryFile, 'frontMatter'>): boolean {
  return frontMatter?.translation?.form === 'abridged'
}

/**
 * Returns the first place where a translation has other sections than its form allows; undefined if there is none.
 * @param file with the ids that `withSharedIds` gives
 */
export function differenceOf(file: ParsedStoryFile, original: ParsedStoryFile) {
  if (isFree(file)) return undefined
  const { frontMatter, sections, source } = original
  const left = new Set<Section>(frontMatter?.live ? untranslatedUpdates(sections, file.sections) : [])
  const theirs = left.size > 0 ? sections.filter((section) => !left.has(section)) : sections
  if (!isAbridged(file)) return firstDifference(theirs, file.sections, source.name, file.end)
  const extra = file.sections.find(({ isOwn }) => isOwn)
  return extra && { place: extra.place, message: sentence`The original has no ${sectionFacts(extra).outline} here.` }
}

/**
 * Gives the sections of free and abridged translations the ids of their counterparts in the original, so that a reader
 * who changes the language stays at the same place. Those of a live story come in the order of its page.
 */
export function withSharedIds(
  files: readonly ParsedStoryFile[],
  original: ParsedStoryFile | undefined,
): readonly ParsedStoryFile[] {
  if (!original) return files
  const { sections } = original
  const sorted = original.frontMatter?.live
    ? files.map((file) => ({ ...file, sections: newestUpdatesFirst(file.sections, sections) }))
    : files
  const first = originalOf(sorted) ?? original
  return sorted.map((file) =>
    isFree(file) || isAbridged(file) ? { ...file, sections: alignedSections(file, first) } : file,
  )
}

/**
 * Compares a translation's sections with its original's: same order, same kinds, same structure.
 * @returns the first difference and its place; undefined if every section has its counterpart
 */
export function firstDifference(
  original: readonly Section[],
  translation: readonly Section[],
  originalFile: string,
  endOfTranslation: Place,
): { readonly place: Place; readonly message: string } | undefined {
  const expected = outlineOf(original)
  const found = outlineOf(translation)
  for (const [index, { outline, place }] of expected.entries()) {
    const own = found[index]
    if (own?.outline === outline) continue
    const where = `${originalFile}:${place.line}`
    const message = own
      ? sentence`Here is ${article(own.outline)}, where the original has ${article(outline)} (${where}).`
      : sentence`The translation ends here, but the original goes on with ${article(outline)} (${where}).`
    return { place: own?.place ?? endOfTranslation, message }
  }
  const extra = found[expected.length]
  return extra && { place: extra.place, message: sentence`The original ends before this ${extra.outline}.` }
}

function outlineOf(sections: readonly Section[]): { outline: string; place: Place }[] {
  return everySection(sections).map((section) => ({ outline: sectionFacts(section).outline, place: section.place }))
}

function article(outline: string): string {
  return /^[aeiou]/.test(outline) ? sentence`an ${outline}` : sentence`a ${outline}`
}

/** The state of a story in one language. `masthead status --json` prints it under these names. */
export interface EditionState {
  readonly state: 'original' | 'complete' | 'begun' | 'behind' | 'misaligned' | 'unreviewed' | 'unreadable' | 'missing'
  /** The form of a translation that is not complete. */
  readonly form?: 'abridged' | 'adapted' | 'summary'
  /** The reason why it is not published. */
  readonly held?: UnpublishedReason | 'withdrawn'
  /** What has changed since the translation was made, if it records what it was made from. */
  readonly behind?: Staleness
}

/** Returns the state of one language against its original, as the first thing to fix, and why it is unpublished. */
export function editionState(parsed: ParsedStoryFile | undefined, original: ParsedStoryFile | undefined): EditionState {
  if (!parsed) return { state: 'missing' }
  const held = whyUnpublished(parsed, original)
  const { form = 'complete' } = parsed.frontMatter?.translation ?? {}
  return {
    ...textState(parsed, original),
    ...(form === 'complete' ? {} : { form }),
    ...(held ? { held } : {}),
  }
}

function textState(parsed: ParsedStoryFile, original: ParsedStoryFile | undefined): EditionState {
  if (parsed === original) return { state: 'original' }
  const translation = parsed.frontMatter?.translation
  if (!parsed.frontMatter || !translation || !original?.frontMatter) return { state: 'unreadable' }
  const change = stalenessOf(parsed.frontMatter, original, parsed.sections)
  const isStale = change && Object.values(change).some((ids) => ids.length > 0)
  const since = isStale ? { behind: change } : {}
  // A new section of the original has no translation yet, so the edition is both behind and misaligned.
  const difference = differenceOf(parsed, original)
  const isUnfinished = isAbridged(parsed) && parsed.sections.length < plannedParts(translation.sections).length
  // A draft has the first sections, and not yet the others.
  if (parsed.frontMatter?.draft && (isUnfinished || difference?.place === parsed.end))
    return { state: 'begun', ...since }
  const isAligned = !difference
  if (!isAligned || isStale) return { state: isAligned ? 'behind' : 'misaligned', ...since }
  return { state: translation.by === 'machine' && !translation.reviewer ? 'unreviewed' : 'complete' }
}
