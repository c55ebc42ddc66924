/** The most characters of a selection that is quoted in full; of a longer one, only the beginning and the end are. */
const WHOLE = 120
/** The numbers of context words, tried in turn until the beginning occurs once. */
const CONTEXT = [0, 3, 8, 20] as const

const BLOCKS = 'p, li, h1, h2, h3, td, th, figcaption, pre'

/** A selection within a block's text, extended to whole words, because browsers do not find parts of words. */
interface Words {
  readonly before: string
  readonly quote: string
  readonly after: string
}

/**
 * Returns the text directive that makes an address open at the selected words (WICG, URL Fragment Text Directives),
 * without the `#`. It has just enough context for the words to be unique in the page.
 */
export function textFragment({ startContainer, startOffset, endContainer, endOffset }: Range): string {
  const first = blockOf(startContainer)
  const last = blockOf(endContainer)
  if (!first || !last) return ''
  const end = offsetIn(last, endContainer, endOffset)
  const isOne = first === last || end === 0 // a triple click ends where the next paragraph begins
  const head = wordsIn(first.textContent, offsetIn(first, startContainer, startOffset), isOne && end)
  const tail = isOne ? head : wordsIn(last.textContent, 0, end)
  const isWhole = isOne && head.quote.length <= WHOLE
  const from = isWhole ? head.quote : someWords(head.quote, 6)
  const to = isWhole ? '' : `,${encode(someWords(tail.quote, -6))}`
  const page = clean(document.body.textContent)
  const isEnough = (words: number) => {
    const text = clean(someWords(head.before, -words) + from + (isWhole ? someWords(head.after, words) : ''))
    return page.indexOf(text) === page.lastIndexOf(text)
  }
  const count = CONTEXT.find(isEnough) ?? 20
  const prefix = encode(someWords(head.before, -count))
  const suffix = encode(someWords(tail.after, count))
  return `:~:text=${prefix && `${prefix}-,`}${encode(from)}${to}${suffix && `,-${suffix}`}`
}

function blockOf(node: Node): Element | null {
  return (node instanceof Element ? node : node.parentElement)?.closest(BLOCKS) ?? null
}

function offsetIn(block: Element, node: Node, offset: number): number {
  const before = document.createRange()
  before.selectNodeContents(block)
  before.setEnd(node, offset)
  return before.toString().length
}

/** Returns the words of a text between two characters; to its end if no end is given. */
function wordsIn(text: string, start: number, end: number | false): Words {
  const words = segmenter().segment(text)
  const from = words.containing(start)?.index ?? start
  const last = words.containing((end || text.length) - 1)
  const to = last ? last.index + last.segment.length : text.length
  return { before: text.slice(0, from), quote: text.slice(from, to), after: text.slice(to) }
}

/**
 * Returns the first `count` words of a text, with everything before them; if `count` is negative the last words, with
 * everything after.
 */
function someWords(text: string, count: number): string {
  if (!count) return ''
  const words = [...segmenter().segment(text)].filter(({ isWordLike }) => isWordLike)
  const edge = words.at(count < 0 ? count : count - 1)
  if (!edge) return text
  return count < 0 ? text.slice(edge.index) : text.slice(0, edge.index + edge.segment.length)
}

function segmenter(): Intl.Segmenter {
  return new Intl.Segmenter(document.documentElement.lang, { granularity: 'word' })
}

function clean(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

/** Encodes text for a directive, in which a hyphen and a comma have meanings of their own. */
function encode(text: string): string {
  return encodeURIComponent(clean(text)).replaceAll('-', '%2D')
}
