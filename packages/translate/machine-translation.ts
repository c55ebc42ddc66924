import { everySection, figuresIn, sectionFacts, sectionsText } from '../../lib/story/kinds/kinds.ts'
import type { Inline, Section } from '../../lib/story/types/section.ts'
import { HEADER, isNote } from '../../lib/story/types/story.ts'
import { numberDifference } from './checks.ts'
import { inGroups } from './in-groups.ts'
import { BrokenTags, type ProtectedText, protectText, type Terms } from './protected-text.ts'
import { MOST_CHARACTERS, type Provider, postJson, ServiceError } from './providers.ts'
import {
  plain,
  type Range,
  readBody,
  replaceRanges,
  restoreText,
  type TranslatableBody,
  wordsIn,
} from './translatable.ts'

/** The texts above the body that are translated, by their keys: `title`, `cover.alt`, and `correction-2026-03-01`. */
export type HeaderTexts = Readonly<Record<string, string>>

/** An original, and the parts of it that a machine is to translate. */
export interface TranslationTask {
  readonly from: string
  readonly to: string
  readonly body: TranslatableBody
  readonly header: HeaderTexts
  /** The ids of the sections, and `head` for the header. */
  readonly ids: ReadonlySet<string>
  readonly terms: Terms
}

/** A translated section: the Markdown of each of its blocks. */
export interface MachineTranslation {
  readonly sections: ReadonlyMap<string, readonly string[]>
  /** Without texts that were not wanted, or failed. */
  readonly header: HeaderTexts
  /** The reason why a section has no translation, by its id; `head` for the header. */
  readonly failed: ReadonlyMap<string, string>
}

/** Texts as they are sent, in the order of the story: each once, and none without letters. */
export function textsToSend(task: TranslationTask): string[] {
  const texts = [...partsOf(task)].flatMap(({ texts }) => texts.map(({ tagged }) => tagged))
  return [...new Set(texts.filter(isWorded))]
}

/** Returns texts in groups that a provider accepts in one request. */
export function requestsOf(texts: readonly string[], provider: Provider): string[][] {
  const sizeOf = (group: readonly string[]) => group.reduce((sum, { length }) => sum + length, 0)
  return inGroups(texts, (group) => group.length <= provider.mostTexts && sizeOf(group) <= MOST_CHARACTERS)
}

/**
 * Translates parts of a story through a provider. A section whose translation has not the same structure, links, notes
 * and numbers as the original fails alone.
 * @throws ServiceError if the provider refuses the first request
 */
export async function translateByMachine(
  task: TranslationTask,
  provider: Provider,
  key: string,
): Promise<MachineTranslation> {
  const { from, to, header } = task
  const answers = new Map<string, string>()
  const errors = new Map<string, string>()
  let ended: string | undefined
  const story = [header.title, header.description].filter(Boolean).join(' ')
  for (const texts of requestsOf(textsToSend(task), provider)) {
    try {
      if (ended !== undefined) throw new ServiceError(ended, true)
      const read = provider.read(await postJson(provider.url, provider.request({ from, to, texts, story }, key), key))
      if (read.length !== texts.length) throw new ServiceError('does not answer with as many texts as it got', false)
      for (const [index, text] of texts.entries()) answers.set(text, read[index] ?? '')
    } catch (error) {
      const message = error instanceof ServiceError ? error.message : 'gives an answer in an unknown form'
      const isFinal = error instanceof ServiceError && error.isFinal
      if (isFinal && answers.size === 0) throw error
      if (isFinal) ended = message
      for (const text of texts) errors.set(text, `${provider.name} ${message}.`)
    }
  }
  return assemble(task, answers, errors)
}

/** Something that is translated as a whole or not at all. */
interface Part {
  readonly id: string
  readonly texts: readonly ProtectedText[]
}

function* partsOf({ body, header, ids, terms }: TranslationTask): Generator<Part> {
  for (const [id, texts] of headerParts(header, ids)) yield { id, texts: headerTexts(texts, terms) }
  for (const { id, words } of wordsBySection(body, ids, terms)) yield { id, texts: words.flatMap(({ texts }) => texts) }
}

/** Returns the texts above the body that are translated together: those of `head`, and each correction. */
function headerParts(header: HeaderTexts, ids: ReadonlySet<string>): [id: string, texts: HeaderTexts][] {
  const parts = Map.groupBy(Object.entries(header), ([key]) => (isNote(key) ? key : HEADER))
  return [...parts].filter(([id]) => ids.has(id)).map(([id, texts]) => [id, Object.fromEntries(texts)])
}

function headerTexts(header: HeaderTexts, terms: Terms): ProtectedText[] {
  return Object.values(header).map((text) => protectText(plain(text), terms))
}

function wordsBySection(body: TranslatableBody, ids: ReadonlySet<string>, terms: Terms) {
  const words = wordsIn(body, terms)
  return body.sections
    .filter(({ id }) => ids.has(id))
    .map((section) => {
      const ranges = body.rangesOf(section)
      return { section, id: section.id, ranges, words: words.filter((one) => ranges.some((range) => isIn(one, range))) }
    })
}

