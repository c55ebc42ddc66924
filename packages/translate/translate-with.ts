import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { usageError } from '../../lib/cli/command.ts'
import { type Problem, START } from '../../lib/problem/problem.ts'
import type { Publication } from '../../lib/publication/publication.ts'
import { secretIn } from '../../lib/settings/process.ts'
import { splitStory } from '../../lib/source/patch-yaml.ts'
import type { ParsedStoryFile } from '../../lib/story/read/parse-story-file.ts'
import { HEADER, isNote, notesOf } from '../../lib/story/types/story.ts'
import { glossaryTerms } from './checks.ts'
import { requestsOf, textsToSend, translateByMachine } from './machine-translation.ts'
import type { Terms } from './protected-text.ts'
import { type Provider, type ProviderName, providerOf, ServiceError } from './providers.ts'
import { readBody } from './translatable.ts'
import { newTranslation, openWork, updatedTranslation } from './write-translation.ts'

/** A story to translate by machine: its original, its translation if there is one, and the file of the translation. */
export interface MachineJob {
  /** The content folder. */
  readonly root: string
  readonly publication: Publication
  readonly original: ParsedStoryFile
  readonly translation: ParsedStoryFile | undefined
  readonly file: string
  readonly lang: string
  /** Whether to print what would be sent, and to send nothing. */
  readonly isDryRun: boolean
}

const NAMES: readonly ProviderName[] = ['deepl', 'google', 'libretranslate', 'openai-compatible']

/**
 * Translates what is new or has changed in a story through a provider, and writes the file of the translation.
 * @param name the provider, as the user names it
 * @returns the sections that have no translation, as problems with their places in the original
 */
export async function translateWith(name: string, job: MachineJob): Promise<Problem[]> {
  const { root, publication, original, translation, file, lang, isDryRun } = job
  const [provider, key] = readyProvider(name, publication, isDryRun)
  const work = openWork(original, translation)
  if (!work)
    usageError(
      `${lang}.md does not record what it was made from, or its sections are others. Complete it, and record it with --done.`,
    )
  const body = readBody(splitStory(original.source.text).rest, original.lang)
  const terms = new Map([...termsOf(publication, original.lang, lang), ...glossaryTerms(root, original.lang, lang)])
  const header = headerOf(original, work.ids)
  const task = { from: original.lang, to: lang, body, header, ids: work.ids, terms }
  const texts = textsToSend(task)
  const count = `${texts.length} texts with ${texts.join('').length.toLocaleString('en')} characters`
  if (isDryRun) {
    const requests = requestsOf(texts, provider).length
    const inRequests = `in ${requests} ${requests === 1 ? 'request' : 'requests'}`
    console.log([...texts, '', `${count}, ${inRequests} to ${provider.url}. Nothing was sent.`].join('\n'))
    return []
  }
  const sections = [...work.former.keys()].filter((id) => id !== HEADER && !isNote(id))
  if (work.ids.size === 0 && sections.length === work.written.size) {
    console.log(`${lang} is up to date with ${original.lang}. Nothing was sent.`)
    return []
  }
  try {
    const made = await translateByMachine(task, provider, key)
    const text = translation
      ? updatedTranslation(original, body, translation, work, made)
      : newTranslation(original, body, work, made)
    writeFileSync(file, text, translation ? {} : { flag: 'wx' })
    console.log(`${count} were sent to ${provider.url}.`)
    const isDraft = !translation || translation.frontMatter?.draft
    console.log(
      `${path.relative('', file)} is marked as made by a machine. Compare it with the original, and then write ` +
        `\`reviewer: Name\` under \`translation\`${isDraft ? ' and delete `draft: true`' : ''}.`,
    )
    return [...made.failed].map(([id, message]) => problemAt(original, lang, id, message))
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    const variable = publication.translation?.providers[provider.name]?.key
    console.error(`${provider.name} ${error.message}.${variable ? ` The key is that of ${variable}.` : ''}`)
    console.error('Nothing was written.')
    process.exit(1)
  }
}

/** Returns a provider that site.yaml names, and its key. Ends the process if either is missing. */
function readyProvider(given: string, { translation }: Publication, isDryRun: boolean): [Provider, string] {
  const name = NAMES.find((known) => known === given)
  if (!name) usageError(`“${given}” is not a provider. There are ${NAMES.join(', ')}.`)
  const settings = translation?.providers ?? {}
  const variable = settings[name]?.key
  const key = (variable && secretIn(variable)) ?? ''
  const provider = providerOf(name, settings, key)
  if (!provider) usageError(`site.yaml does not name ${name} under \`translation.providers\` (npx masthead help site).`)
  if (variable && !key && !isDryRun)
    usageError(`The environment variable ${variable} is not set. It must have the key for ${name}.`)
  return [provider, key]
}

/** Returns the terms that a translation must have: those of site.yaml, and the names of authors. */
function termsOf({ translation, authors = {} }: Publication, from: string, to: string): Terms {
  const names = Object.values(authors).flatMap(({ name }) => (name?.[from] && name[to] ? [name] : []))
  return new Map(
    [...names, ...(translation?.glossary ?? [])].flatMap((term) => {
      const own = term[from]
      return own === undefined ? [] : [[own, term[to] ?? own] as const]
    }),
  )
}

/** Returns the texts above the body by their keys, and the corrections to translate by their ids. */
function headerOf({ frontMatter }: ParsedStoryFile, ids: ReadonlySet<string>): Record<string, string> {
  const { title, description, cover } = frontMatter ?? {}
  const notes = [...notesOf(frontMatter ?? {})]
    .filter(([id]) => ids.has(id))
    .map(([id, { text }]) => [id, text] as const)
  const texts = { title, description, 'cover.alt': cover?.alt, 'cover.caption': cover?.caption }
  return Object.fromEntries([...Object.entries(texts), ...notes].flatMap(([key, text]) => (text ? [[key, text]] : [])))
}

function problemAt({ source, sections, yaml }: ParsedStoryFile, lang: string, id: string, message: string): Problem {
  const key = isNote(id) ? (id === 'withdrawal' ? 'unpublish' : 'corrections') : id === HEADER && 'title'
  const place = key ? yaml?.placeOf([key]) : sections.find((section) => section.id === id)?.place
  const hint = `Translate it by hand in ${lang}.md, or try again.`
  return { file: source.name, ...(place ?? START), rule: 'translation-misaligned', severity: 'error', message, hint }
}
