import type { StoryText } from '../../lib/library/texts-of.ts'
import { type Place, type Problem, START } from '../../lib/problem/problem.ts'
import { sentence } from '../../lib/problem/wording.ts'
import { limitedTo } from '../../lib/source/limits.ts'
import { everySection, sectionFacts } from '../../lib/story/kinds/kinds.ts'
import type { ParsedStoryFile } from '../../lib/story/read/parse-story-file.ts'
import { differenceOf, isAbridged, isFree } from '../../lib/story/translations/join-languages.ts'
import { recordedParts, stalenessOf } from '../../lib/story/translations/staleness.ts'
import type { Inline, Section } from '../../lib/story/types/section.ts'
import { notesOf } from '../../lib/story/types/story.ts'
import type { GlossaryTerm } from './glossary.ts'
import { termProblems, termsIn } from './glossary-problems.ts'
import { lintEdition } from './lint-edition.ts'
import { keptNames, nameProblems, namesIn, termFilter } from './name-problems.ts'
import { numberProblems } from './number-problems.ts'
import { onceFor } from './once-for.ts'
import type { ReportProblem } from './text-problem.ts'
import { textsFor } from './texts-for.ts'

/** Returns what adds the warnings about a file to a list. */
export function reportTo(problems: Problem[], { source }: ParsedStoryFile): ReportProblem {
  const add = limitedTo(problems, 'warning')
  return (place, rule, message, hint) => {
    add({ file: source.name, ...place, rule, severity: 'warning', message, ...(hint ? { hint } : {}) })
  }
}

/** Checks one language on its own, and a translation against its original. */
export function lintFile(
  parsed: ParsedStoryFile,
  original: ParsedStoryFile | undefined,
  report: ReportProblem,
  glossary: readonly GlossaryTerm[],
): void {
  // Front matter that is no YAML may accept these warnings.
  if (parsed.yaml) lintEdition(parsed, report, glossary)
  if (original && parsed !== original) lintNotes(original, parsed, report)
  const isTranslation = original && parsed !== original && parsed.frontMatter?.translation && !isFree(parsed)
  const areWhole = !parsed.hasTextErrors && !original?.hasTextErrors
  // A difference in sections is already reported; comparing them section by section would be meaningless.
  if (!isTranslation || !areWhole || differenceOf(parsed, original)) return
  if (isAbridged(parsed) && recordedParts(parsed, original).size === 0) {
    reportUnrecorded(parsed, report)
    return
  }
  if (isAbridged(parsed) || original.frontMatter?.live)
    lintTranslation(partOf(original, parsed), partOf(parsed, parsed), report, glossary)
  else lintTranslation(original, parsed, report, glossary)
}

/**
 * Warns of an abridged translation that does not record which sections it has: by their order alone nobody can tell.
 */
function reportUnrecorded({ yaml, slug, lang }: ParsedStoryFile, report: ReportProblem) {
  const message =
    'This file does not record which sections of the original it has, so its numbers are not compared, and readers do not learn of changes.'
  const hint = `Say which: npx masthead translate ${slug} ${lang} --done`
  report(yaml?.placeOf(['translation', 'form']) ?? START, 'sections-unrecorded', message, hint)
}

/**
 * Returns a text with only the sections that an abridged translation has, without notes, which have other numbers
 * there.
 */
function partOf(parsed: ParsedStoryFile, { sections }: ParsedStoryFile): ParsedStoryFile {
  const ids = new Set(sections.flatMap(({ id, kind }) => (kind === 'footnotes' ? [] : [id])))
  return { ...parsed, sections: parsed.sections.filter(({ id }) => ids.has(id)) }
}

/** Warns of the corrections and the withdrawal of an original that a translation neither has nor records. */
function lintNotes(
  original: ParsedStoryFile,
  { frontMatter, yaml, lang, slug, sections }: ParsedStoryFile,
  report: ReportProblem,
) {
  const notes = original.frontMatter ? [...notesOf(original.frontMatter)] : []
  if (!frontMatter || !yaml || notes.length === 0) return
  const { added, changed } = stalenessOf(frontMatter, original, sections) ?? { added: [], changed: [] }
  for (const [id, note] of notes.filter((entry) => [...added, ...changed].includes(entry[0]))) {
    const index = original.frontMatter?.corrections?.indexOf(note) ?? -1
    const { line } = original.yaml?.placeOf(index >= 0 ? ['corrections', index] : ['unpublish'], 'key') ?? START
    const [key, what] = id.startsWith('correction') ? ['corrections', 'correction'] : ['unpublish', 'withdrawal']
    const place = yaml.placeOf([Object.hasOwn(frontMatter, key) ? key : 'translation'], 'key')
    const message = `The original’s ${what} of ${note.date} is not translated (${original.source.name}:${line}).`
    const hint = `Write it under \`${key}\` with the same date. To leave the original’s words: npx masthead translate ${slug} ${lang} --done`
    report(place, 'correction-untranslated', message, hint)
  }
}

// The fewest letters in the words of a text that must be translated. One with fewer, such as a credit, may be the same.
const LONG = 40