function isIn(inner: Range, { from, to }: Range): boolean {
  return inner.from >= from && inner.to <= to
}

/** Whether a text has words to translate: letters, or a number whose signs differ between languages. */
function isWorded(tagged: string): boolean {
  return /\p{L}|\d[.,]\d/u.test(tagged.replaceAll(/<x .*?<\/x>|<[^>]*>/g, ''))
}

function assemble(
  task: TranslationTask,
  answers: ReadonlyMap<string, string>,
  errors: ReadonlyMap<string, string>,
): MachineTranslation {
  const { body, from, to, ids, terms, header } = task
  const failed = new Map<string, string>()
  const answersFor = (id: string, texts: readonly ProtectedText[]) =>
    texts.map(({ tagged }) => {
      const error = errors.get(tagged)
      if (error) failed.set(id, error)
      return answers.get(tagged) ?? tagged
    })
  const attempt = <Value>(id: string, make: () => Value): Value | undefined => {
    try {
      return make()
    } catch (error) {
      if (!(error instanceof BrokenTags)) throw error
      failed.set(id, 'Its translation has lost, repeated or invented a mark, a link, a note or a term.')
      return undefined
    }
  }
  const edits = wordsBySection(body, ids, terms).flatMap(({ id, words }) => {
    const own = attempt(id, () =>
      words.map((one) => ({ from: one.from, to: one.to, text: one.write(answersFor(id, one.texts)) })),
    )
    return failed.has(id) ? [] : (own ?? [])
  })
  const candidate = readBody(replaceRanges(body.markdown, edits), to)
  /** Returns the range of a block in the candidate. */
  const moved = (range: Range): Range => {
    const grown = (at: number) =>
      edits.filter((edit) => edit.to <= at).reduce((sum, edit) => sum + edit.text.length - (edit.to - edit.from), 0)
    return { from: range.from + grown(range.from), to: range.to + grown(range.to) }
  }
  const sections = new Map<string, readonly string[]>()
  for (const section of body.sections.filter(({ id }) => ids.has(id) && !failed.has(id))) {
    const ranges = body.rangesOf(section).map(moved)
    const found = candidate.sections.filter((one) =>
      section.kind === 'footnotes'
        ? one.kind === 'footnotes'
        : candidate.rangesOf(one).some((range) => ranges.some((own) => isIn(range, own))),
    )
    const problem = candidate.problems.find(
      ({ at, message }) =>
        ranges.some((own) => at >= own.from && at < own.to) && !body.problems.some((own) => own.message === message),
    )
    const difference = problem?.message ?? differenceOf(section, found, from, to)
    const written = ranges.map((range) => candidate.markdown.slice(range.from, range.to))
    if (difference) failed.set(section.id, difference)
    else sections.set(section.id, written)
  }
  const parts = headerParts(header, ids).map(([id, own]) => {
    const translated = attempt(id, () => {
      const texts = headerTexts(own, terms)
      const answersIn = answersFor(id, texts)
      const written = texts.map((text, index) => restoreText(text, answersIn[index] ?? ''))
      return Object.fromEntries(Object.keys(own).map((key, index) => [key, written[index] ?? '']))
    })
    const number =
      translated && otherNumber(Object.values(own).join('\n'), Object.values(translated).join('\n'), from, to)
    if (number) failed.set(id, number)
    return failed.has(id) ? {} : translated
  })
  return { sections, header: Object.assign({}, ...parts), failed }
}

/**
 * Returns the difference between a section and its translation; undefined if they have all in common that they must.
 */
function differenceOf(section: Section, found: readonly Section[], from: string, to: string): string | undefined {
  const [own] = found
  if (!own || found.length > 1) return 'Its translation would not be one section.'
  const outline = (one: Section) => everySection([one]).map((inner) => sectionFacts(inner).outline)
  if (outline(own).join('\n') !== outline(section).join('\n')) return 'Its translation has another structure.'
  if (marksIn(own).join('\n') !== marksIn(section).join('\n')) return 'Its translation has other links, notes or code.'
  return otherNumber(textOf(section), textOf(own), from, to)
}

function otherNumber(original: string, translation: string, of: string, lang: string): string | undefined {
  const difference = numberDifference({ original, of, translation, lang })
  return difference && `Its translation has another number or unit. ${difference}`
}

function textOf(section: Section): string {
  return [...figuresIn([section]).map(({ alt }) => alt), sectionsText([section])].join('\n')
}

/** Returns the links and code of a section, sorted, because their order may differ; and the notes in their order. */
function marksIn(section: Section): string[] {
  const links: string[] = []
  const notes: string[] = []
  const visit = (inlines: readonly Inline[]) => {
    for (const inline of inlines) {
      if (inline.kind === 'link') links.push(inline.href)
      if (inline.kind === 'code') links.push(inline.text)
      if (inline.kind === 'footnote') notes.push(inline.note)
      if ('text' in inline && typeof inline.text !== 'string') visit(inline.text)
    }
  }
  for (const one of everySection([section])) for (const text of sectionFacts(one).texts ?? []) visit(text)
  return [...links.sort(), ...notes]
}
