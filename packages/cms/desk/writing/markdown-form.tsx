import { useState } from 'react'
import { FormDialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { say } from '../parts/texts.ts'

/** Asks for one text: the words of a note, or a block as Markdown. */
export function MarkdownForm({
  title,
  lang,
  start,
  onInsert,
  onClose,
}: {
  readonly title: string
  /** The language of the text. */
  readonly lang: string
  readonly start: string
  readonly onInsert: (text: string) => void
  readonly onClose: () => void
}) {
  const [text, setText] = useState(start)
  const insert = () => {
    if (!text.trim()) return say('fieldMissing', { field: title })
    onInsert(text.trim())
    return undefined
  }
  return (
    <FormDialog title={title} onSubmit={insert} onClose={onClose}>
      <Field label={title}>
        {(attributes) => (
          <textarea
            {...attributes}
            lang={lang}
            dir="auto"
            rows={4}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
    </FormDialog>
  )
}
