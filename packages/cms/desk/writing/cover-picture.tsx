import { useEffect, useRef, useState } from 'react'
import { toRecord } from '../../../../lib/settings/read-json.ts'
import type { DeskConfig } from '../../desk-config.ts'
import type { EditedStory } from '../../edited-story.ts'
import { Field, inOneLine } from '../parts/field.tsx'
import { say } from '../parts/texts.ts'
import { type PictureFolder, PictureForm } from './picture-form.tsx'

/** The picture over a story: chosen from the computer, with what it shows, its caption and who made it. */
export function CoverPicture({
  config,
  lang,
  edited,
  folder,
  onEdit,
}: {
  readonly config: DeskConfig
  readonly lang: string
  readonly edited: EditedStory
  readonly folder: PictureFolder
  readonly onEdit: (edited: EditedStory) => void
}) {
  const chosen = useRef<Readonly<Record<string, string>>>(undefined)
  const [asked, setAsked] = useState<File>()
  const cover = toRecord(edited.cover)
  const src = typeof cover.src === 'string' ? cover.src : undefined
  const dir = config.languages.find(({ tag }) => tag === lang)?.dir
  /** The text may have been edited while the form was open, so it is changed once the form is gone. */
  const close = () => {
    setAsked(undefined)
    if (chosen.current) onEdit({ ...edited, cover: chosen.current })
    chosen.current = undefined
  }
  return (
    <fieldset className="desk-group">
      <legend>{say('mainPicture')}</legend>
      {src && (
        <>
          <Thumbnail key={src} src={src} folder={folder} />
          {(['alt', 'caption', 'credit'] as const).map((key) => (
            <Field key={key} label={say(key)}>
              {(attributes) => (
                <textarea
                  {...attributes}
                  rows={1}
                  lang={lang}
                  dir={dir}
                  value={typeof cover[key] === 'string' ? cover[key] : ''}
                  onChange={({ target }) =>
                    onEdit({ ...edited, cover: { ...cover, [key]: inOneLine(target.value) || undefined } })
                  }
                />
              )}
            </Field>
          ))}
        </>
      )}
      <div className="desk-bar">
        <button type="button" onClick={() => choosePicture(setAsked)}>
          {say(src ? 'chooseOther' : 'choose')}
        </button>
        {src && (
          <button type="button" onClick={() => onEdit({ ...edited, cover: undefined })}>
            {say('remove')}
          </button>
        )}
      </div>
      {asked && (
        <PictureForm
          file={asked}
          folder={folder}
          onInsert={(name, facts) => {
            const given = Object.entries(facts).filter(([, text]) => text.trim() !== '')
            chosen.current = { src: name, ...Object.fromEntries(given) }
          }}
          onClose={close}
        />
      )}
    </fieldset>
  )
}

/** Has the person choose a picture on this computer. */
function choosePicture(onChosen: (file: File | undefined) => void): void {
  const chooser = document.createElement('input')
  chooser.type = 'file'
  chooser.accept = 'image/*'
  chooser.onchange = () => onChosen(chooser.files?.[0])
  chooser.click()
}

/** The picture as it is in the story’s folder; nothing if its file is not there. */
function Thumbnail({ src, folder }: { readonly src: string; readonly folder: PictureFolder }) {
  const [address, setAddress] = useState<string>()
  const { file } = folder
  // biome-ignore lint/correctness/useExhaustiveDependencies: `file` is another function at each drawing
  useEffect(() => {
    let made: string | undefined
    let isOver = false
    void file(src).then((blob) => {
      if (!blob || isOver) return
      made = URL.createObjectURL(blob)
      setAddress(made)
    })
    return () => {
      isOver = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [src])
  return address ? <img src={address} alt="" className="desk-thumbnail" /> : <p className="desk-hint">{src}</p>
}
