import { createInterface } from 'node:readline/promises'
import { canAsk } from '../../lib/settings/process.ts'
import { sectionFacts, sectionsText, shapeOf } from '../../lib/story/kinds/kinds.ts'
import type { ParsedStoryFile } from '../../lib/story/read/parse-story-file.ts'
import { isFree } from '../../lib/story/translations/join-languages.ts'
import {
  digestsOfOriginal,
  LEFT_OUT,
  pairSections,
  recordedParts,
  wordedSections,
} from '../../lib/story/translations/staleness.ts'
import type { Section } from '../../lib/story/types/section.ts'
import { isNote } from '../../lib/story/types/story.ts'

/** The sections of an original that a translation has, or why that is not known. */
export type ChosenSections = { readonly sections: readonly Section[] } | { readonly problem: string }

/**
 * Finds out which sections of its original an abridged or free translation has: from `--has`, from what its file
 * records, or from somebody at the terminal. Nothing is guessed.
 * @param has the ids that `--has` gives, or `all`
 */
export async function chooseSections(
  original: ParsedStoryFile,
  translation: ParsedStoryFile,
  has: string | undefined,
): Promise<ChosenSections> {
  const recorded = has === undefined ? recordedSections(original, translation) : undefined
  if (recorded) return { sections: recorded }
  const answer = has ?? (canAsk() ? await askWhich(original, translation) : undefined)
  if (answer !== undefined) return sectionsNamed(answer, original, translation)
  const [first] = wordedSections(original.sections)
  const command = `npx masthead translate ${translation.slug} ${translation.lang} --done --has ${first?.id ?? 'p1'},…`
  return { problem: `${question(original, translation)}\n\nName them: ${command}` }
}

/**
 * Returns the sections that the file of a translation records; undefined if it does not say which of those today it
 * has.
 */
function recordedSections(
  { frontMatter, sections }: ParsedStoryFile,
  translation: ParsedStoryFile,
): readonly Section[] | undefined {
  if (!isFree(translation)) {
    const ids = new Set(recordedParts(translation, { frontMatter, sections }).values())
    return ids.size > 0 ? sections.filter(({ id }) => ids.has(id)) : undefined
  }
  const recorded = translation.frontMatter?.translation?.sections ?? {}
  const isPart = Object.values(recorded).some((digest) => digest.startsWith(LEFT_OUT))
  if (!isPart || !frontMatter) return undefined
  const { same, changed, added } = pairSections(recorded, digestsOfOriginal(frontMatter, sections))
  if (added.some((id) => !isNote(id))) return undefined
  const former = new Map([...same, ...changed])
  return sections.filter(({ id }) => recorded[former.get(id) ?? '']?.startsWith(LEFT_OUT) === false)
}

/** Returns the sections of an original with ids that somebody names, if the translation can have them. */
function sectionsNamed(answer: string, original: ParsedStoryFile, translation: ParsedStoryFile): ChosenSections {
  const known = wordedSections(original.sections)
  const named = new Set(answer.split(/[\s,،、]+/).filter(Boolean))
  const isAll = named.has('all')
  const ids = known.map(({ id }) => id)
  const unknown = [...named].filter((id) => !ids.includes(id) && id !== 'all')
  if (named.size === 0 || unknown.length > 0)
    return { problem: `The original has no section “${unknown[0] ?? ''}”. It has ${ids.join(', ')}.` }
  const ours = wordedSections(translation.sections)
  // Footnotes follow the text: nobody has to name them.
  const hasNotes = ours.some(({ kind }) => kind === 'footnotes')
  const sections = known.filter(({ id, kind }) => isAll || named.has(id) || (hasNotes && kind === 'footnotes'))
  if (isFree(translation)) return { sections }
  const wrong = ours.findIndex((own, index) => {
    const their = sections[index]
    return their !== undefined && shapeOf(their) !== shapeOf(own)
  })
  const [their, own] = [sections[wrong], ours[wrong]]
  if (their && own)
    return {
      problem: `${their.id} is a ${outlineOf(their)}, and line ${own.place.line} of the translation a ${outlineOf(own)}.`,
    }
  if (sections.length === ours.length) return { sections }
  return {
    problem: `These are ${sections.length} sections, and the translation has ${ours.length}:\n${listOf(ours, placed)}`,
  }
}

/** Asks which sections a translation has. */
async function askWhich(original: ParsedStoryFile, translation: ParsedStoryFile): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const text = `${question(original, translation)}\n\nTheir names, or all: `
  // Ctrl+D closes the terminal without an answer.
  const closed = new Promise<string>((resolve) => terminal.on('close', () => resolve('')))
  const answer = await Promise.race([terminal.question(text), closed])
  terminal.close()
  return answer
}

function question(original: ParsedStoryFile, translation: ParsedStoryFile): string {
  const form = translation.frontMatter?.translation?.form
  const [theirs, ours] = [wordedSections(original.sections), wordedSections(translation.sections)]
  return [
    `Which sections of the original does ${translation.lang}.md have? It is ${FORM_NAMES[form ?? 'complete']}, so only you know.`,
    `The original, ${original.lang}.md, has:`,
    listOf(theirs, ({ id }) => id),
    `${translation.lang}.md has:`,
    listOf(ours, placed),
  ].join('\n')
}

const FORM_NAMES = { complete: 'complete', abridged: 'abridged', adapted: 'a free translation', summary: 'a summary' }

/** Returns a line for each section: a name for it, and how it begins. */
function listOf(sections: readonly Section[], nameOf: (section: Section) => string): string {
  const width = Math.max(0, ...sections.map((section) => nameOf(section).length))
  return sections.map((section) => `  ${nameOf(section).padEnd(width)}  ${beginningOf(section)}`).join('\n')
}

function placed(section: Section): string {
  return `line ${section.place.line} (${outlineOf(section)})`
}

function outlineOf(section: Section): string {
  return sectionFacts(section).outline
}

/** The most letters of a section that a list shows. */
const SHOWN = 60

function beginningOf(section: Section): string {
  const text = sectionsText([section]).replaceAll(/\s+/g, ' ').trim()
  return text.length > SHOWN ? `${text.slice(0, SHOWN).trimEnd()}…` : text
}
