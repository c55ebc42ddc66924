import { formattedMarkdown } from './formatted-markdown.ts'
import {
  type FormattedBlock,
  type FormattedText,
  formattedText,
  markdownOfShown,
  type ShownBlock,
} from './formatted-text.ts'

/** The elements of the formatted view, and the text that they were made from. */
export interface FormattedView {
  readonly text: FormattedText
  readonly made: ReadonlyMap<Element, { readonly block: FormattedBlock; readonly html: string }>
}

/**
 * Shows a text in a region.
 * @param boxOf makes the element of a block that is edited as Markdown
 */
export function fillView(region: HTMLElement, markdown: string, boxOf: (source: string) => HTMLElement): FormattedView {
  const text = formattedText(markdown)
  const made = new Map<Element, { block: FormattedBlock; html: string }>()
  for (const block of text.blocks) {
    const element = elementOf(block, boxOf)
    made.set(element, { block, html: element.outerHTML })
  }
  region.replaceChildren(...made.keys())
  // There is always a line to type into.
  if (!region.lastElementChild || isBox(region.lastElementChild)) region.append(emptyLine())
  return { text, made }
}

/** Returns the Markdown of a region as it is now. */
export function markdownInView({ text, made }: FormattedView, region: HTMLElement): string {
  const shown: ShownBlock[] = []
  let line = ''
  const endLine = () => {
    if (line.trim()) shown.push({ html: `<p>${line}</p>` })
    line = ''
  }
  for (const node of region.childNodes) {
    if (!(node instanceof HTMLElement) || !isBlock(node)) {
      line += outerHtml(node)
      continue
    }
    endLine()
    const known = made.get(node) ?? [...made.values()].find(({ html }) => html === node.outerHTML)
    const was = known?.block
    const { markdown } = node.dataset
    if (markdown !== undefined) shown.push({ was, source: markdown })
    else if (known && known.html === node.outerHTML && was) shown.push({ was, source: was.source })
    else shown.push({ was, html: node.outerHTML })
  }
  endLine()
  return markdownOfShown(text, shown)
}

/** Returns the elements that show Markdown. */
export function elementsOf(markdown: string, boxOf: (source: string) => HTMLElement): HTMLElement[] {
  return formattedText(markdown).blocks.map((block) => elementOf(block, boxOf))
}

/** Returns a part of the view as Markdown. */
export function markdownOfPart(part: DocumentFragment): string {
  const hasBlocks = [...part.children].some((child) => child instanceof HTMLElement && isBlock(child))
  const holder = document.createElement(hasBlocks ? 'div' : 'p')
  holder.append(part)
  return formattedMarkdown(hasBlocks ? holder.innerHTML : holder.outerHTML)
}

/** Returns a line without words. */
export function emptyLine(): HTMLElement {
  const line = document.createElement('p')
  line.append(document.createElement('br'))
  return line
}

/** Whether an element is the box of a block that is edited as Markdown. */
export function isBox(element: Element): boolean {
  return element instanceof HTMLElement && element.localName === 'figure' && element.dataset.markdown !== undefined
}

function elementOf({ source, html }: FormattedBlock, boxOf: (source: string) => HTMLElement): HTMLElement {
  const template = document.createElement('template')
  template.innerHTML = html ?? ''
  const { firstElementChild } = template.content
  return firstElementChild instanceof HTMLElement ? firstElementChild : boxOf(source)
}

const BLOCKS = ['p', 'div', 'h1', 'h2', 'h3', 'h4', 'ul', 'ol', 'blockquote', 'figure', 'pre']

function isBlock({ localName }: HTMLElement): boolean {
  return BLOCKS.includes(localName)
}

function outerHtml(node: ChildNode): string {
  const holder = document.createElement('div')
  holder.append(node.cloneNode(true))
  return holder.innerHTML
}
