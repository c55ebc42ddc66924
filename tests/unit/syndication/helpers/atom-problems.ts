import { readFileSync } from 'node:fs'
import { JSDOM } from 'jsdom'
import { validateXML } from 'xmllint-wasm'

const ATOM = 'http://www.w3.org/2005/Atom'
const GRAMMAR = readFileSync(new URL('../../../fixtures/atom.rng', import.meta.url), 'utf8')

/** What RFC 4287 finds wrong with feeds, by their names: its grammar, then what its text asks for besides. */
export async function atomProblems(feeds: ReadonlyMap<string, string>): Promise<string[]> {
  const xml = [...feeds].map(([name, contents]) => ({ fileName: name.replaceAll('/', '~'), contents }))
  const { errors } = await validateXML({ xml, schema: GRAMMAR, extension: 'relaxng' })
  const grammar = errors.map(({ rawMessage }) => rawMessage.replaceAll('~', '/'))
  return [
    ...grammar,
    ...[...feeds].flatMap(([name, feed]) => proseProblems(feed).map((problem) => `${name}: ${problem}`)),
  ]
}

function proseProblems(xml: string): string[] {
  const feed = new JSDOM(xml, { contentType: 'application/xml' }).window.document.documentElement
  const entries = children(feed, 'entry')
  const ids = [feed, ...entries].map(idOf)
  return [
    // The three Schematron rules of the grammar; the first two come to one where there is a feed.
    ...entries
      .filter((entry) =>
        [entry, feed, ...children(entry, 'source')].every((parent) => children(parent, 'author').length === 0),
      )
      .map(() => 'an entry without an author'),
    ...entries
      .filter((entry) => children(entry, 'content').length === 0 && linksOf(entry, 'alternate').length === 0)
      .map(() => 'an entry with neither a content nor a page'),
    // 4.2.6: an IRI, never a relative one; it tells one entry from another.
    ...ids.filter((id) => !URL.canParse(id)).map((id) => `an id that is relative: ${id}`),
    ...ids.filter((id, index) => ids.indexOf(id) < index).map((id) => `an id that is there twice: ${id}`),
    // 4.1.1 and 4.1.2: one alternate of each type and language.
    ...[feed, ...entries].flatMap((parent) => {
      const kinds = linksOf(parent, 'alternate').map(
        (link) => `${link.getAttribute('type')} ${link.getAttribute('hreflang')}`,
      )
      return kinds.filter((kind, index) => kinds.indexOf(kind) < index).map((kind) => `two alternates: ${kind}`)
    }),
    // 4.1.1: a feed says where it is; 4.2.7.6: how long an enclosure is.
    ...(linksOf(feed, 'self').length === 1 ? [] : ['no link to itself']),
    ...entries
      .flatMap((entry) => linksOf(entry, 'enclosure'))
      .filter((link) => !/^[1-9]\d*$/.test(link.getAttribute('length') ?? ''))
      .map(() => 'an enclosure without a length'),
    // 3.3: RFC 3339, in capitals; XML Schema would let a date pass that has no zone.
    ...[...feed.querySelectorAll('updated, published')]
      .map(({ textContent }) => textContent)
      .filter((date) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(date))
      .map((date) => `a date of another form: ${date}`),
  ]
}

function children(parent: Element, name: string): Element[] {
  return [...parent.children].filter(({ namespaceURI, localName }) => namespaceURI === ATOM && localName === name)
}

function linksOf(parent: Element, rel: string): Element[] {
  // 4.2.7.2: a link that does not say what it is is an alternate.
  return children(parent, 'link').filter((link) => (link.getAttribute('rel') ?? 'alternate') === rel)
}

function idOf(parent: Element): string {
  return children(parent, 'id')[0]?.textContent ?? ''
}
