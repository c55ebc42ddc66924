import { type Dirent, readdirSync } from 'node:fs'
import path from 'node:path'
import { isLanguageTag, scriptOf, suitableTags } from '../language/language.ts'
import {
  countPlaces,
  hasMessages,
  type Messages,
  messagesFor,
  missingIn,
  REVIEWED_BY,
  reviewerOf,
} from '../language/messages.ts'
import { suggest } from '../problem/did-you-mean.ts'
import { findHidden } from '../problem/hidden-characters.ts'
import { type Problem, START } from '../problem/problem.ts'
import type { Rule } from '../problem/rules.ts'
import { jsonTexts } from '../source/json-texts.ts'
import { nameOf, placeAt, readSource } from '../source/source-file.ts'
import { MESSAGES } from './content-names.ts'
import { languageProblem } from './language-problem.ts'

/** The messages of the interface in each language of a publication. */
export interface ReadMessages {
  /** The messages by language. Where some are missing, they are in English, so that the stories can be checked. */
  readonly messages: Readonly<Record<string, Messages>>
  /** The languages without messages in their script, with the language whose messages they get, if there is one. */
  readonly missing: ReadonlyMap<string, string | undefined>
  /** By language, the keys of the texts that readers get in English. */
  readonly untranslated: ReadonlyMap<string, readonly string[]>
  /** By language, the person who has reviewed its texts. */
  readonly reviewers: ReadonlyMap<string, string>
  readonly problems: readonly Problem[]
}

/** The start of a key of a file of messages that is a comment: JSON has no others. */
export const COMMENT = '//'

type Texts = Readonly<Record<string, string>>

/**
 * Reads the newsroom’s own messages and joins them with Masthead’s. A language gets those of the nearest tag: its own,
 * then that of its script, then that of its language, as `suitableTags` lists them.
 * @param root the content folder
 * @param tags the languages of the publication
 */
export function readMessages(root: string, tags: readonly string[]): ReadMessages {
  const { files, problems } = readFiles(root, tags)
  const missing = new Map<string, string | undefined>()
  const untranslated = new Map<string, readonly string[]>()
  const reviewers = new Map<string, string>()
  const messages = tags.map((tag) => {
    const script = scriptOf(tag)
    const found = suitableTags(tag).filter((one) => hasMessages(one) || files.has(one))
    const sameScript = found.filter((one) => scriptOf(one) === script)
    const [nearest] = sameScript.length > 0 ? sameScript : found
    if (sameScript.length === 0) missing.set(tag, nearest)
    const layers = (sameScript.length > 0 ? sameScript : found).toReversed()
    const texts: Texts = Object.assign({}, ...layers.flatMap((one) => [ownOf(one), files.get(one)?.texts]))
    const keys = missingIn(texts)
    untranslated.set(tag, keys)
    const reviewer = nearest && (files.get(nearest)?.reviewer ?? reviewerOf(nearest))
    if (reviewer) reviewers.set(tag, reviewer)
    const file = nearest === undefined ? undefined : files.get(nearest)
    if (file?.isWhole && keys.length > 0) {
      const names = keys.length > NAMED ? `${keys.slice(0, NAMED).join(', ')} …` : keys.join(', ')
      const message = `${keys.length} texts of the interface have no translation, so readers get them in English: ${names}.`
      const hint = `What each one is for: npx masthead messages --missing ${tag}`
      problems.push({ file: file.name, ...START, severity: 'warning', rule: 'words-missing', message, hint })
    }
    return [tag, { ...messagesFor('en'), ...texts }] as const
  })
  return { messages: Object.fromEntries(messages), missing, untranslated, reviewers, problems }
}

/** The number of missing texts that a warning names. */
const NAMED = 5

function ownOf(tag: string): Texts | undefined {
  return hasMessages(tag) ? messagesFor(tag) : undefined
}

