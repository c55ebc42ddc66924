import { useEffect, useId, useRef, useState } from 'react'
import { reasonOf } from '../../../../lib/problem/problem.ts'
import { Field } from '../parts/field.tsx'
import { say } from '../parts/texts.ts'
import { type PictureFacts, pictureMarkdown, pictureName } from './picture-markdown.ts'

/** The folder of a story, to which pictures are added. */
export interface PictureFolder {
  readonly has: (name: string) => Promise<boolean>
  readonly add: (name: string, file: Blob) => Promise<void>
}

/** Asks what a picture shows and who made it, saves it beside the story, and gives its Markdown. */
export function PictureForm({
  file,
  folder,
  onDone,
}: {
  readonly file: File
  readonly folder: PictureFolder
  /** Is given the Markdown; undefined if the person wants no picture. */
  readonly onDone: (markdown: string | undefined) => void
}) {
  const [facts, setFacts] = useState<PictureFacts>({ alt: '', caption: '', credit: '' })
  const [problem, setProblem] = useState('')
  const [address] = useState(() => URL.createObjectURL(file))
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  useEffect(() => {
    dialog.current?.showModal()
    return () => URL.revokeObjectURL(address)
  }, [address])
  const leave = (markdown?: string) => {
    dialog.current?.close() // so that the text can be typed into again
    onDone(markdown)
  }
  const save = async () => {
    if (!facts.alt.trim()) return setProblem(say('altMissing'))
    const taken = new Set<string>()
    let name = pictureName(file.name, () => false)
    while (await folder.has(name)) {
      taken.add(name)
      name = pictureName(file.name, (one) => taken.has(one))
    }
    await folder.add(name, file)
    leave(pictureMarkdown(name, facts))
  }
  return (
    <dialog ref={dialog} aria-labelledby={title} onCancel={() => leave()} className="desk-dialog">
      <h2 id={title}>{say('picture')}</h2>
      <img src={address} alt="" />
      {(['alt', 'caption', 'credit'] as const).map((key) => (
        <Field key={key} label={say(key)}>
          {(attributes) => (
            <input
              {...attributes}
              autoComplete="off"
              value={facts[key]}
              onChange={({ target }) => setFacts({ ...facts, [key]: target.value })}
            />
          )}
        </Field>
      ))}
      <p role="alert" className="desk-problem">
        {problem}
      </p>
      <div className="desk-bar">
        <button
          type="button"
          className="desk-primary"
          onClick={() => {
            save().catch((error) => setProblem(say('failed', { reason: reasonOf(error) })))
          }}
        >
          {say('insert')}
        </button>
        <button type="button" onClick={() => leave()}>
          {say('cancel')}
        </button>
      </div>
    </dialog>
  )
}
