import { isRecord, type Values } from '../../../lib/source/is-record.ts'

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
 * Returns the names in a byline, such as `Ann Lee`, `[Ann Lee](https://ann.example), Firm` or `Ann Lee <ann@firm.example>`;
 * in each item of a list; and in an object with a name.
 */
export function bylineNames(value: unknown): Names {
  if (Array.isArray(value)) return joined(value.map(bylineNames))
  if (isRecord(value)) {
    const name = nameOf(value)
    return name ? { names: [name], others: [] } : { names: [], others: [JSON.stringify(value)] }
  }
  const text = value === null || value === undefined || typeof value === 'boolean' ? '' : String(value).trim()
  const links = [...text.matchAll(LINK)]
  if (links.length > 0) {
    const rest = trimmed(text.replaceAll(LINK, ''))
    const names = links.map(([, name, , other]) => (name ?? other ?? '').trim())
    return { names: names.filter(Boolean), others: [...links.map(([, , a, b]) => a ?? b ?? ''), rest].filter(Boolean) }
  }
  const [, named = text, address] = MAIL.exec(text) ?? []
  const others = [...(address ? [address] : []), ...(named.match(ADDRESS) ?? [])]
  const name = trimmed(named.replaceAll(ADDRESS, ''))
  return { names: name ? [name] : [], others }
}

function trimmed(text: string): string {
  return text.replaceAll(/^[\s,;&|·–—-]+|[\s,;&|·–—-]+$/g, '')
}

function joined(all: readonly Names[]): Names {
  return { names: all.flatMap(({ names }) => names), others: all.flatMap(({ others }) => others) }
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
