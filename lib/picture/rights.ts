import ExifReader, { type ExpandedTags } from 'exifreader'
import type { Element } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { readLicence } from './licence.ts'
import type { Credit } from './picture.ts'

/** The rights in a picture, in the terms of the IPTC Photo Metadata Standard; only what the file states. */
export interface Rights {
  readonly creators: readonly string[]
  readonly copyright: string | undefined
  /** The person or organisation to be credited. */
  readonly credit: string | undefined
  /** The licence in words; `statement` is its web address. */
  readonly terms: string | undefined
  readonly statement: string | undefined
  /** The web address at which a licence can be obtained. */
  readonly licensor: string | undefined
}

type Xmp = NonNullable<ExpandedTags['xmp']>

/** Reads a picture's rights from XMP, or else from IPTC-IIM or Exif, the older formats for the same facts. */
export function readRights(bytes: Buffer): Rights {
  const { xmp, iptc, exif } = tagsOf(bytes)
  const inXmp = (name: string) => textsIn(xmp?.[name]?.value)
  const byline = iptc?.['By-line']
  const bylines = (Array.isArray(byline) ? byline : [byline]).map((tag) => tag?.description)
  const creators = [inXmp('creator'), sound(bylines), sound([exif?.Artist?.description])]
  return {
    creators: creators.find((names) => names.length > 0) ?? [],
    copyright: sound([...inXmp('rights'), iptc?.['Copyright Notice']?.description, exif?.Copyright?.description])[0],
    credit: sound([...inXmp('Credit'), iptc?.Credit?.description])[0],
    terms: inXmp('UsageTerms')[0],
    statement: inXmp('WebStatement')[0],
    licensor: licensorIn(xmp)[0],
  }
}

/**
 * Returns a picture's rights with the credit and the licence that its story states. These replace those of the file.
 */
export function withStated(rights: Rights, { credit = rights.credit, licence = '' }: Credit = {}): Rights {
  const stated = readLicence(licence)
  return { ...rights, credit, ...(stated && { terms: stated.name, statement: stated.address }) }
}

/** Returns the name that a picture's file asks to be credited: its credit, or else its creators, or its copyright. */
export function creditIn({ credit, creators, copyright }: Rights): string | undefined {
  return credit ?? (creators.join(', ') || copyright)
}

function tagsOf(bytes: Buffer): ExpandedTags {
  try {
    return ExifReader.load(bytes, { expanded: true })
  } catch {
    return {} // The file has no metadata, or none that can be read.
  }
}

/** The texts of an XMP value, which is one text or a list of texts. */
function textsIn(value: Xmp[string]['value'] | undefined): string[] {
  if (!Array.isArray(value)) return sound([value])
  return sound(value.map((item) => item.value))
}

/** The web address of the first licensor. XMP has a list of structures for licensors (PLUS). */
function licensorIn(xmp: Xmp | undefined): string[] {
  const value: unknown = xmp?.Licensor?.value
  const first: unknown = Array.isArray(value) ? value[0] : undefined
  const url: unknown = typeof first === 'object' && first && 'LicensorURL' in first ? first.LicensorURL : undefined
  return sound([typeof url === 'object' && url && 'value' in url ? url.value : undefined])
}

function sound(values: readonly unknown[]): string[] {
  return values.flatMap((value) => (typeof value === 'string' && value.trim() ? [value.trim()] : []))
}

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