/** Compares a translation with its original and reports warnings. Both must have the same sections. */
function lintTranslation(
  original: ParsedStoryFile,
  translation: ParsedStoryFile,
  report: ReportProblem,
  glossary: readonly GlossaryTerm[],
): void {
  const { texts: theirs, all } = comparedOf(original)
  const ours = new Map(textsFor(translation).map((text) => [text.id, text]))
  const pairs = theirs.map(({ id, text, names }) => ({ names, original: text, translation: ours.get(id)?.text ?? '' }))
  const kept = keptNames(pairs)
  const terms = termsIn(all, original.lang, glossary)
  for (const { id, text: their, names, isHeading, isProse } of theirs) {
    const our = ours.get(id)
    if (!our) continue
    if (our.text === their && isProse()) {
      report(
        our.placeOf(''),
        'text-untranslated',
        sentence`This is word for word the original.`,
        sentence`Translate it.`,
      )
      continue
    }
    const pair = { original: their, of: original.lang, translation: our.text, lang: translation.lang }
    for (const { at, message } of numberProblems(pair)) report(our.placeOf(at), 'number-differs', message)
    for (const { at, message } of nameProblems(names, our.text, kept)) report(our.placeOf(at), 'name-missing', message)
    if (isHeading) continue
    for (const { at, message, hint } of termProblems(pair, terms))
      report(our.placeOf(at), 'term-differs', message, hint)
  }
  for (const { place, message } of differingFiles(original, translation))
    report(place, 'file-differs', message, 'Link to the same file; or name the two for their languages: a-en.pdf.')
}

/** A text of an original. */
interface ComparedText extends StoryText {
  readonly names: readonly string[]
  /** Whether a translation changes most of it. */
  isProse(): boolean
}

/** Returns what all translations of an original are compared with: its texts with their names, and all that it says. */
const comparedOf = onceFor((original: ParsedStoryFile) => {
  const written = textsFor(original)
  const all = written.map(({ text }) => text).join('\n')
  const withoutTerms = termFilter(all)
  const texts = written.map((one): ComparedText => {
    // A headline and a heading have few words, and leave out what the text says.
    const names = one.isHeading ? [] : withoutTerms(namesIn(one.text))
    return { ...one, names, isProse: () => isProseText(one) }
  })
  return { texts, all }
})

const isProseText = onceFor(({ text }: StoryText) => isProse(text))

const QUOTED = /“[^“”]*”|«[^«»]*»|„[^„“]*“|"[^"\n]*"|「[^「」]*」/gu
const WORD = /^\p{P}?[\p{Ll}\p{Lo}][\p{L}\p{M}’'-]*[.,;:!?)”»]*$/u
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

// The fewest words of a line of prose. Lists of names have fewer.
const WORDS = 4

/**
 * Whether a translation changes most of a text: neither names, quoted titles, web addresses nor code. A sign of Chinese
 * or Japanese counts as two letters.
 */
function isProse(text: string): boolean {
  const rest = text.replaceAll(QUOTED, ' ')
  const lines = rest.split('\n').filter((line) => !/[{}<>=]/.test(line))
  const letters = lines.map((line) => lettersOf(line)).join('')
  const wide = [...letters].filter((letter) => WIDE.test(letter)).length
  return letters.length + wide >= LONG && letters.length * 2 >= rest.replaceAll(/\s/g, '').length
}

/** Returns the letters of the words in a line that may be prose. */
function lettersOf(line: string): string {
  const words = line.split(/[\s，。、；：？！]+/u).filter((word) => WORD.test(word))
  return words.length >= WORDS || WIDE.test(line) ? words.join('') : ''
}

/**
 * Finds the sections of a translation that link to other files than those of the original, which has the same sections.
 * Files that are named for their languages, such as report-en.pdf and report-fr.pdf, count as the same.
 */
function differingFiles(original: Text, translation: Text): { readonly place: Place; readonly message: string }[] {
  const theirs = everySection(original.sections)
  return everySection(translation.sections).flatMap((own, index) => {
    const their = theirs[index]
    const [expected, found] = [their ? filesIn(their, original.lang) : [], filesIn(own, translation.lang)]
    if (expected.join() === found.join()) return []
    const say = (names: readonly string[]) => names.join(', ') || 'no file'
    const message = `The original links to ${say(expected)} here, and this translation to ${say(found)}.`
    return [{ place: own.place, message }]
  })
}

type Text = Pick<ParsedStoryFile, 'sections' | 'lang'>

/** The names of the files of a section, without the digests in their addresses and the name of the language. */
function filesIn(section: Section, lang: string): string[] {
  const played = section.kind === 'media' && section.file ? [section.src] : []
  const linked = (sectionFacts(section).texts ?? []).flatMap(linkedFiles)
  return [...played, ...linked]
    .map((address) => address.replace(/^[^#]*\/([^/#]*)\.[0-9a-f]{12}(\.\w+)(?:#.*)?$/, '$1$2'))
    .map((name) => name.replace(new RegExp(`[-_.]${lang}(?=\\.)`, 'i'), ''))
    .sort()
}

function linkedFiles(text: readonly Inline[]): string[] {
  return text.flatMap((inline) => {
    const inside = 'text' in inline && typeof inline.text !== 'string' ? linkedFiles(inline.text) : []
    return inline.kind === 'link' && inline.file ? [inline.href, ...inside] : inside
  })
}
