import { placeAt } from '../../../lib/source/source-file.ts'
import type { DraftReason } from './drafts.ts'
import LIST from './visibility.json' with { type: 'json' }

/**
 * Returns the reasons for which parts of a text are not for all readers: tags, comments and classes by their names,
 * conditions of templates, and comments of templates, of kramdown and of Obsidian. Code is not looked at.
 * @example closedParts('{{< members >}}Ours.{{< /members >}}')[0]?.name // 'members'
 */
export function closedParts(written: string): DraftReason[] {
  const text = written.replaceAll(CODE, (code) => code.replaceAll(/[^\n]/g, ' '))
  const tags = [...text.matchAll(BEGINNING)].filter(([, name = '']) => isClosedTag(name))
  const classes = [...text.matchAll(CLASSES)].flatMap(({ 1: names = '', index }) =>
    names.split(/\s+/).flatMap((name) => (CLOSED_CLASS.test(name.toLowerCase()) ? { name, index } : [])),
  )
  const found = [
    ...tags.map(({ 1: name = '', index }) => ({ kind: 'tag', name, index })),
    ...classes.map((one) => ({ kind: 'class', ...one })),
    ...HIDING.flatMap(([kind, name, form]) => [...text.matchAll(form)].map(({ index }) => ({ kind, name, index }))),
  ]
  const first = new Map(found.toReversed().map((one) => [one.kind + one.name, one]))
  return [...first.values()].map(({ kind, name, index }) => ({
    ...{ kind, name, place: placeAt(text, index) },
    why: `The ${kind} “${name}” may keep a part of this text from some readers`,
  }))
}

/** Whether the name of a tag says that its content is not for all readers: `members-only`. */
export function isClosedTag(name: string): boolean {
  return CLOSED_TAG.test(name.toLowerCase().replaceAll(/[^a-z\d]/g, ''))
}

/** Blocks of code, code in a line, and what Liquid shows as it is written. */
const CODE =
  /^(?:```|~~~)[\s\S]*?(?:^(?:```|~~~)|(?![\s\S]))|`[^`\n]+`|\{%-?\s*raw\s*-?%\}[\s\S]*?(?:\{%-?\s*endraw\s*-?%\}|(?![\s\S]))/gm

/** Forms of what readers may not see, each with what it is called. */
const HIDING: readonly (readonly [kind: string, name: string, form: RegExp])[] = [
  ['condition', 'if', /\{%-?\s*(?:if|unless|case)\b/g],
  ['comment', '{# #}', /\{#[^{}]{0,5000}?#\}/g],
  ['comment', '%%', /%%[^%]{1,5000}?%%/g],
  ['comment', '{::comment}', /\{::comment\}/g],
  ['style', 'display: none', /\sstyle\s*=\s*\{\{[^{}]{0,500}?\b(?:display|visibility)\s*:\s*["'](?:none|hidden)/g],
  ['attribute', 'hidden', /\shidden=\{(?!\s*false\s*\})/g],
]

/** The beginning of a shortcode, a Liquid block, an element, a block of Markdown, or a comment with one word. */
const BEGINNING = /(?:\{\{[<%]|\{%-?|<!--|<|(?<!:):{3,})\s*\{?\.?([a-z][\w.:-]*)/gi

/** The classes of an element. */
const CLASSES = /\sclass(?:name)?\s*=\s*(?:\{\s*)?["'`]([^"'`]{1,500})/gi

const CLOSED_TAG = new RegExp(LIST.tags)
const CLOSED_CLASS =
  /^(?:.*-)?(?:paywall(?:ed)?|(?:members?|subscribers?|patrons?|paid|premium)-?(?:only|content)|gated-content|restricted-content)$/
