/** The pattern of a licence: a web address, or the name of a licence of Creative Commons with its version. */
export const LICENCE = /^[Hh][Tt][Tt][Pp][Ss]?:\/\/\S+$|^CC (?:BY(?:-NC)?(?:-SA|-ND)?|0) \d\.\d$/

/** The words and the web address of a licence. */
export interface Licence {
  /** Its name, if it was written as a name. */
  readonly name: string | undefined
  readonly address: string
}

/** Reads a licence as an editor writes it; undefined if it is neither an address nor a known name. */
export function readLicence(licence: string): Licence | undefined {
  if (!LICENCE.test(licence)) return undefined
  const [terms, version] = licence.replace(/^CC /, '').split(' ')
  if (version === undefined || terms === undefined)
    return URL.canParse(licence) ? { name: undefined, address: licence } : undefined
  const kind = terms === '0' ? 'publicdomain/zero' : `licenses/${terms.toLowerCase()}`
  return { name: licence, address: `https://creativecommons.org/${kind}/${version}/` }
}

/** Returns the words that credit a picture: its credit, and the name of its licence. */
export function creditWords(
  { credit, licence }: { readonly credit?: string | undefined; readonly licence?: string | undefined },
  separator: string,
): string | undefined {
  return [credit, licence && readLicence(licence)?.name].filter(Boolean).join(separator) || undefined
}
