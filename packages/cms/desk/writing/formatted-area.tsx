import { type ClipboardEvent, type MouseEvent, useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { DeskConfig } from '../../desk-config.ts'
import { say } from '../parts/texts.ts'
import {
  elementsOf,
  emptyLine,
  type FormattedView,
  fillView,
  isBox,
  markdownInView,
  markdownOfPart,
} from './formatted-view.ts'
import { MarkdownForm } from './markdown-form.tsx'
import type { Mark } from './marked-text.ts'
import { pastedMarkdown } from './pasted-markdown.ts'
import type { PictureFolder } from './picture-form.tsx'
import { type PictureAsker, WritingTools, type WrittenField } from './writing-tools.tsx'

/**
 * A field for a text in which headings, lists, links and bold text look as they will. Only blocks that are edited are
 * written again; tables and other blocks are boxes that are moved, deleted, or edited as Markdown.
 */
export function FormattedArea({
  attributes,
  config,
  lang,
  value,
  folder,
  onChange,
}: {
  readonly attributes: { readonly id: string; readonly 'aria-describedby'?: string }
  readonly config: DeskConfig
  readonly lang: string
  readonly value: string
  readonly folder: PictureFolder
  readonly onChange: (text: string) => void
}) {
  const region = useRef<HTMLDivElement>(null)
  const field = useRef<WrittenField>(null)
  const asker = useRef<PictureAsker>(null)
  const view = useRef<FormattedView>(undefined)
  const written = useRef<string>(undefined)
  const range = useRef<Range>(undefined)
  const answer = useRef<() => void>(undefined)
  const [asked, setAsked] = useState<Asked>()
  const boxOf = (source: string) => boxFor(source, folder)
  useEffect(() => {
    // What the region itself has written is there already.
    if (!region.current || value === written.current) return
    document.execCommand('defaultParagraphSeparator', false, 'p')
    view.current = fillView(region.current, value, boxOf)
    written.current = value
  })
  useEffect(() => {
    const remember = () => {
      range.current = rangeIn(region.current) ?? range.current
    }
    document.addEventListener('selectionchange', remember)
    return () => document.removeEventListener('selectionchange', remember)
  }, [])
  const tell = () => {
    if (!region.current || !view.current) return
    if (region.current.childNodes.length === 0) region.current.append(emptyLine())
    const text = markdownInView(view.current, region.current)
    if (text === written.current) return
    written.current = text
    onChange(text)
  }
  /** Puts the caret back to where it was before a button or a form was used, or to another place. */
  const enter = (place = rangeIn(region.current)) => {
    // The event that tells of a new selection comes later than a button that is pressed at once.
    range.current = place ?? range.current
    region.current?.focus()
    const selection = document.getSelection()
    if (!selection || !region.current) return
    if (!range.current || !region.current.contains(range.current.commonAncestorContainer)) {
      range.current = document.createRange()
      range.current.selectNodeContents(region.current.lastElementChild ?? region.current)
      range.current.collapse(false)
    }
    selection.removeAllRanges()
    selection.addRange(range.current)
  }
  /** Types Markdown at the caret, so that undo takes it back. */
  const type = (markdown: string) => {
    const elements = elementsOf(markdown, boxOf)
    const [first] = elements
    if (!first) return
    const isInLine = elements.length === 1 && first.localName === 'p'
    if (elements.some(isBox)) putBlocks(elements)
    else if (isInLine && first.querySelector('[data-markdown]')) putInLine(first.childNodes)
    else document.execCommand('insertHTML', false, isInLine ? first.innerHTML : htmlOf(elements))
    tell()
  }
  /** Puts nodes at the caret. The browser’s own command would put a note below the line. */
  const putInLine = (nodes: Iterable<ChildNode>) => {
    const part = document.createDocumentFragment()
    part.append(...nodes)
    const { lastChild } = part
    range.current?.deleteContents()
    range.current?.insertNode(part)
    if (lastChild) range.current?.setStartAfter(lastChild)
    range.current?.collapse(true)
    enter(range.current)
  }
  /** Puts blocks below the one with the caret. */
  const putBlocks = (elements: readonly HTMLElement[]) => {
    if (!region.current) return
    const start = range.current?.startContainer
    const current = [...region.current.children].find((child) => start && child.contains(start))
    if (!current) region.current.append(...elements)
    else if (current.textContent?.trim() === '' && !isBox(current)) current.replaceWith(...elements)
    else current.after(...elements)
    const last = elements.at(-1)
    const next = last?.nextElementSibling
    const line = next && !isBox(next) ? next : emptyLine()
    last?.after(line)
    range.current = document.createRange()
    range.current.selectNodeContents(line)
    range.current.collapse(true)
    enter(range.current)
  }
  useImperativeHandle(field, () => ({
    mark: (mark) => {
      enter()
      if (mark === 'note') {
        setAsked({ title: say('note'), start: '', take: (text) => type(`^[${text.replaceAll(/[[\]]/g, '')}]`) })
        return
      }
      if (region.current) applyMark(mark, region.current)
      tell()
    },
    select: () => {
      range.current = rangeIn(region.current) ?? range.current
      return range.current ? markdownOfPart(range.current.cloneContents()) : ''
    },
    insert: (markdown, isBlock) => {
      enter()
      if (!isBlock) return type(markdown)
      putBlocks(elementsOf(markdown, boxOf))
      tell()
    },
  }))
  const paste = (event: ClipboardEvent) => {
    const { clipboardData } = event
    const [own, html] = [clipboardData.getData(OWN_TYPE), clipboardData.getData('text/html')]
    const plain = clipboardData.getData('text/plain')
    event.preventDefault()
    // The event that tells of a new selection can come later than the paste.
    range.current = rangeIn(region.current) ?? range.current
    if (!plain && asker.current?.take(clipboardData.files)) return
    if (own || html) type(own || pastedMarkdown(html))
    else document.execCommand('insertHTML', false, htmlOf(linesOf(plain)))
  }
  /** Copies with Markdown, so that notes and links stay when they are pasted here. */
  const copy = (event: ClipboardEvent) => {
    const selection = document.getSelection()
    if (!selection || selection.rangeCount === 0) return
    const part = selection.getRangeAt(0).cloneContents()
    const holder = document.createElement('div')
    holder.append(part.cloneNode(true))
    event.clipboardData.setData('text/html', holder.innerHTML)
    event.clipboardData.setData('text/plain', selection.toString())
    event.clipboardData.setData(OWN_TYPE, markdownOfPart(part))
    event.preventDefault()
    if (event.type === 'cut') document.execCommand('delete')
  }
  const press = ({ target }: MouseEvent) => {
    const button = target instanceof Element ? target.closest('button') : null
    const box = button?.closest('figure')
    if (!button || !box) return
    const { action } = button.dataset
    if (action === 'editBlock') {
      const take = (source: string) => {
        box.replaceWith(...elementsOf(source, boxOf))
        tell()
      }
      setAsked({ title: say('editBlock'), start: box.dataset.markdown ?? '', take })
    }
    if (action === 'moveUp') box.previousElementSibling?.before(box)
    if (action === 'moveDown') box.nextElementSibling?.after(box)
    if (action === 'remove') box.remove()
    else button.focus()
    tell()
  }
  return (
    <>
      <WritingTools config={config} lang={lang} id={attributes.id} field={field} folder={folder} asker={asker} />
      {/* biome-ignore lint/a11y/useSemanticElements: a textarea shows no bold text */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: only the buttons in the boxes are pressed, and they take keys */}
      <div
        {...attributes}
        ref={region}
        role="textbox"
        tabIndex={0}
        aria-multiline="true"
        aria-label={say('text')}
        contentEditable
        suppressContentEditableWarning
        className="desk-formatted"
        lang={lang}
        dir={config.languages.find(({ tag }) => tag === lang)?.dir}
        onInput={tell}
        onPaste={paste}
        onCopy={copy}
        onCut={copy}
        onClick={press}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          if (asker.current?.take(event.dataTransfer.files)) event.preventDefault()
        }}
      />
      {asked && (
        <MarkdownForm
          title={asked.title}
          lang={lang}
          start={asked.start}
          onInsert={(text) => {
            answer.current = () => asked.take(text)
          }}
          onClose={() => {
            setAsked(undefined)
            enter()
            answer.current?.()
            answer.current = undefined
          }}
        />
      )}
    </>
  )
}

