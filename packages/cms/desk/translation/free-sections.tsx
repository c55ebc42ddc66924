import { useEffect, useMemo, useState } from 'react'
import { toRecord } from '../../../../lib/settings/read-json.ts'
import type { EditedStory } from '../../edited-story.ts'
import { say } from '../parts/texts.ts'
import type { TranslatedTexts } from './translated-story.ts'

/** The sections of the original, to tick those that a free translation has in its own words. */
export function FreeSections({
  texts,
  onEdit,
}: {
  readonly texts: TranslatedTexts
  readonly onEdit: (edited: EditedStory) => void
}) {
  const { slug, lang, edited, of, original } = texts
  // Loaded with the parser, and not at a tick: meanwhile somebody may write, and the tick would undo it.
  const [tools, setTools] =
    useState<Pick<typeof import('./translated-story.ts'), 'digestsOf' | 'freeSections' | 'withoutParts'>>()
  useEffect(() => void import('./translated-story.ts').then(setTools), [])
  const sections = useMemo(
    () => tools?.freeSections({ slug, lang, edited, of, original }) ?? [],
    [tools, slug, lang, edited, of, original],
  )
  const tick = (id: string, has: boolean) => {
    const out = sections.filter((one) => (one.id === id ? !has : one.isLeftOut))
    const record = tools?.withoutParts(tools.digestsOf(slug, of, original) ?? {}, new Set(out.map((one) => one.id)))
    onEdit({ ...edited, translation: { ...toRecord(edited.translation), sections: record } })
  }
  if (sections.length === 0) return null
  return (
    <fieldset className="desk-targets">
      <legend>{say('sectionsOfOriginal')}</legend>
      {sections.map(({ id, original: text, isLeftOut }) => (
        <label key={id}>
          <input type="checkbox" checked={!isLeftOut} onChange={({ target }) => tick(id, target.checked)} />
          <bdi lang={of}>{text}</bdi>
        </label>
      ))}
    </fieldset>
  )
}
