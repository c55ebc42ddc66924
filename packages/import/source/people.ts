import type { Place } from '../../../lib/problem/problem.ts'
import { isRecord, toRecord, type Values } from '../../../lib/settings/read-json.ts'
import { mailsIn, wholeWord } from '../../../lib/source/find-words.ts'
import type { Warn } from '../body/warn.ts'
import KEYS from './front-matter-keys.json' with { type: 'json' }

/** Returns the names in a value, and reports what else stands beside them. */
export function namesOnly(value: unknown, report: (message: string, hint: string) => void): readonly string[] {
  const { names, others } = bylineNames(value)
  const message = `Of this byline only names are imported: ${names.join(', ') || 'none'}. Left out: ${others.join(', ')}`
  if (others.length > 0) report(message, 'site.yaml has a place for the address and the role of an author: `authors`.')
  return names
}

/** The names of people in a value of a source, and what else stands beside them. */
interface Names {
  readonly names: readonly string[]
  /** Addresses, firms and other words that are no names, and objects in which no name is found. */
  readonly others: readonly string[]
}

const LINK = /\[([^\][]+)\]\(([^()\s]*)\)|<a\s[^<>]*href="([^"]*)"[^<>]*>([^<>]*)<\/a>/g
const ADDRESS = /https?:\/\/\S+|<[a-z/][^<>]*>/gi
const MAIL = /^([^<>]+?)\s*<([^<>\s]+)>$/

/**
 * Returns the names in a byline, such as `Ann Lee`, `[Ann Lee](https://ann.example), Firm` or `Ann Lee
 * <ann@firm.example>`; in each item of a list; and in an object with a name.
 */
export function bylineNames(value: unknown): Names {
  if (Array.isArray(value)) {
    const all = value.map(bylineNames)
    return { names: all.flatMap(({ names }) => names), others: all.flatMap(({ others }) => others) }
  }
  if (isRecord(value)) {
    const name = nameOf(value)
    return name ? bylineNames(name) : { names: [], others: [JSON.stringify(value)] }
  }
  const text = value === null || value === undefined || typeof value === 'boolean' ? '' : String(value).trim()
  const links = [...text.matchAll(LINK)]
  if (links.length > 0) {
    const rest = trimmed(text.replaceAll(LINK, ''))
    const linked = links.map(([, name, , other]) => withoutMail((name ?? other ?? '').trim()))
    const others = [...links.map(([, , a, b]) => a ?? b ?? ''), ...linked.flatMap(({ mails }) => mails), rest]
    return { names: linked.map(({ name }) => name).filter(Boolean), others: others.filter(Boolean) }
  }
  const [, named = text, address] = MAIL.exec(text) ?? []
  const { name, mails } = withoutMail(trimmed(named.replaceAll(ADDRESS, '')))
  const others = [...(address ? [address] : []), ...(named.match(ADDRESS) ?? []), ...mails]
  return { names: name ? [name] : [], others }
}

/**
 * Returns a name without the e-mail addresses in it, which are nobody’s byline: `ann@firm.example (Ann Lee)` is Ann
 * Lee.
 */
function withoutMail(text: string) {
  const mails = mailsIn(text)
  if (mails.length === 0) return { name: text, mails }
  const rest = mails.reduce((left, mail) => left.replaceAll(mail, ''), text)
  return { name: trimmed(rest.replaceAll(/mailto:|[()[\]<>"]/gi, '')), mails }
}

function trimmed(text: string): string {
  return text.replaceAll(/^[\s,;&|·–—-]+|[\s,;&|·–—-]+$/g, '')
}

/** Returns the name of a person whom a source describes by several values. */
function nameOf(person: Values): string {
  const plain = new Map(
    Object.entries(person).map(([key, value]) => [key.toLowerCase().replaceAll(/[^a-z]/g, ''), value]),
  )
  const first = (...keys: readonly string[]) =>
    keys.map((key) => plain.get(key)).find((value) => typeof value === 'string' && value.trim())
  const parts = [
    first('firstname', 'first', 'givenname', 'given'),
    first('lastname', 'last', 'familyname', 'family', 'surname'),
  ]
  return String(first('name', 'displayname', 'fullname', 'title') ?? parts.filter(Boolean).join(' ')).trim()
}

/**
 * Returns what front matter states about a translation; undefined if it states none. Names for which a story has no
 * slot are reported.
 */
export function translationIn(values: Values, { keys, read, namesAt, report, placeAt }: KeyReading) {
  const parts = toRecord(values[keys.get('translation') ?? ''])
  const isStated = Object.keys(parts).length > 0
  if (isStated) read('translation')
  const by = (['human', 'machine'] as const).find((one) => one === parts.by)
  const own = bylineNames([parts.translator, by ? undefined : parts.by])
  const [translator, ...others] = [...new Set([...own.names, ...namesAt(KEYS.translators)])]
  if (!isStated && translator === undefined) return undefined
  const [reviewer, ...more] = [...new Set([...bylineNames(parts.reviewer).names, ...namesAt(KEYS.reviewers)])]
  const key = isStated ? 'translation' : (KEYS.translators.find((name) => keys.has(name)) ?? '')
  for (const name of [...others, ...own.others]) report(key, `A story names one translator; “${name}” is not imported.`)
  for (const name of more) report(key, `A story names one reviewer of a translation; “${name}” is not imported.`)
  for (const [name, value] of Object.entries(parts)) {
    const message = `Masthead has no key for “translation.${name}: ${JSON.stringify(value)}”.`
    if (!PARTS.includes(name)) report('translation', message)
  }
  const isMachine = translator !== undefined && MACHINES.test(translator)
  return {
    of: typeof parts.of === 'string' ? parts.of : undefined,
    by: by ?? (translator === undefined ? undefined : isMachine ? 'machine' : 'human'),
    translator,
    reviewer,
    place: placeAt(key),
  }
}

/** Functions that read the keys of a front matter, by their plain forms. */
export interface KeyReading {
  readonly warn: Warn
  readonly keys: ReadonlyMap<string, string>
  read(name: string): unknown
  namesAt(names: readonly string[]): string[]
  report(name: string, message: string, hint?: string): void
  placeAt(name: string): Place
}

/** The keys of `translation` that are read, or that Masthead itself writes. */
const PARTS = ['of', 'by', 'translator', 'reviewer', 'form', 'sections']

const MACHINES = new RegExp(
  wholeWord('google|deepl|gpt|chatgpt|claude|gemini|bing|microsoft|amazon|libretranslate|machine|automatic'),
  'iu',
)
