import { memoizeByText } from '../../language/format.ts'
import { authorName, type Publication } from '../../publication/publication.ts'
import { buildTime, showsUnpublished } from '../../settings/settings.ts'
import { sectionsText, withoutPulls } from '../kinds/kinds.ts'
import { listedSources, markSources } from '../kinds/margin.ts'
import { latest } from '../read/date.ts'
import type { FrontMatter } from '../read/front-matter-schema.ts'
import type { ParsedStoryFile } from '../read/parse-story-file.ts'
import { plainText, type Section } from '../types/section.ts'
import {
  type Correction,
  type Cover,
  type EditionNames,
  missingNotes,
  notesOf,
  type StoryEdition,
  type UnpublishedReason,
  type Withdrawal,
} from '../types/story.ts'
import { liveFacts } from './live-updates.ts'
import { stalenessOf } from './staleness.ts'
import { typesetStory } from './typeset.ts'

/**
 * Makes one language of a story as it is published, with the quotation marks of its language. Facts that its front
 * matter leaves out come from the original’s. Authors of site.yaml have their names in the language.
 * @returns undefined if it is unpublished or withdrawn, or if its front matter has errors
 */
export function toStoryEdition(
  parsed: ParsedStoryFile,
  original: ParsedStoryFile,
  publication: Publication | undefined,
): StoryEdition | undefined {
  const written = writtenEdition(parsed, original, publication)
  return written && typesetStory(written, publication?.quotes)
}

/** Returns the edition with the quotation marks that its file has. */
function writtenEdition(
  parsed: ParsedStoryFile,
  original: ParsedStoryFile,
  publication: Publication | undefined,
): StoryEdition | undefined {
  const { slug, lang, sections, files, frontMatter: own } = parsed
  const shared = original.frontMatter
  if (!own || withdrawnBy([parsed, original])) return undefined
  const reason = unpublishedReasonOf([own, shared])
  if (reason && !showsUnpublished()) return undefined
  const nameOf = (name: string) => authorName(name, lang, publication)
  const { translator, reviewer } = own.translation ?? {}
  return {
    slug,
    lang,
    ...namesOf(parsed),
    title: own.title,
    description: own.description ?? firstParagraph(parsed),
    isExcerpt: own.description === undefined,
    date: own.date ?? shared?.date ?? own.publish ?? shared?.publish,
    updated: own.updated ?? shared?.updated,
    authors: (own.authors ?? shared?.authors ?? []).map(nameOf),
    tags: own.tags ?? shared?.tags ?? [],
    section: own.section ?? shared?.section,
    kind: own.kind ?? shared?.kind,
    cover: toCover(parsed, original),
    translation: own.translation && {
      of: own.translation.of,
      by: own.translation.by,
      translator: translator && nameOf(translator),
      reviewer: reviewer && nameOf(reviewer),
      form: own.translation.form,
      rest: own.translation.form === 'abridged' ? restOf(sections, original) : undefined,
      staleness: stalenessOf(own, original, sections),
    },
    corrections: correctionsOf(own, original),
    ...sourcesOf(parsed, original),
    comments: own.comments ?? shared?.comments,
    unpublished: reason && { reason, until: latest([own.publish, shared?.publish]) },
    sections,
    ...(shared?.live ? liveFacts(parsed, original, firstParagraph) : {}),
    ...(files.length > 0 ? { files } : {}),
    minutes: readingMinutes(sectionsText(withoutPulls(sections))),
  }
}

/** Returns the names of a language of its own. The former names in an original are those of every language. */
function namesOf({ slug, frontMatter }: ParsedStoryFile): Pick<EditionNames, 'ownSlug' | 'formerly'> {
  const { slug: ownSlug, aliases, translation } = frontMatter ?? {}
  return {
    ...(ownSlug && ownSlug !== slug && { ownSlug }),
    ...(translation && aliases && { formerly: aliases }),
  }
}

/** Returns the sources that the text of an edition names. One that lists none may have the spelling of the original. */
function sourcesOf(
  { frontMatter, sections }: ParsedStoryFile,
  original: ParsedStoryFile,
): Pick<StoryEdition, 'sources'> {
  const { marked } = markSources(
    sections,
    listedSources(frontMatter?.sources) ?? listedSources(original.frontMatter?.sources),
  )
  return marked.length > 0 ? { sources: marked } : {}
}

/**
 * Returns the corrections of an edition, and those of its original that it has not yet, with the original’s language.
 */
function correctionsOf(own: FrontMatter, { frontMatter, lang }: ParsedStoryFile): readonly Correction[] {
  const corrections = own.corrections ?? []
  if (!frontMatter?.corrections || frontMatter === own) return corrections
  const missing = missingNotes(own, { corrections: frontMatter.corrections })
  const theirs = notesOf(frontMatter)
  return [...corrections, ...missing.flatMap((id) => theirs.get(id) ?? []).map((one) => ({ ...one, lang }))]
}

/** Makes the notice for a language that is no longer published; undefined for a draft, which never had an address. */
export function toWithdrawal(parsed: ParsedStoryFile, original: ParsedStoryFile): Withdrawal | undefined {
  const { slug, lang, frontMatter } = parsed
  const by = withdrawnBy([parsed, original])
  if (!frontMatter || !by?.frontMatter?.unpublish || unpublishedReasonOf([frontMatter, original.frontMatter]))
    return undefined
  const { title } = frontMatter
  return { slug, lang, ...namesOf(parsed), title, ...by.frontMatter.unpublish, reasonLang: by.lang }
}

