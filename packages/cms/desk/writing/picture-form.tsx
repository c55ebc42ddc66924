import { useEffect, useState } from 'react'
import { FormDialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { say } from '../parts/texts.ts'
import { type PictureFacts, pictureName } from './picture-markdown.ts'

/** The folder of a story, to which pictures are added. */
export interface PictureFolder {
  /** Returns a file; undefined if there is none with this name. */
  readonly file: (name: string) => Promise<Blob | undefined>
  readonly add: (name: string, file: Blob) => Promise<void>
}

/** Asks what a picture shows and who made it, saves it beside the story, and says what it is called. */
export function PictureForm({
  file,
  folder,
  onInsert,
  onClose,
}: {
  readonly file: File
  readonly folder: PictureFolder
  readonly onInsert: (name: string, facts: PictureFacts) => void
  readonly onClose: () => void
}) {
  const [facts, setFacts] = useState<PictureFacts>({ alt: '', caption: '', credit: '' })
  const [address] = useState(() => URL.createObjectURL(file))
  useEffect(() => () => URL.revokeObjectURL(address), [address])
  const save = async () => {
    if (!facts.alt.trim()) return say('altMissing')
    const taken = new Set<string>()
    let name = pictureName(file.name, () => false)
    while ((await folder.file(name)) !== undefined) {
      taken.add(name)
      name = pictureName(file.name, (one) => taken.has(one))
    }
    await folder.add(name, file)
    onInsert(name, facts)
    return undefined
  }
  return (
    <FormDialog title={say('picture')} onSubmit={save} onClose={onClose}>
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
    </FormDialog>
  )
}
