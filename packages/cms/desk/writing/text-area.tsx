import { type ClipboardEvent, useRef, useState } from 'react'
import { say } from '../parts/texts.ts'
import { type Mark, withMark } from './marked-text.ts'
import { type PictureFolder, PictureForm } from './picture-form.tsx'

/**
 * A field for Markdown, with buttons for its usual marks. What is pasted from other programs becomes Markdown. The
 * browser’s own undo takes back each press and each paste.
 */
export function TextArea({
  attributes,
  lang,
  dir,
  value,
  folder,
  onChange,
}: {
  readonly attributes: { readonly id: string; readonly 'aria-describedby'?: string }
  readonly lang: string
  readonly dir: 'ltr' | 'rtl' | undefined
  readonly value: string
  readonly folder: PictureFolder
  readonly onChange: (text: string) => void
}) {
  const field = useRef<HTMLTextAreaElement>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const [picture, setPicture] = useState<{ file: File; from: number; to: number }>()
  const take = (files: FileList | null) => {
    const found = [...(files ?? [])].find(({ type }) => type.startsWith('image/'))
    const { selectionStart: from = 0, selectionEnd: to = 0 } = field.current ?? {}
    if (found) setPicture({ file: found, from, to })
    return found !== undefined
  }
  const insert = (markdown: string | undefined) => {
    setPicture(undefined)
    // The text can be typed into once the dialog is gone.
    setTimeout(() => {
      const area = field.current
      if (!area || !picture || markdown === undefined) return
      const { from, to } = picture
      const [above, below] = [blankLine(area.value.slice(0, from), /\n*$/), blankLine(area.value.slice(to), /^\n*/)]
      area.focus()
      area.setSelectionRange(from, to)
      typeInto(area, above + markdown + below, onChange)
    })
  }
  const press = (mark: Mark) => {
    const area = field.current
    if (!area) return
    const after = withMark({ text: area.value, from: area.selectionStart, to: area.selectionEnd }, mark)
    replaceText(area, after.text)
    area.setSelectionRange(after.from, after.to)
  }
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const html = event.clipboardData.getData('text/html')
    const isPicture = !event.clipboardData.getData('text/plain') && take(event.clipboardData.files)
    if (!html && !isPicture) return
    event.preventDefault()
    if (isPicture) return
    const area = event.currentTarget
    void import('./pasted-markdown.ts').then(({ pastedMarkdown }) => {
      area.focus()
      typeInto(area, pastedMarkdown(html), onChange)
    })
  }
  return (
    <>
      <div className="desk-marks" role="toolbar" aria-label={say('marks')} aria-controls={attributes.id}>
        {MARKS.map((mark) => (
          <button key={mark} type="button" onClick={() => press(mark)}>
            {say(mark)}
          </button>
        ))}
        <button type="button" onClick={() => chooser.current?.click()}>
          {say('picture')}
        </button>
        <input
          ref={chooser}
          type="file"
          accept="image/*"
          hidden
          aria-label={say('picture')}
          onChange={({ target }) => {
            take(target.files)
            target.value = ''
          }}
        />
      </div>
      <textarea
        {...attributes}
        ref={field}
        className="desk-text"
        lang={lang}
        dir={dir}
        rows={16}
        value={value}
        onPaste={paste}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          if (take(event.dataTransfer.files)) event.preventDefault()
        }}
        onChange={({ target }) => onChange(target.value)}
      />
      {picture && <PictureForm file={picture.file} folder={folder} onDone={insert} />}
    </>
  )
}

const MARKS: readonly Mark[] = ['bold', 'italic', 'link', 'heading', 'list', 'quote', 'note']

/**
 * Puts a text in place of the selection as if it were typed, so that undo takes it back. Where the browser does not do
 * this, the text is put there all the same.
 */
function typeInto(area: HTMLTextAreaElement, text: string, onChange: (text: string) => void): void {
  if (document.execCommand('insertText', false, text)) return
  area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end')
  onChange(area.value)
}

/** Returns the line breaks that a picture needs between it and a text. */
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
