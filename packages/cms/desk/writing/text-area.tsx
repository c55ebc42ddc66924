import { type ClipboardEvent, useImperativeHandle, useRef } from 'react'
import type { DeskConfig } from '../../desk-config.ts'
import { withMark } from './marked-text.ts'
import type { PictureFolder } from './picture-form.tsx'
import { type PictureAsker, WritingTools, type WrittenField } from './writing-tools.tsx'

/**
 * A field for Markdown, with buttons for its usual marks. What is pasted from other programs becomes Markdown. The
 * browser’s own undo takes back each press and each paste.
 */
export function TextArea({
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
  const area = useRef<HTMLTextAreaElement>(null)
  const field = useRef<WrittenField>(null)
  const asker = useRef<PictureAsker>(null)
  const selected = useRef({ from: 0, to: 0 })
  useImperativeHandle(field, () => ({
    mark: (mark) => {
      if (!area.current) return
      const { value: text, selectionStart: from, selectionEnd: to } = area.current
      const after = withMark({ text, from, to }, mark)
      replaceText(area.current, after.text)
      area.current.setSelectionRange(after.from, after.to)
    },
    select: () => {
      const { value: text = '', selectionStart: from = 0, selectionEnd: to = 0 } = area.current ?? {}
      selected.current = { from, to }
      return text.slice(from, to)
    },
    insert: (markdown, isBlock) => {
      if (!area.current) return
      const { from, to } = selected.current
      const [before, after] = [area.current.value.slice(0, from), area.current.value.slice(to)]
      const [above, below] = isBlock ? [blankLine(before, /\n*$/), blankLine(after, /^\n*/)] : ['', '']
      area.current.focus()
      area.current.setSelectionRange(from, to)
      typeInto(area.current, above + markdown + below, onChange)
    },
  }))
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const html = event.clipboardData.getData('text/html')
    const isPicture = !event.clipboardData.getData('text/plain') && asker.current?.take(event.clipboardData.files)
    if (!html && !isPicture) return
    event.preventDefault()
    if (isPicture) return
    const { currentTarget } = event
    void import('./pasted-markdown.ts').then(({ pastedMarkdown }) => {
      currentTarget.focus()
      typeInto(currentTarget, pastedMarkdown(html), onChange)
    })
  }
  return (
    <>
      <WritingTools config={config} lang={lang} id={attributes.id} field={field} folder={folder} asker={asker} />
      <textarea
        {...attributes}
        ref={area}
        className="desk-text"
        lang={lang}
        dir={config.languages.find(({ tag }) => tag === lang)?.dir}
        rows={16}
        value={value}
        onPaste={paste}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          if (asker.current?.take(event.dataTransfer.files)) event.preventDefault()
        }}
        onChange={({ target }) => onChange(target.value)}
      />
    </>
  )
}

/**
 * Puts a text in place of the selection as if it were typed, so that undo takes it back. Where the browser does not do
 * this, the text is put there all the same.
 */
function typeInto(area: HTMLTextAreaElement, text: string, onChange: (text: string) => void): void {
  if (document.execCommand('insertText', false, text)) return
  area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end')
  onChange(area.value)
}

/** Returns the line breaks that a block needs between it and a text. */
function blankLine(text: string, breaks: RegExp): string {
  const [there = ''] = breaks.exec(text) ?? []
  return text.trim() === '' ? '' : '\n'.repeat(Math.max(0, 2 - there.length))
}

/** Replaces the part of a field’s text that differs, as if it were typed, so that undo takes it back. */
function replaceText(area: HTMLTextAreaElement, text: string): void {
  const before = area.value
  let start = 0
  while (start < before.length && before[start] === text[start]) start++
  let end = 0
  const most = Math.min(before.length, text.length) - start
  while (end < most && before.at(-1 - end) === text.at(-1 - end)) end++
  area.focus()
  area.setSelectionRange(start, before.length - end)
  const inserted = text.slice(start, text.length - end)
  if (inserted) document.execCommand('insertText', false, inserted)
  else document.execCommand('delete')
}
