import type { TextProblem } from './texts-of.ts'

// Names that do not look like ordinary words: BrainCo, SEMI, DeepSeek, GPT4.
const MARKED = String.raw`(?=[\p{L}\d]*[\p{Lu}\d][\p{L}\d]*\p{Lu}|\p{Lu}[\p{L}]+\d|\p{Lu}\p{Ll}+\p{Lu})[\p{Script=Latin}\d]{3,}`
// Two capitalised words in a row: Lindsay Gorman, Financial Times. Not at the start of a sentence, where any word has a
// capital.
const PAIR = String.raw`(?<=[\p{Ll},;] [*“"‘«]?)\p{Lu}\p{Ll}{2,}(?: (?:(?:and|for|of|the) )?\p{Lu}\p{Ll}{2,})+`
const NAME = new RegExp(String.raw`(?<![\p{L}\d])(?:${PAIR}|${MARKED})(?![\p{L}\d])`, 'gu')
const BRACKETED = /[(（][^)）]*[)）]/g

// The share of the original’s names above which a translation counts as one that keeps names.
const KEEPING = 0.6

// Abbreviations (NEV), also those of short words (IaaS), and phrases, which are often titles, may be translated even if
// names are kept.
const TRANSLATED = /^\p{Lu}+s?$|^.{1,4}$| /u

/** Finds the names in Latin script in a text that can be recognised by their capitals. */
export function namesIn(text: string): string[] {
  return /[A-Z]/.test(text) ? [...new Set([...text.matchAll(NAME)].map(([name]) => name))] : []
}

/**
 * Returns the names that a translation must have wherever its original has them. These are the names that the
 * translation has anywhere outside brackets. If both languages use Latin letters, names like BrainCo are added, which
 * no such language changes. If such a translation keeps most names, all except translatable ones are added.
 */
export function keptNames(names: readonly string[], translation: string, isLatin: boolean): ReadonlySet<string> {
  const kept = names.filter((name) => isThere(name, translation))
  const keepsMost = isLatin && kept.length >= 3 && kept.length >= names.length * KEEPING
  const bare = translation.replaceAll(BRACKETED, ' ')
  const must = names.filter((name) => !TRANSLATED.test(name) && (keepsMost || (isLatin && /\p{Ll}\p{Lu}/u.test(name))))
  return new Set([...must, ...kept.filter((name) => bare.includes(name))])
}

/** Reports names of a section that must be kept but are missing in the translation of the section. */
export function nameProblems(names: readonly string[], translation: string, kept: ReadonlySet<string>): TextProblem[] {
  return names
    .filter((name) => kept.has(name) && !isThere(name, translation))
    .map((name) => ({ at: '', message: `The original names ${name} here, and this translation does not.` }))
}

/**
 * Whether a text has a name, with whatever capitals, and an abbreviation without its English plural. For a name of several
 * words, one long word is enough: the others may be translated.
 */
function isThere(name: string, text: string): boolean {
  const words = name.split(' ')
  const least = words.length > 2 ? 4 : 5
  const one = name.replace(/(?<=\p{Lu})s$/u, '')
  if (text.toLowerCase().includes(one.toLowerCase())) return true
  return words.length > 1 && words.some((word) => word.length >= least && text.includes(word))
}
