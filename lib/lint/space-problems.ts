import type { TextProblem } from './number-problems.ts'

/** A space that is wrong, or missing: what finds it, with the end of the word beside it. Every length has a bound, so that no text takes long. */
interface Slip {
  readonly pattern: RegExp
  readonly message: string
  readonly hint: string
}

const NO_BREAK = 'Write a narrow no-break space (U+202F) or a no-break space (U+00A0).'
const REMOVE = 'Remove the space.'
const REMOVED = { message: 'In this language no space belongs here.', hint: REMOVE }

// Lexique des règles typographiques en usage à l'Imprimerie nationale; CLDR's delimiters of French. Of the two no-break spaces either will
// do. A colon in 10:30 or https:// has no space after it either, and is none of these.
const BEFORE = String.raw`;(?=\s|$)|:(?=\s|$)|[!?]+(?=[\s)»”]|$)`
const BREAKING: Slip = {
  pattern: new RegExp(String.raw`\S{0,20}[ \u2009]{1,9}(?:${BEFORE}|»)|«[ \u2009]{1,9}`, 'gu'),
  message: 'A line could break here, between a mark and its words.',
  hint: NO_BREAK,
}
const MISSING: Slip = {
  pattern: new RegExp(String.raw`[^\s«]{0,20}[\p{L}\p{M}\p{N}%)\]’”.…](?:${BEFORE}|»)|«[^\s\u00a0\u202f]{1,20}`, 'gu'),
  message: 'In French a no-break space belongs here.',
  hint: NO_BREAK,
}

/** No space before these marks. Hindi and Korean often have one before a colon. */
function noneBefore(marks: string): Slip {
  return {
    ...REMOVED,
    pattern: new RegExp(String.raw`\S{0,20}[\p{L}\p{M}][ \u00a0\u202f]{1,9}[${marks}](?=\s|$)`, 'gu'),
  }
}
const NONE_WITHIN: Slip = { ...REMOVED, pattern: /«[ \u00a0\u202f]{1,9}|\S{1,20}[ \u00a0\u202f]{1,9}»/gu }
const NONE_AFTER: Slip = { ...REMOVED, pattern: /[¿¡][ \u00a0\u202f]{1,9}/gu }

/** Full-width marks bring their own space. In Japanese a space may follow ？ and ！. */
function noneBeside(marks: string): Slip {
  const pattern = new RegExp(
    String.raw`[${marks}][ \u00a0]{1,9}(?=\S)|(?<![？！])[ \u00a0]{1,9}[，。、；：？！（）「」『』《》〈〉【】]`,
    'gu',
  )
  return { message: 'No half-width space belongs beside a full-width mark.', hint: REMOVE, pattern }
}

const LATIN = noneBefore(',;:!?')
const ARABIC = [noneBefore('،؛؟,;:!?'), NONE_WITHIN]
const SLIPS: Readonly<Record<string, readonly Slip[]>> = {
  fr: [BREAKING, MISSING],
  // In Canada and Switzerland the space is left out before some of these marks.
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

/** Spaces beside marks of punctuation that a text’s language does not have, or has and that are missing or may break. */
export function spaceProblems(text: string, lang: string): TextProblem[] {
  const slips = SLIPS[lang] ?? SLIPS[lang.split('-')[0] ?? lang] ?? []
  return slips.flatMap(({ pattern, message, hint }) => {
    const found = new Set(Array.from(text.matchAll(pattern), ([at]) => at))
    return [...found].map((at) => ({ at, message, hint }))
  })
}
