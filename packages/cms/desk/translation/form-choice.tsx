import { toRecord } from '../../../../lib/settings/read-json.ts'
import type { EditedStory } from '../../edited-story.ts'
import { Choice } from '../parts/field.tsx'
import { say } from '../parts/texts.ts'

/** The forms that a translation can have. */
export type TranslationForm = 'complete' | 'abridged' | 'adapted' | 'summary'

/** Returns the form of a translation. */
export function formIn({ translation }: EditedStory): TranslationForm {
  const { form } = toRecord(translation)
  return FORMS.find((one) => one === form) ?? 'complete'
}

/** The choice of the form of a translation: all of the original, or a part of it, or a text of its own. */
export function FormChoice({
  edited,
  onChoose,
}: {
  readonly edited: EditedStory
  readonly onChoose: (form: TranslationForm) => void
}) {
  const labels = {
    complete: say('formComplete'),
    abridged: say('formAbridged'),
    adapted: say('formAdapted'),
    summary: say('formSummary'),
  }
  return (
    <Choice
      label={say('form')}
      value={formIn(edited)}
      options={FORMS.map((value) => ({ value, label: labels[value] }))}
      onChoose={(form) => onChoose(FORMS.find((one) => one === form) ?? 'complete')}
    />
  )
}

const FORMS = ['complete', 'abridged', 'adapted', 'summary'] as const
