import ExifReader, { type ExpandedTags } from 'exifreader'

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
