import { proseOf } from '../../lib/library/texts-of.ts'
import { sectionFacts } from '../../lib/story/kinds/kinds.ts'
import type { Inline, Section } from '../../lib/story/types/section.ts'
import type { TextProblem } from './text-problem.ts'

/** Finds Markdown symbols in the texts of a section that failed to work, so that readers would see them. */
export function markupProblems(section: Section): TextProblem[] {
  const { texts = [], isCode } = sectionFacts(section)
  return isCode ? [] : texts.flatMap((text) => mistakesIn(text, section.kind === 'paragraph'))
}

// Text that looks like Markdown but has a mistake, so that the parser leaves it as text. Some words are beside the signs, by
// which the place is found: the same signs may be right elsewhere in the paragraph.
const MISTAKES: readonly {
  readonly pattern: RegExp
  readonly message: string
  readonly hint: string
  /** Whether the words of links are no part of it. */
  readonly isUnlinked?: boolean
}[] = [
  {
    pattern: /(?<![<\w])<{7} [^\s<][^\n]{0,40}/,
    message: 'Git has not merged two versions of this text.',
    hint: 'Keep one of them, and delete the lines <<<<<<<, ======= and >>>>>>>.',
  },
  {
    pattern: /^#{2,6}[^\s#]\S*/m,
    message: 'This is no heading: there is no space after the last #.',
    hint: 'Write ## and a space.',
  },
  {
    pattern: /[^[\]\n]{0,40}\] ?\((?:https?:|mailto:|\.{0,2}\/|#|[^()\n]{1,80}\.(?:jpe?g|png|webp|avif|svg|gif)\))/i,
    message: 'This is neither a link nor a picture: there is a space before or in its round brackets.',
    hint: 'Write [words](https://example.org/) without a space from ] to the end.',
  },
  {
    pattern: /(?<![\d'"‘’“„«「])\*\*[^*\n]{0,40}/,
    message: 'Readers see these asterisks, because they do not enclose anything.',
    hint: 'Write **like this**, without a space inside; where a comma or full stop is the last inside, put it after them.',
  },
  {
    pattern: /^:::/m,
    message: 'This is no block: there is a space after the colons, or this closes a block that was not opened.',
    hint: 'Write :::note, and close it with ::: on a line of its own.',
  },
  {
    pattern: /^\|.*\|$/m,
    message: 'This is no table: no line of hyphens follows its first line.',
    hint: 'Write | --- | --- | under it, with as many columns.',
  },
  {
    pattern: /\{%-?\s(?:(?!\{%).)*?%\}|\{\{-?\s*[\w.$<%](?:(?!\{\{).)*?\}\}/,
    message: 'This is an instruction of another system, which readers see as it is written.',
    hint: 'Write what it stood for, or delete it.',
  },
  {
    pattern: /\$\$[^$]+\$\$|\$(?![A-Z][A-Z\d_]+)(?=[^\s$][^$\n]*\$)[^$\n]+?(?:\\[A-Za-z]|[_^][\w{])[^$\n]*\$/,
    message: 'This is no formula: readers see the TeX.',
    hint: 'With the extension `math`, write $`E = mc^2`$.',
  },
  {
    pattern: /\[[^[\]\n]{1,80}\]\[[^[\]\n]{0,80}\]/,
    message: 'This is no link: the text does not define its address.',
    hint: 'Add a line [name]: https://example.org/ with this name, or write [words](https://example.org/).',
    isUnlinked: true,
  },
  {
    pattern: /(?<![\p{L}\p{N}:]):(?:[a-z][a-z\d]*(?:[_+-][a-z\d]+)*|\+1|-1):(?![\p{L}\p{N}:])/u,
    message: 'Readers see this name of an emoji.',
    hint: 'Write the character itself, or delete the name.',
  },
  {
    pattern: /^\[![A-Za-z]+\]/m,
    message: 'This is no alert: its kind is unknown, or words follow it on its line.',
    hint: 'Write NOTE, TIP, IMPORTANT, WARNING or CAUTION, and the text in the next line.',
  },
  {
    pattern: /^: +\S/m,
    message: 'This is no definition: its term is not in the line above it.',
    hint: 'Write the term in the line above, without an empty line.',
  },
]

/** @param mayBeBlock whether the text may have been meant as a heading, a list or another block */
function mistakesIn(text: readonly Inline[], mayBeBlock: boolean): TextProblem[] {
  // No mistake goes on after code; nor is what follows code at the beginning of a line.
  const [parted, whole] = [proseOf(text, '\n'), proseOf(text)]
  const unlinked = proseOf(withoutLinks(text), '\n')
  return MISTAKES.flatMap(({ pattern, message, hint, isUnlinked }) => {
    if (pattern.multiline && !mayBeBlock) return []
    const [at] = pattern.exec(isUnlinked ? unlinked : pattern.multiline ? whole : parted) ?? []
    return at === undefined ? [] : [{ at, message, hint }]
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
