import { placeAt } from '../../../lib/source/source-file.ts'
import type { DraftReason } from './drafts.ts'
import LIST from './visibility.json' with { type: 'json' }

/**
 * Returns the reasons for which parts of a text are not for all readers: tags, comments and classes by their names.
 * @example closedParts('{{< members >}}Ours.{{< /members >}}')[0]?.name // 'members'
 */
export function closedParts(text: string): DraftReason[] {
  const tags = [...text.matchAll(BEGINNING)].filter(([, name = '']) => isClosedTag(name))
  const classes = [...text.matchAll(CLASSES)].flatMap(({ 1: names = '', index }) =>
    names.split(/\s+/).flatMap((name) => (CLOSED_CLASS.test(name.toLowerCase()) ? { name, index } : [])),
  )
  const found = [
    ...tags.map(({ 1: name = '', index }) => ({ kind: 'tag', name, index })),
    ...classes.map((one) => ({ kind: 'class', ...one })),
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

/** The beginning of a shortcode, a Liquid block, an element, a block of Markdown, or a comment with one word. */
const BEGINNING = /(?:\{\{[<%]|\{%-?|<!--|<|:::+)\s*\{?\.?([a-z][\w.:-]*)/gi

/** The classes of an element. */
const CLASSES = /\sclass(?:name)?\s*=\s*(?:\{\s*)?["'`]([^"'`]{1,500})/gi

const CLOSED_TAG = new RegExp(LIST.tags)
const CLOSED_CLASS =
  /^(?:.*-)?(?:paywall(?:ed)?|(?:members?|subscribers?|patrons?|paid|premium)-?(?:only|content)|gated-content|restricted-content)$/