/** A text that is asked for in a form. */
interface Asked {
  readonly title: string
  readonly start: string
  readonly take: (text: string) => void
}

/** The type of what is copied from one text of the desk to another. */
const OWN_TYPE = 'text/x-masthead'

/** Returns what is selected in a region; undefined if the selection is elsewhere. */
function rangeIn(region: HTMLElement | null): Range | undefined {
  const selection = document.getSelection()
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined
  return range && region?.contains(range.commonAncestorContainer) ? range.cloneRange() : undefined
}

/** Gives the selection a mark, or takes it away, as the browser does for its own keys. */
function applyMark(mark: Exclude<Mark, 'note'>, region: HTMLElement): void {
  const anchor = document.getSelection()?.anchorNode
  const element = anchor instanceof Element ? anchor : anchor?.parentElement
  const isIn = (name: string) => region.contains(element?.closest(name) ?? null)
  if (mark === 'bold' || mark === 'italic') document.execCommand(mark)
  else if (mark === 'heading') document.execCommand('formatBlock', false, isIn('h2') ? 'p' : 'h2')
  else if (mark === 'list' && isIn('ul')) document.execCommand('insertUnorderedList')
  else if (mark === 'quote' && isIn('blockquote')) document.execCommand('outdent')
  else wrapBlocks(mark, region)
}

