import { isRecord, type Values } from '../../source/is-record.ts'

/** The names of people in a value of a source, and what else stands beside them. */
interface Names {
  readonly names: readonly string[]
  /** Addresses, firms and other words that are no names, and objects in which no name is found. */
  readonly others: readonly string[]
}

const LINK = /\[([^\][]+)\]\(([^()\s]*)\)|<a\s[^<>]*href="([^"]*)"[^<>]*>([^<>]*)<\/a>/g
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
    const rest = text.replaceAll(LINK, '').replaceAll(/^[\s,;&|·–—-]+|[\s,;&|·–—-]+$/g, '')
    const names = links.map(([, name, , other]) => (name ?? other ?? '').trim())
    return { names: names.filter(Boolean), others: [...links.map(([, , a, b]) => a ?? b ?? ''), rest].filter(Boolean) }
  }
  const [, name = text, address] = MAIL.exec(text) ?? []
  return { names: name ? [name] : [], others: address ? [address] : [] }
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
