/** Quoted whole up to so many characters; of a longer selection its beginning and end are. */
const WHOLE = 120
/** Words of context, tried in turn until the beginning occurs once. */
const CONTEXT = [0, 3, 8, 20] as const

const BLOCKS = 'p, li, h1, h2, h3, td, th, figcaption, pre'

/** A selection within a block's text, grown to whole words, for browsers find no parts of words. */
interface Words {
  readonly before: string
  readonly quote: string
  readonly after: string
}

/**
 * What makes an address open at selected words: a text directive (WICG, URL Fragment Text Directives), without the `#`.
 * It has as much context as the words need to be found once in the page.
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

/** The words of a text from one character to another; to its end, if there is none. */
function wordsIn(text: string, start: number, end: number | false): Words {
  const words = segmenter().segment(text)
  const from = words.containing(start)?.index ?? start
  const last = words.containing((end || text.length) - 1)
  const to = last ? last.index + last.segment.length : text.length
  return { before: text.slice(0, from), quote: text.slice(from, to), after: text.slice(to) }
}

/** The first so many words of a text, with what stands before them; if the number is negative the last, with what stands after. */
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

/** A hyphen and a comma have meanings of their own in a directive. */
function encode(text: string): string {
  return encodeURIComponent(clean(text)).replaceAll('-', '%2D')
}
