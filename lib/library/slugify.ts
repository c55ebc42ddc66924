import anyAscii from 'any-ascii'

/** Signs that tell one name from another, C from C++. */
const SPELLED = [
  [/(?<=\S)#/g, ' sharp '],
  [/\+/g, ' plus '],
  [/&/g, ' and '],
] as const

const LONGEST = 60
const FOREIGN_LETTER = /[^\p{Script=Latin}\P{L}]/u

const slugs = new Map<string, string>()

/**
 * What a name (a topic’s, an author’s) is called in addresses: `são-paulo` and `São Paulo` are both `sao-paulo`. It follows
 * from the name alone, so an address stays what it is whatever else is published. Transcribed from another script, or cut
 * short, different names may look the same; these end in a few digits of the name's own.
 */
export function slugify(name: string): string {
  const known = slugs.get(name)
  if (known !== undefined) return known
  const slug = makeSlug(name)
  slugs.set(name, slug) // every story asks for its names again in each language
  return slug
}

function makeSlug(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, ' ')
    .trim()
  const spelled = SPELLED.reduce((text, [sign, words]) => text.replaceAll(sign, words), plain)
  const words = anyAscii(spelled)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-') // Chinese comes syllable by syllable: GangKou
    .toLowerCase()
    .replaceAll(/['`]/g, '')
    .split(/[^a-z\d]+/)
    .filter(Boolean)
    .join('-')
  if (words && words.length <= LONGEST && !FOREIGN_LETTER.test(plain)) return words
  return [words.slice(0, LONGEST).replace(/-$/, ''), digits(plain)].filter(Boolean).join('-')
}

/** A few digits that follow from a text (FNV-1a, 32 bits). */
function digits(text: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0).toString(36)
}