/**
 * Puts the selected blocks into a list or a quotation. The browser’s own command would put the list into a paragraph.
 */
function wrapBlocks(mark: 'list' | 'quote', region: HTMLElement): void {
  const selection = document.getSelection()
  const blocks = [...region.children].filter((child) => selection?.containsNode(child, true))
  const [first, last] = [blocks[0], blocks.at(-1)]
  if (!selection || !first || !last || blocks.some(isBox)) return
  const items = blocks.flatMap((block) => (/^[uo]l$/.test(block.localName) ? [...block.children] : [block]))
  const inside = items
    .map(({ innerHTML }) => (mark === 'list' ? `<li>${innerHTML}</li>` : `<p>${innerHTML}</p>`))
    .join('')
  selection.setBaseAndExtent(first, 0, last, last.childNodes.length)
  document.execCommand(
    'insertHTML',
    false,
    mark === 'list' ? `<ul>${inside}</ul>` : `<blockquote>${inside}</blockquote>`,
  )
}

/** Returns the paragraphs of plain text. */
function linesOf(text: string): HTMLElement[] {
  return text
    .split(/\n\s*\n/)
    .filter((lines) => lines.trim())
    .map((lines) => {
      const paragraph = document.createElement('p')
      paragraph.textContent = lines.replaceAll(/\s*\n\s*/g, ' ')
      return paragraph
    })
}

function htmlOf(elements: readonly HTMLElement[]): string {
  const [first] = elements
  if (elements.length === 1 && first?.localName === 'p') return first.innerHTML
  return elements.map(({ outerHTML }) => outerHTML).join('')
}

/** Makes the box of a block: the picture, or its Markdown, and buttons for what can be done with it. */
function boxFor(source: string, folder: PictureFolder): HTMLElement {
  const box = document.createElement('figure')
  box.contentEditable = 'false'
  box.dataset.markdown = source
  const [, alt = '', name] = /^!\[(.*?)\]\(([^\s)]+)/.exec(source) ?? []
  const shown = document.createElement('pre')
  shown.dir = 'auto'
  shown.textContent = source
  box.append(shown)
  if (name) {
    void folder.file(name).then((file) => {
      if (!file) return
      const picture = document.createElement('img')
      picture.src = URL.createObjectURL(file)
      picture.alt = alt
      shown.replaceWith(picture)
    })
  }
  const buttons = (['editBlock', 'moveUp', 'moveDown', 'remove'] as const).map((action) => {
    const button = document.createElement('button')
    Object.assign(button, { type: 'button', textContent: say(action) })
    button.dataset.action = action
    return button
  })
  const bar = document.createElement('div')
  bar.className = 'desk-marks'
  bar.append(...buttons)
  box.append(bar)
  return box
}