/** A file of the newsroom’s own messages. */
interface MessagesFile {
  readonly name: string
  readonly texts: Texts
  readonly reviewer?: string | undefined
  /** Whether all of it could be read, so that what is missing is known. */
  readonly isWhole: boolean
}

/** Reads every file of the folder, by language. */
function readFiles(root: string, tags: readonly string[]) {
  const files = new Map<string, MessagesFile>()
  const problems: Problem[] = []
  const used = new Set(tags.flatMap(suitableTags))
  const folder = path.join(root, MESSAGES)
  for (const { name } of entriesOf(folder)) {
    const tag = path.basename(name, '.json')
    const report = (rule: Rule, message: string, hint: string) => {
      const file = nameOf(root, path.join(folder, name))
      problems.push({ file, ...START, severity: 'error', rule, message, hint })
    }
    if (!name.endsWith('.json')) {
      report('file-unexpected', `“${name}” is not a file of messages.`, 'Name it for its language: `pt-BR.json`.')
    } else if (!isLanguageTag(tag) || !used.has(tag)) {
      const { message, hint } = languageProblem(tag, tags)
      report('language-unknown', message, hint)
    } else {
      const read = readFile(root, tag, path.join(folder, name))
      files.set(tag, read)
      problems.push(...read.problems)
    }
  }
  return { files, problems }
}

/** The entries of a folder without hidden files, in order; none if there is no such folder. */
function entriesOf(folder: string): Dirent[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'))
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}

/**
 * Reads the messages of the newsroom in one language. In a language in which Masthead has none, those that are empty
 * are not translated yet.
 */
function readFile(root: string, tag: string, file: string): MessagesFile & { problems: readonly Problem[] } {
  const { source, readable, problems } = readSource(root, file)
  const { name } = source
  if (!readable) return { name, texts: {}, isWhole: false, problems }
  const report = (offset: number, rule: Rule, message: string, hint: string) => {
    problems.push({ file: name, ...placeAt(source.text, offset), severity: 'error', rule, message, hint })
  }
  const { texts, failed } = jsonTexts(source.text)
  if (failed) {
    const hint = 'Write `"key": "text"` for each text, with a comma between two of them.'
    report(failed.offset, 'json-invalid', `This is not JSON: ${failed.wanted} should be here.`, hint)
  }
  const english = new Map(Object.entries(messagesFor('en')))
  const own: Record<string, string> = {}
  let reviewer: string | undefined
  for (const { key, keyAt, text, textAt } of texts) {
    const original = english.get(key)
    const hidden = findHidden(text)
    if (key === REVIEWED_BY) reviewer = text.trim() || undefined
    if (key === '$schema' || key === REVIEWED_BY || key.startsWith(COMMENT)) continue
    if (original === undefined) {
      report(keyAt, 'key-unknown', `“${key}” is not a text of the interface.`, suggest(key, [...english.keys()]))
    } else if (Object.hasOwn(own, key)) {
      report(keyAt, 'value-invalid', `“${key}” is here twice.`, 'Delete one of the two.')
    } else if (text.trim() === '') {
      const isOurs = suitableTags(tag).some(hasMessages)
      if (isOurs) report(textAt, 'value-invalid', `“${key}” is empty.`, `In English it is “${original}”.`)
    } else if (hidden) {
      const message = `This text has the character ${hidden.name}, which is not allowed.`
      report(textAt, 'character-forbidden', message, 'Delete its escape.')
    } else if (countPlaces(text) !== countPlaces(original)) {
      const message = `“${key}” has ${countPlaces(text)} places for values; it needs ${countPlaces(original)}.`
      report(textAt, 'value-invalid', message, `Each # is the place of a value. In English it is “${original}”.`)
    }
    own[key] = text
  }
  const written = Object.entries(own).filter(([, text]) => text.trim() !== '')
  return { name, texts: Object.fromEntries(written), reviewer, isWhole: !failed, problems }
}
