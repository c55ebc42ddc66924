import type { EditedStory } from '../edited-story.ts'
import { EarlierVersions } from './earlier-versions.tsx'
import { Field } from './parts/field.tsx'
import type { NewsroomFiles } from './parts/newsroom-files.ts'
import { say } from './parts/texts.ts'

/** What an editor seldom does with a text: give it another address, bring an earlier version back, delete it. */
export function MoreSteps({
  files,
  path,
  zone,
  slug,
  edited,
  removal,
  onEdit,
  onBring,
  onRemove,
}: {
  readonly files: NewsroomFiles
  readonly path: string
  readonly zone: string
  readonly slug: string
  readonly edited: EditedStory
  /** What can be removed: the text, or only its edit; nothing of a text that readers have. */
  readonly removal: 'text' | 'edit' | undefined
  readonly onEdit: (edited: EditedStory) => void
  readonly onBring: (file: string) => void
  readonly onRemove: () => void
}) {
  const remove = () => {
    if (confirm(say(removal === 'edit' ? 'discardEditSure' : 'deleteSure'))) onRemove()
  }
  return (
    <details>
      <summary>{say('moreSteps')}</summary>
      <Field label={say('address')} hint={say('renameHint')}>
        {(attributes) => (
          <input
            {...attributes}
            autoComplete="off"
            placeholder={slug}
            value={typeof edited.slug === 'string' ? edited.slug : ''}
            onChange={({ target }) => onEdit({ ...edited, slug: target.value || undefined })}
          />
        )}
      </Field>
      <EarlierVersions files={files} path={path} zone={zone} onBring={onBring} />
      {removal && (
        <p>
          <button type="button" onClick={remove}>
            {say(removal === 'edit' ? 'discardEdit' : 'delete')}
          </button>
        </p>
      )}
    </details>
  )
}
