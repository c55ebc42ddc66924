import { proseOf } from '../../lib/library/texts-of.ts'
import { sentence } from '../../lib/problem/wording.ts'
import { sectionFacts } from '../../lib/story/kinds/kinds.ts'
import type { Inline, Section } from '../../lib/story/types/section.ts'
import mistakes from './mistakes.json' with { type: 'json' }
import type { TextProblem } from './text-problem.ts'

/** Finds Markdown symbols in the texts of a section that failed to work, so that readers would see them. */
export function markupProblems(section: Section): TextProblem[] {
  const { texts = [], isCode } = sectionFacts(section)
  return isCode ? [] : texts.flatMap((text) => mistakesIn(text, section.kind === 'paragraph'))
}

/**
 * Text that looks like Markdown but has a mistake, so that the parser leaves it as text; mistakes.json says what to do.
 * Some words are beside the signs, by which the place is found: the same signs may be right elsewhere in the paragraph.
 * Where it takes long to look for a pattern, the sign that every match has is looked for first.
 */
const MISTAKES: readonly (readonly [name: keyof typeof mistakes, pattern: RegExp, sign?: string])[] = [
  ['merge', /(?<![<\w])<{7} [^\s<][^\n]{0,40}/],
  ['heading', /^#{2,6}[^\s#]\S*/m],
  // A picture, and an address with spaces, is an error of `build` already.
  [
    'address',
    /[^[\]\n]{0,40}(?<!!\[[^[\]\n]*)\] ?\((?![^()\n]*\s[^()\n]*\))(?:https?:|mailto:|\.{0,2}\/|#|[^()\n]{1,80}\.(?:jpe?g|png|webp|avif|svg|gif)\))/i,
    ']',
  ],
  ['asterisks', /(?<![\d'"‘’“„«「])\*\*[^*\n]{0,40}/],
  ['block', /^:::/m],
  ['table', /^\|.*\|$/m],
  ['instruction', /\{%-?\s(?:(?!\{%).)*?%\}|\{\{-?\s*[\w.$<%](?:(?!\{\{).)*?\}\}/],
  ['formula', /\$\$[^$]+\$\$|\$(?![A-Z][A-Z\d_]+)(?=[^\s$][^$\n]*\$)[^$\n]+?(?:\\[A-Za-z]|[_^][\w{])[^$\n]*\$/],
  ['reference', /\[[^[\]\n]{1,80}\]\[[^[\]\n]{0,80}\]/],
  ['emoji', /(?<![\p{L}\p{N}:]):(?:[a-z][a-z\d]*(?:[_+-][a-z\d]+)*|\+1|-1):(?![\p{L}\p{N}:])/u],
  ['alert', /^\[![A-Za-z]+\]/m],
  ['definition', /^: +\S/m],
]

/** The signs without which a text has none of the mistakes. */
const SIGNS = /[<#\]|{$]|\*\*|:[:a-z+-]|^: /m

/** @param mayBeBlock whether the text may have been meant as a heading, a list or another block */
function mistakesIn(text: readonly Inline[], mayBeBlock: boolean): TextProblem[] {
  const whole = proseOf(text)
  if (!SIGNS.test(whole)) return []
  // No mistake goes on after code; nor is what follows code at the beginning of a line.
  const parted = proseOf(text, '\n')
  const unlinked = proseOf(withoutLinks(text), '\n')
  return MISTAKES.flatMap(([name, pattern, sign = '']) => {
    if (pattern.multiline && !mayBeBlock) return []
    const prose = pattern.multiline ? whole : parted
    const searched = name === 'reference' ? unlinked : prose
    if (!searched.includes(sign)) return []
    const [at] = pattern.exec(searched) ?? []
    if (at === undefined) return []
    const { message, hint } = mistakes[name]
    return [{ at, message: sentence(message), hint: sentence(hint) }]
  })
}

/** Returns a text with a line break in the place of each link, which may have square brackets around its words. */
function withoutLinks(inlines: readonly Inline[]): Inline[] {
  return inlines.map((inline): Inline => {
    if (inline.kind === 'link') return { kind: 'text', text: '\n' }
    if (inline.kind === 'text' || inline.kind === 'code' || !('text' in inline)) return inline
    return { ...inline, text: withoutLinks(inline.text) }
  })
}
