import { sentence } from '../../lib/problem/wording.ts'
import type { TextProblem } from './text-problem.ts'

/** Finds wrong spaces beside punctuation, by the rules of the language: extra, missing, or allowing a line break. */
export function spaceProblems(text: string, lang: string): TextProblem[] {
  const rules = RULES[lang] ?? RULES[lang.split('-')[0] ?? lang] ?? []
  return rules.flatMap(({ pattern, sign, ...words }) => {
    if (sign && !sign.test(text)) return []
    const found = new Set(Array.from(text.matchAll(pattern), ([at]) => at))
    return [...found].map((at) => ({ at, message: words.message(), hint: words.hint() }))
  })
}

/**
 * A rule for a wrong or missing space. The pattern matches it together with the end of the word beside it. All
 * repetitions in patterns have a limit, so that no text takes long.
 */
interface SpaceRule {
  readonly pattern: RegExp
  /** What every match has, and is found faster. */
  readonly sign?: RegExp
  readonly message: () => string
  readonly hint: () => string
}

const noBreak = () =>
  sentence`Write &#8239; for a narrow no-break space or &nbsp; for a wide one; in the front matter, "\\u202f" between double quotes.`
const remove = () => sentence`Remove the space.`
const REMOVED = { message: () => sentence`In this language no space belongs here.`, hint: remove }

// Sources: Lexique des règles typographiques en usage à l'Imprimerie nationale; CLDR's delimiters for French. Either
// no-break space is accepted. A colon without a space after it, as in 10:30 or https://, is ignored.
const BEFORE = String.raw`;(?=\s|$)|:(?=\s|$)|[!?]+(?=[\s)»”]|$)`
const BREAKING: SpaceRule = {
  sign: /[ \u2009][;:!?»]|«[ \u2009]/,
  pattern: new RegExp(String.raw`\S{0,20}[ \u2009]{1,9}(?:${BEFORE}|»)|«[ \u2009]{1,9}`, 'gu'),
  message: () => sentence`A line could break here, between a mark and its words.`,
  hint: noBreak,
}
// A colon after capitals alone ends the name of a value, as in “SHA256: 9f3c”, and is no colon of a sentence.
const MISSING: SpaceRule = {
  pattern: new RegExp(
    String.raw`[^\s«]{0,20}[\p{L}\p{M}\p{N}%)\]’”.…](?!(?<=(?<!\S)[A-Z\d-]{2,20}):)(?:${BEFORE}|»)|«[^\s\u00a0\u202f]{1,20}`,
    'gu',
  ),
  message: () => sentence`In French a no-break space belongs here.`,
  hint: noBreak,
}

/**
 * The rule that there is no space before these marks. Hindi and Korean often have one before a colon. Three spaces and
 * more put values below each other.
 */
function noneBefore(marks: string): SpaceRule {
  return {
    ...REMOVED,
    sign: new RegExp(`[ \u00a0\u202f][${marks}]`),
    pattern: new RegExp(String.raw`\S{0,20}[\p{L}\p{M}][ \u00a0\u202f]{1,2}[${marks}](?=\s|$)`, 'gu'),
  }
}
const NONE_WITHIN: SpaceRule = {
  ...REMOVED,
  sign: /[«»]/,
  pattern: /«[ \u00a0\u202f]{1,9}|\S{1,20}[ \u00a0\u202f]{1,9}»/gu,
}
const NONE_AFTER: SpaceRule = { ...REMOVED, pattern: /[¿¡][ \u00a0\u202f]{1,9}/gu }

// What is set in full-width cells. Before Latin letters, numbers and code many writers put a space after a closing
// mark.
const WIDE = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff5e`

/** The rule that there is no space beside full-width marks, which include space. In Japanese one may follow ？ and ！. */
function noneBeside(marks: string): SpaceRule {
  const pattern = new RegExp(
    String.raw`[${marks}][ \u00a0]{1,9}(?=[${WIDE}]|(?<![。！？）」』》〉】][ \u00a0]{1,9})\S)|(?<![？！])[ \u00a0]{1,9}[，。、；：？！（）「」『』《》〈〉【】]`,
    'gu',
  )
  return { message: () => sentence`No half-width space belongs beside a full-width mark.`, hint: remove, pattern }
}

const LATIN = noneBefore(',;:!?')
const ARABIC = [noneBefore('،؛؟,;:!?'), NONE_WITHIN]
const RULES: Readonly<Record<string, readonly SpaceRule[]>> = {
  fr: [BREAKING, MISSING],
  // In Canada and Switzerland some of these marks have no space before them.
  'fr-CA': [BREAKING],
  'fr-CH': [BREAKING],
  en: [LATIN],
  de: [LATIN],
  nl: [LATIN],
  it: [LATIN],
  es: [LATIN, NONE_WITHIN, NONE_AFTER],
  pt: [LATIN, NONE_WITHIN],
  ru: [LATIN, NONE_WITHIN],
  ar: ARABIC,
  fa: ARABIC,
  ko: [noneBefore(',;!?')],
  hi: [noneBefore(',;!?')],
  zh: [noneBeside('，。、；：？！（）「」『』《》〈〉【】')],
  ja: [noneBeside('，。、；：（）「」『』《》〈〉【】')],
}