/** Returns the id of the first section of an original after the last that an abridged translation has. */
function restOf(sections: readonly Section[], original: ParsedStoryFile): string | undefined {
  const ids = new Set(sections.map(({ id }) => id))
  const text = original.sections.filter(({ kind }) => kind !== 'footnotes')
  return text[text.findLastIndex(({ id }) => ids.has(id)) + 1]?.id
}

function toCover(parsed: ParsedStoryFile, original: ParsedStoryFile): Cover | undefined {
  const picture = parsed.picture ?? original.picture
  const { alt, caption, credit } = parsed.frontMatter?.cover ?? {}
  const { licence, focus, frame } = (parsed.picture ? parsed : original).frontMatter?.cover ?? {}
  return picture && { picture, alt: alt ?? '', caption, credit, licence, focus, frame }
}

const DESCRIPTION_LENGTH = 160

/** Spaces, and marks such as commas and full stops, at the end of a text. */
const END_MARKS = /[\s\p{Terminal_Punctuation}]+$/u

const segmenter = memoizeByText((lang) => new Intl.Segmenter(lang, { granularity: 'word' }))

function firstParagraph({ sections, lang }: Pick<ParsedStoryFile, 'sections' | 'lang'>): string {
  const paragraph = sections.find((section) => section.kind === 'paragraph')
  const words = paragraph ? plainText(paragraph.text) : sectionsText(sections)
  const text = words.replaceAll(/\s+/g, ' ').trim()
  if (text.length <= DESCRIPTION_LENGTH) return text
  const segments = [...segmenter(lang).segment(text)]
  const end = segments.findLast(({ index }) => index < DESCRIPTION_LENGTH)?.index || DESCRIPTION_LENGTH
  return `${text.slice(0, end).replace(END_MARKS, '')}…`
}

// Silent reading of non-fiction: 238 words a minute in English (Brysbaert 2019). Chinese and Japanese are counted in
// characters, about 400 a minute. Rounding to minutes hides the remaining differences between languages.
const WORDS_PER_MINUTE = 238
const CHARACTERS_PER_MINUTE = 400
const HAN_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu

// A word: everything up to the next space, from its first letter or digit on.
const WORD = /[\p{L}\p{N}]\S*/gu

/** Counts the words of a text, and apart from them its Chinese and Japanese characters. */
export function countWords(text: string) {
  const characters = text.match(HAN_KANA)?.length ?? 0
  const words = (characters > 0 ? text.replaceAll(HAN_KANA, ' ') : text).match(WORD)?.length ?? 0
  return { characters, words }
}

/** Estimates the reading time of a text in whole minutes, at least 1. */
export function readingMinutes(text: string): number {
  const { characters, words } = countWords(text)
  return Math.max(1, Math.round(characters / CHARACTERS_PER_MINUTE + words / WORDS_PER_MINUTE))
}

/** The time at which a story was read, and the times at which the result may change. */
export interface Schedule {
  /** The build time at which the story was read, in milliseconds since 1970. */
  readonly at: number
  /** The times at which a language of the story is published or withdrawn, in milliseconds since 1970. */
  readonly times: readonly number[]
}

/** The times that decide which languages of a story are published. */
export function scheduleOf(files: readonly ParsedStoryFile[], at = buildTime()): Schedule {
  const times = files.flatMap(({ frontMatter }) => [frontMatter?.publish, frontMatter?.unpublish?.date])
  return { at, times: times.flatMap((time) => (time === undefined ? [] : Date.parse(time))) }
}

/** Whether reading a story now gives the same result as when it was read: no scheduled time lies between. */
export function isAsScheduled({ at, times }: Schedule, now = times.length > 0 ? buildTime() : at): boolean {
  return times.every((time) => time <= at === time <= now)
}

/**
 * Why a language of a story is not published yet; undefined if it is. An unpublished original keeps its translations
 * back.
 * @param files the front matter of the language and that of the original
 */
export function unpublishedReasonOf(files: readonly (FrontMatter | undefined)[]): UnpublishedReason | undefined {
  if (files.some((file) => file?.draft)) return 'draft'
  return files.some((file) => file?.publish && Date.parse(file.publish) > buildTime()) ? 'scheduled' : undefined
}

/** The file, either of the language or of its original, that withdraws the language; undefined if neither does. */
function withdrawnBy<Each extends { readonly frontMatter: FrontMatter | undefined }>(
  files: readonly Each[],
): Each | undefined {
  return files.find(
    ({ frontMatter }) => frontMatter?.unpublish && Date.parse(frontMatter.unpublish.date) <= buildTime(),
  )
}

/** Why a language of a story is not published, by its own or the original’s front matter; undefined if it is. */
export function whyUnpublished(
  parsed: ParsedStoryFile,
  original: ParsedStoryFile | undefined,
): UnpublishedReason | 'withdrawn' | undefined {
  const both = original ? [parsed, original] : [parsed]
  return unpublishedReasonOf(both.map(({ frontMatter }) => frontMatter)) ?? (withdrawnBy(both) && 'withdrawn')
}
