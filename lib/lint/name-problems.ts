import type { TextProblem } from './number-problems.ts'

// BrainCo, SEMI, DeepSeek, GPT4: what no word of a sentence looks like.
const MARKED = String.raw`(?=[\p{L}\d]*[\p{Lu}\d][\p{L}\d]*\p{Lu}|\p{Lu}[\p{L}]+\d|\p{Lu}\p{Ll}+\p{Lu})[\p{Script=Latin}\d]{3,}`
// Lindsay Gorman, Financial Times: two capitals in a row, not at the beginning of a sentence, where a capital says nothing.
const PAIR = String.raw`(?<=[\p{Ll},;] [*“"‘«]?)\p{Lu}\p{Ll}{2,}(?: (?:(?:and|for|of|the) )?\p{Lu}\p{Ll}{2,})+`
const NAME = new RegExp(String.raw`(?<![\p{L}\d])(?:${PAIR}|${MARKED})(?![\p{L}\d])`, 'gu')
const BRACKETED = /[(（][^)）]*[)）]/g

// A translation that has so large a share of the original’s names keeps names as they are.
const KEEPING = 0.6

// Letters that stand for words (NEV), and names that are phrases (University of Munich), may be others even where names are kept.
const TRANSLATED = /^\p{Lu}+s?$| (?:and|for|of|the) /u

/** The names in Latin script that a text holds, as far as they show by their capitals. */
export function namesIn(text: string): string[] {
  return /[A-Z]/.test(text) ? [...new Set([...text.matchAll(NAME)].map(([name]) => name))] : []
}

/**
 * Which names a translation is to have wherever its original has them: all of them where most are kept and both are written
 * in Latin letters, else those like BrainCo, which no Latin language changes, and those that stand in it by themselves
 * somewhere, outside of brackets.
 */
export function keptNames(names: readonly string[], translation: string, isLatin: boolean): ReadonlySet<string> {
  const kept = names.filter((name) => isThere(name, translation))
  const keepsMost = isLatin && kept.length >= 3 && kept.length >= names.length * KEEPING
  const bare = translation.replaceAll(BRACKETED, ' ')
  const must = names.filter((name) => (keepsMost ? !TRANSLATED.test(name) : isLatin && /\p{Ll}\p{Lu}/u.test(name)))
  return new Set([...must, ...kept.filter((name) => bare.includes(name))])
}

/** The names of a section that are kept elsewhere and missing here. */
export function nameProblems(names: readonly string[], translation: string, kept: ReadonlySet<string>): TextProblem[] {
  return names
    .filter((name) => kept.has(name) && !isThere(name, translation))
    .map((name) => ({ at: '', message: `The original names ${name} here, and this translation does not.` }))
}

/** Of a name of several words, one that is long enough will do: what else is in it may be translated. */
function isThere(name: string, text: string): boolean {
  const words = name.split(' ')
  const least = words.length > 2 ? 4 : 5
  return text.includes(name) || (words.length > 1 && words.some((word) => word.length >= least && text.includes(word)))
}
