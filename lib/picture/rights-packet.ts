import type { Element } from 'xast'
import { toXml } from 'xast-util-to-xml'
import type { Rights } from './read-rights.ts'

const NAMESPACES = {
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:photoshop': 'http://ns.adobe.com/photoshop/1.0/',
  'xmlns:xmpRights': 'http://ns.adobe.com/xap/1.0/rights/',
  'xmlns:plus': 'http://ns.useplus.org/ldf/xmp/1.0/',
}

/** Writes a picture's rights as an XMP packet (ISO 16684-1) for its published files; undefined if it states none. */
export function rightsPacket(rights: Rights): string | undefined {
  const { creators, copyright, credit, terms, statement, licensor } = rights
  const properties = [
    ...(creators.length > 0 ? [element('dc:creator', [element('rdf:Seq', creators.map(item))])] : []),
    ...(copyright ? [element('dc:rights', [inAnyLanguage(copyright)])] : []),
    ...(credit ? [element('photoshop:Credit', credit)] : []),
    ...(terms ? [element('xmpRights:UsageTerms', [inAnyLanguage(terms)])] : []),
    ...(statement ? [element('xmpRights:WebStatement', statement)] : []),
    ...(licensor ? [element('plus:Licensor', [element('rdf:Seq', [resource('plus:LicensorURL', licensor)])])] : []),
  ]
  if (properties.length === 0) return undefined
  const description = element('rdf:Description', properties, { 'rdf:about': '', ...NAMESPACES })
  const rdf = element('rdf:RDF', [description], { 'xmlns:rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#' })
  return toXml(element('x:xmpmeta', [rdf], { 'xmlns:x': 'adobe:ns:meta/' }))
}

function item(text: string): Element {
  return element('rdf:li', text)
}

function inAnyLanguage(text: string): Element {
  return element('rdf:Alt', [element('rdf:li', text, { 'xml:lang': 'x-default' })])
}

function resource(name: string, text: string): Element {
  return element('rdf:li', [element(name, text)], { 'rdf:parseType': 'Resource' })
}

function element(name: string, inside: string | Element[], attributes: Record<string, string> = {}): Element {
  const children = typeof inside === 'string' ? [{ type: 'text' as const, value: inside }] : inside
  return { type: 'element', name, attributes, children }
}
