import { memoizeByText } from '../../lib/language/format.ts'
import { sentence } from '../../lib/problem/wording.ts'
import { WORD_END, WORD_START } from '../../lib/source/find-words.ts'
import { formsIn, type GlossaryTerm, type WordForms } from './glossary.ts'
import type { TextPair, TextProblem } from './text-problem.ts'
import type { Span } from './units.ts'

/** Returns the words of a text that the glossary tells writers to avoid. */
export function avoidedWords(text: string, lang: string, glossary: readonly GlossaryTerm[]): TextProblem[] {
  return glossary.flatMap(({ terms, avoid }) => {
    const [right] = formsIn(terms, lang)
    const found = formsIn(avoid, lang).flatMap((form) => wordsOf(form, text))
    return [...new Set(found)].map((at) => ({
      at,
      message: sentence`The glossary says not to write “${at}”.`,
      hint: right ? sentence`Write “${right}”.` : sentence`Write it in another way.`,
    }))
  })
}

/**
 * Reports names, terms and titles of persons of the original whose translation in the glossary is missing. A longer
 * term comes first: where the text has “Harbour Board”, it does not have “Harbour”.
 */
export function termProblems(pair: TextPair, glossary: readonly GlossaryTerm[]): TextProblem[] {
  // The translation may have it as code, which is not compared.
  if (pair.translation.includes('\ufffc')) return []
  let rest = pair.original
  const byLength = glossary.toSorted((a, b) => longest(b.terms, pair.of) - longest(a.terms, pair.of))
  return byLength.flatMap((term) => {
    const theirs = formsIn(term.terms, pair.of)
    const found = theirs.flatMap((form) => wordsOf(form, rest))[0]
    if (found === undefined) return []
    const names = theirs.flatMap((form) => placesOf(form, rest))
    for (const form of theirs) rest = rest.replaceAll(patternOf(form), (word) => ' '.repeat(word.length))
    const ours = formsToWrite(term.terms, pair.lang)
    if (ours.length === 0) return []
    const [at] = ours.flatMap((form) => wordsOf(form, pair.translation, true))
    if (at === undefined) {
      const message = sentence`The original has “${oneLine(found)}” here, and this translation has no “${ours[0]}”.`
      return [{ at: '', message, hint: sentence`Write it, or add the form that it has here to the glossary.` }]
    }
    return titleProblem(term, { ...pair, names, at })
  })
}

/** Returns only those terms that a text may have, so that each of its sections is compared with few. */
export function termsIn(text: string, lang: string, glossary: readonly GlossaryTerm[]): GlossaryTerm[] {
  const small = text.toLowerCase().replaceAll(/\s+/g, ' ')
  return glossary.filter(({ terms }) => formsIn(terms, lang).some((form) => small.includes(beginningOf(form))))
}

const beginningOf = memoizeByText((form) => form.toLowerCase().replace(/\*.*/s, '').replaceAll(/\s+/g, ' '))

// The most characters between a name and the title before or after it: Ada Writer, the former mayor.
const NEAR = 16

/** Reports a person’s title beside the name in an original if the translation has the name without it. */
function titleProblem(
  { title }: GlossaryTerm,
  { original, of, translation, lang, names, at }: TextPair & { names: readonly Span[]; at: string },
): TextProblem[] {
  const titles = formsIn(title, of).flatMap((form) => placesOf(form, original))
  const beside = titles.find(([from, to]) => names.some(([start, end]) => from - end < NEAR && start - to < NEAR))
  const ours = formsToWrite(title, lang)
  if (!beside || ours.length === 0 || ours.some((form) => wordsOf(form, translation, true).length > 0)) return []
  const message = sentence`The original has the title “${original.slice(...beside)}” here, and this translation has no “${ours[0]}”.`
  return [{ at, message, hint: sentence`Write it, or add the form that it has here to the glossary.` }]
}

/** Returns the forms that a translation may have. A term in one language only stays as it is in all. */
function formsToWrite(words: WordForms, lang: string): readonly string[] {
  const [only, ...others] = Object.values(words)
  return only && others.length === 0 ? only : formsIn(words, lang)
}

function longest(words: WordForms, lang: string): number {
  return Math.max(0, ...formsIn(words, lang).map(({ length }) => length))
}

function wordsOf(form: string, text: string, isLenient = false): string[] {
  return Array.from(text.matchAll(patternOf(form, isLenient)), ([word]) => word)
}

function placesOf(form: string, text: string): Span[] {
  return Array.from(text.matchAll(patternOf(form)), ({ 0: word, index }): Span => [index, index + word.length])
}

function patternOf(form: string, isLenient = false): RegExp {
  return (isLenient ? lenient : strict)(form)
}

// A small letter may be a capital at the start of a sentence, but Masthead is no masthead.
const strict = memoizeByText((form) => new RegExp(sourceOf(form), /\p{Lu}/u.test(form) ? 'gu' : 'giu'))
// A translation may have other capitals. Arabic and Hebrew write “and”, “the”, “in”, “for” and “as” at the start of a
// word.
const lenient = memoizeByText((form) => new RegExp(sourceOf(form, '(?:[وف]?[بكل]?(?:ال)?|[והשכבלמ]{1,3})?'), 'giu'))

function sourceOf(form: string, before = ''): string {
  const words = form.trim().replaceAll(/[\\^$.+?()[\]{}|/-]/g, '\\$&')
  const spaced = words.replaceAll(/\s+/g, '[\\s\\u00a0\\u200c]+').replaceAll('*', '[\\p{L}\\p{M}]*')
  return `${WORD_START}${before}${spaced}${WORD_END}`
}

function oneLine(words: string): string {
  return words.replaceAll(/\s+/g, ' ')
}
