/** Quoted whole up to so many characters; of a longer selection its beginning and end are. */
const WHOLE = 120
/** Words of context, tried in turn until the beginning occurs once. */
const CONTEXT = [0, 3, 8, 20] as const

const BLOCKS = 'p, li, h1, h2, h3, td, th, figcaption, pre'

/** A selection within a text, grown to whole words, for browsers find no parts of words. */
interface Words {
  readonly before: string
  readonly quote: string
  readonly after: string
}

/**
 * What makes an address open at selected words: a text directive (WICG, URL Fragment Text Directives), without the `#`.
 * It has as much context as the words need to be found once in the page.
 */
export function textFragment(range: Range): string {
  const first = blockOf(range.startContainer)
  const last = blockOf(range.endContainer)
  if (!first || !last) return ''
  const start = offsetIn(first, range.startContainer, range.startOffset)
  const end = offsetIn(last, range.endContainer, range.endOffset)
  const one = first === last || end === 0 // a triple click ends where the next paragraph begins
  const head = wordsIn(first.textContent, start, one && end > start ? end : first.textContent.length)
  const tail = one ? head : wordsIn(last.textContent, 0, end)
  const whole = one && head.quote.length <= WHOLE
  const from = whole ? head.quote : someWords(head.quote, 6)
  const to = whole ? '' : `,${encode(someWords(tail.quote, -6))}`
  const page = clean(document.body.textContent)
  const count =
    CONTEXT.find((words) =>
      occursOnce(page, context(head.before, -words) + from + (whole ? context(head.after, words) : '')),
    ) ?? 20
  const prefix = encode(context(head.before, -count).trim())
  const suffix = encode(context(tail.after, count).trim())
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

function wordsIn(text: string, start: number, end: number): Words {
  const segments = [...segmenter().segment(text)]
  const from = segments.findLast(({ index }) => index <= start)?.index ?? start
  const to = segments.find(({ index, segment }) => index + segment.length >= end)
  const until = to ? to.index + to.segment.length : end
  return { before: text.slice(0, from), quote: clean(text.slice(from, until)), after: text.slice(until) }
}

/** The first so many words of a text; the last ones if the number is negative. */
function someWords(text: string, count: number): string {
  const whole = clean(text)
  const words = [...segmenter().segment(whole)].filter(({ isWordLike }) => isWordLike)
  const edge = words.at(count < 0 ? count : count - 1)
  if (words.length <= Math.abs(count) || !edge) return whole
  return count < 0 ? whole.slice(edge.index) : whole.slice(0, edge.index + edge.segment.length)
}

function context(text: string, count: number): string {
  const words = count ? someWords(text, count) : ''
  if (!words) return ''
  return count < 0 ? `${words}${/\s$/.test(text) ? ' ' : ''}` : `${/^\s/.test(text) ? ' ' : ''}${words}`
}

function occursOnce(page: string, text: string): boolean {
  return page.indexOf(text) === page.lastIndexOf(text)
}

function segmenter(): Intl.Segmenter {
  return new Intl.Segmenter(document.documentElement.lang, { granularity: 'word' })
}

function clean(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

/** A hyphen and a comma have meanings of their own in a directive. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('-', '%2D')
}
