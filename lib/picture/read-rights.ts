import ExifReader, { type ExpandedTags } from 'exifreader'

/** Whose a picture is and what may be done with it, in the terms of the IPTC Photo Metadata Standard; only what it says. */
export interface Rights {
  readonly creators: readonly string[]
  readonly copyright: string | undefined
  /** Who is to be named beside it. */
  readonly credit: string | undefined
  /** The licence in words, and where it is written. */
  readonly terms: string | undefined
  readonly statement: string | undefined
  /** Where a licence may be had. */
  readonly licensor: string | undefined
}

type Xmp = NonNullable<ExpandedTags['xmp']>

/** Reads them from XMP, else from IPTC-IIM or Exif, the older ways to write the same. */
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
    return {} // It holds no metadata, or none that can be read.
  }
}

/** XMP holds one text, or a list of them. */
function textsIn(value: Xmp[string]['value'] | undefined): string[] {
  if (!Array.isArray(value)) return sound([value])
  return sound(value.map((item) => item.value))
}

/** A licensor is a structure of its own (PLUS), in a list of them. */
function licensorIn(xmp: Xmp | undefined): string[] {
  const value: unknown = xmp?.Licensor?.value
  const first: unknown = Array.isArray(value) ? value[0] : undefined
  const url: unknown = typeof first === 'object' && first && 'LicensorURL' in first ? first.LicensorURL : undefined
  return sound([typeof url === 'object' && url && 'value' in url ? url.value : undefined])
}

function sound(values: readonly unknown[]): string[] {
  return values.flatMap((value) => (typeof value === 'string' && value.trim() ? [value.trim()] : []))
}
