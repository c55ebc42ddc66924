import { blockOf } from '../browser/block-of.ts'
import { button } from '../browser/create-element.ts'
import type { ShareStory } from './share-story.element.ts'

/** The most words of a selection that is quoted in full; of a longer one, only the beginning and the end are. */
const WHOLE = 40
/** The words at each end of a longer selection. */
const END = 12
/** The words before the selection and after it that tell it from the same words elsewhere. */
const CONTEXT = 8

/**
 * Returns the text directive that makes an address open at the selected words (WICG, URL Fragment Text Directives),
 * without the `#`. Spaces and punctuation marks count as words.
 */
function textFragment({ startContainer, startOffset, endContainer, endOffset }: Range): string {
  const first = blockOf(startContainer)
  const last = blockOf(endContainer)
  if (!first || !last) return ''
  const end = offsetIn(last, endContainer, endOffset)
  const isOne = first === last || end === 0 // a triple click ends where the next paragraph begins
  const [before, head, next] = wordsIn(first, offsetIn(first, startContainer, startOffset), (isOne && end) || Infinity)
  const [, tail, after] = isOne ? [before, head, next] : wordsIn(last, 0, end)
  const isWhole = isOne && head.length <= WHOLE
  const prefix = encode(before.slice(-CONTEXT))
  const suffix = encode(after.slice(0, CONTEXT))
  const parts = [
    prefix && `${prefix}-`,
    encode(isWhole ? head : head.slice(0, END)),
    isWhole ? '' : encode(tail.slice(-END)),
    suffix && `-${suffix}`,
  ]
  return `:~:text=${parts.filter(Boolean)}`
}

function offsetIn(block: Element, node: Node, offset: number): number {
  const before = new Range()
  before.setStart(block, 0)
  before.setEnd(node, offset)
  return before.toString().length
}

/** Words before a selection, in it and after it. */
type Words = [string[], string[], string[]]

/** Splits the text of a block into words, by two characters of it. Browsers find whole words only. */
function wordsIn({ textContent }: Element, start: number, end: number): Words {
  const words: Words = [[], [], []]
  const segmenter = new Intl.Segmenter(document.documentElement.lang, { granularity: 'word' })
  for (const { segment, index } of segmenter.segment(textContent))
    words[index >= end ? 2 : index + segment.length > start ? 1 : 0].push(segment)
  return words
}

/** Encodes words for a directive, in which a hyphen and a comma have meanings of their own. */
function encode(words: readonly string[]): string {
  return encodeURIComponent(words.join('').replaceAll(/\s+/g, ' ').trim()).replaceAll('-', '%2D')
}

/** A bar at the bottom of the window while text of the story is selected: it shares that, or a link to its section. */
export class ShareWords extends HTMLElement {
  /** The element that shares; it provides the texts. */
  declare owner: ShareStory
  /**
   * The last selection, ready to share: on a phone, a tap on a button clears it, and computing it would delay the tap.
   */
  #quotation = ''
  #fragment = ''
  #section = ''
  #waiting: ReturnType<typeof setTimeout> | undefined

  connectedCallback(): void {
    const { label: ariaLabel = '', words = '', link = '' } = this.owner.dataset
    Object.assign(this, { className: 'strip', role: 'group', ariaLabel })
    this.append(
      button(words, () => this.owner.give(this.#quotation, this.#fragment)),
      button(link, () => this.owner.give('', this.#section)),
    )
    this.onmousedown = () => false // otherwise a click would clear the selection
    document.addEventListener('selectionchange', () => {
      clearTimeout(this.#waiting)
      this.#waiting = setTimeout(() => this.#follow(), 200)
    })
    this.#follow()
  }

  #follow(): void {
    const selection = getSelection()
    const range = selection?.isCollapsed === false && selection.getRangeAt(0)
    const words = `${range || ''}`.trim()
    this.hidden = !range || !words || !document.querySelector('.prose')?.contains(range.startContainer)
    if (!range || this.hidden) return
    const section = range.startContainer.parentElement?.closest('[id]')
    this.#quotation = `${this.owner.dataset.quotation?.replace('#', () => words)}\n— ${document.title}\n`
    this.#fragment = `#${textFragment(range)}`
    this.#section = `#${section?.id ?? ''}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'share-words': ShareWords
  }
}
