import anyAscii from 'any-ascii'

/**
 * Returns the slug of a topic’s or author’s name: `são-paulo` and `São Paulo` both become `sao-paulo`. It depends on
 * the name alone, so an address never changes because of other content. Different names may look the same when
 * transcribed from another script or shortened, so such slugs end in a hash of the name.
 */
export function slugify(name: string): string {
  const known = slugs.get(name)
  if (known !== undefined) return known
  const slug = makeSlug(name)
  slugs.set(name, slug) // the same names are needed for every story and language
  return slug
}

/** Signs that are written out in slugs because they distinguish names, such as C and C++. */
const SPELLED = [
  [/(?<=\S)#/g, ' sharp '],
  [/\+/g, ' plus '],
  [/&/g, ' and '],
] as const

const LONGEST = 60
const FOREIGN_LETTER = /[^\p{Script=Latin}\P{L}]/u

const slugs = new Map<string, string>()

function makeSlug(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[\s_-]+/gu, ' ')
    .trim()
  const spelled = SPELLED.reduce((text, [sign, words]) => text.replaceAll(sign, words), plain)
  const words = anyAscii(spelled)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-') // Chinese is transcribed with capital syllables: GangKou
    .toLowerCase()
    .replaceAll(/['`]/g, '')
    .split(/[^a-z\d]+/)
    .filter(Boolean)
    .join('-')
  if (words && words.length <= LONGEST && !FOREIGN_LETTER.test(plain)) return words
  return [words.slice(0, LONGEST).replace(/-$/, ''), digits(plain)].filter(Boolean).join('-')
}

/** A hash of a text (FNV-1a, 32 bits) in base 36. */
function digits(text: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0).toString(36)
}
