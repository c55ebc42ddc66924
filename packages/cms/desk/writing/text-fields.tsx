import type { DeskConfig } from '../../desk-config.ts'
import type { EditedStory } from '../../edited-story.ts'
import { Choice, Field, inOneLine } from '../parts/field.tsx'
import { say } from '../parts/texts.ts'
import { CoverPicture } from './cover-picture.tsx'
import type { PictureFolder } from './picture-form.tsx'
import { TextEditor } from './text-editor.tsx'

/** The fields of a text, in the order in which they are needed. */
export function TextFields({
  config,
  lang,
  edited,
  folder,
  onEdit,
}: {
  readonly config: DeskConfig
  readonly lang: string
  readonly edited: EditedStory
  /** Where pictures of the text are saved. */
  readonly folder: PictureFolder
  readonly onEdit: (edited: EditedStory) => void
}) {
  const dir = config.languages.find(({ tag }) => tag === lang)?.dir
  const textOf = (key: string) => (typeof edited[key] === 'string' ? edited[key] : '')
  const set = (key: string, value: unknown) => onEdit({ ...edited, [key]: value })
  const isTranslation = edited.translation !== undefined
  return (
    <>
      <Field label={say('headline')}>
        {(attributes) => (
          <textarea
            {...attributes}
            className="desk-headline"
            rows={1}
            lang={lang}
            dir={dir}
            autoComplete="off"
            value={textOf('title')}
            onChange={({ target }) => set('title', inOneLine(target.value))}
          />
        )}
      </Field>
      <Field label={say('standfirst')} hint={say('standfirstHint')}>
        {(attributes) => (
          <textarea
            {...attributes}
            lang={lang}
            dir={dir}
            rows={2}
            value={textOf('description')}
            onChange={({ target }) => set('description', target.value)}
          />
        )}
      </Field>
      <Field label={say('text')}>
        {(attributes) => (
          <TextEditor
            attributes={attributes}
            config={config}
            lang={lang}
            value={textOf('body')}
            folder={folder}
            onChange={(text) => set('body', text)}
          />
        )}
      </Field>
      {!isTranslation && <CoverPicture config={config} lang={lang} edited={edited} folder={folder} onEdit={onEdit} />}
      {!isTranslation && (
        <div className="desk-row">
          <Choice
            label={say('section')}
            value={textOf('section')}
            options={[{ value: '', label: say('none') }, ...config.sections]}
            onChoose={(value) => set('section', value)}
          />
          <Byline authors={edited.authors} onChange={(authors) => set('authors', authors)} />
        </div>
      )}
    </>
  )
}

/** The names of the writers, as one text. */
function Byline({ authors, onChange }: { readonly authors: unknown; readonly onChange: (authors: unknown) => void }) {
  const names = Array.isArray(authors) ? authors.map(String) : []
  return (
    <Field label={say('byline')} hint={say('bylineHint')}>
      {(attributes) => (
        <input
          {...attributes}
          autoComplete="off"
          defaultValue={names.join(', ')}
          onChange={({ target }) => onChange(namesIn(target.value))}
        />
      )}
    </Field>
  )
}

/** Returns the names in a list that people write: with commas of any script between them. */
function namesIn(text: string): string[] {
  return text
    .split(/[,،、，]/)
    .map((name) => name.trim())
    .filter(Boolean)
}
