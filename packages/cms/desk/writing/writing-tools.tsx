import { type RefObject, useImperativeHandle, useRef, useState } from 'react'
import type { DeskConfig } from '../../desk-config.ts'
import { say } from '../parts/texts.ts'
import { BlockForm } from './block-form.tsx'
import { LinkForm } from './link-form.tsx'
import type { Mark } from './marked-text.ts'
import { type PictureFolder, PictureForm } from './picture-form.tsx'
import { pictureMarkdown } from './picture-markdown.ts'

/** A field for a text, as the buttons above it use it. */
export interface WrittenField {
  /** Gives the selection a mark, or takes it away. */
  readonly mark: (mark: Mark) => void
  /** Returns the Markdown that is selected, and remembers where it is. */
  readonly select: () => string
  /** Puts Markdown in place of what was selected: in the line, or as a block of its own. */
  readonly insert: (markdown: string, isBlock: boolean) => void
}

/** What asks for a picture that was pasted or dropped. */
export interface PictureAsker {
  readonly take: (files: FileList | null) => boolean
}

type Asked =
  | { readonly kind: 'picture'; readonly file: File }
  | { readonly kind: 'link'; readonly selected: string }
  | { readonly kind: 'block' }

/** The buttons above a text, and the forms that they open. */
export function WritingTools({
  config,
  lang,
  id,
  field,
  folder,
  asker,
}: {
  readonly config: DeskConfig
  readonly lang: string
  /** The id of the field. */
  readonly id: string
  readonly field: RefObject<WrittenField | null>
  readonly folder: PictureFolder
  readonly asker: RefObject<PictureAsker | null>
}) {
  const chooser = useRef<HTMLInputElement>(null)
  const inserted = useRef<{ readonly markdown: string; readonly isBlock: boolean }>(undefined)
  const [asked, setAsked] = useState<Asked>()
  const take = (files: FileList | null) => {
    const file = [...(files ?? [])].find(({ type }) => type.startsWith('image/'))
    if (!file) return false
    field.current?.select()
    setAsked({ kind: 'picture', file })
    return true
  }
  useImperativeHandle(asker, () => ({ take }))
  /** The text can be typed into once the form is gone. */
  const close = () => {
    setAsked(undefined)
    const { current } = inserted
    inserted.current = undefined
    if (current) field.current?.insert(current.markdown, current.isBlock)
  }
  const insert = (isBlock: boolean) => (markdown: string) => {
    inserted.current = { markdown, isBlock }
  }
  return (
    <div className="desk-marks" role="toolbar" aria-label={say('marks')} aria-controls={id}>
      {MARKS.map((mark) => (
        <button key={mark} type="button" onClick={() => field.current?.mark(mark)}>
          {say(mark)}
        </button>
      ))}
      <button type="button" onClick={() => setAsked({ kind: 'link', selected: field.current?.select() ?? '' })}>
        {say('link')}
      </button>
      <button type="button" onClick={() => chooser.current?.click()}>
        {say('picture')}
      </button>
      <button
        type="button"
        onClick={() => {
          field.current?.select()
          setAsked({ kind: 'block' })
        }}
      >
        {say('insertBlock')}
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
      {asked?.kind === 'picture' && (
        <PictureForm
          file={asked.file}
          folder={folder}
          onInsert={(name, facts) => insert(true)(pictureMarkdown(name, facts))}
          onClose={close}
        />
      )}
      {asked?.kind === 'block' && <BlockForm config={config} lang={lang} onInsert={insert(true)} onClose={close} />}
      {asked?.kind === 'link' && (
        <LinkForm config={config} lang={lang} selected={asked.selected} onInsert={insert(false)} onClose={close} />
      )}
    </div>
  )
}

const MARKS: readonly Mark[] = ['bold', 'italic', 'heading', 'list', 'quote', 'note']
