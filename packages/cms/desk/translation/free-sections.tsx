import { useEffect, useState } from 'react'
import { toRecord } from '../../../../lib/settings/read-json.ts'
import type { EditedStory } from '../../edited-story.ts'
import { say } from '../parts/texts.ts'
import type { FreeSection, TranslatedTexts } from './translated-story.ts'

/** The sections of the original, to tick those that a free translation has in its own words. */
export function FreeSections({
  texts,
  onEdit,
}: {
  readonly texts: TranslatedTexts
  readonly onEdit: (edited: EditedStory) => void
}) {
  const { slug, lang, edited, of, original } = texts
  const [sections, setSections] = useState<readonly FreeSection[]>([])
  useEffect(() => {
    void import('./translated-story.ts').then(({ freeSections }) =>
      setSections(freeSections({ slug, lang, edited, of, original })),
    )
  }, [slug, lang, edited, of, original])
  const tick = async (id: string, has: boolean) => {
    setSections(sections.map((one) => (one.id === id ? { ...one, isLeftOut: !has } : one)))
    const { digestsOf, withoutParts } = await import('./translated-story.ts')
    const out = sections.filter((one) => (one.id === id ? !has : one.isLeftOut))
    const record = withoutParts(digestsOf(slug, of, original) ?? {}, new Set(out.map((one) => one.id)))
    onEdit({ ...edited, translation: { ...toRecord(edited.translation), sections: record } })
  }
  if (sections.length === 0) return null
  return (
    <fieldset className="desk-targets">
      <legend>{say('sectionsOfOriginal')}</legend>
      {sections.map(({ id, original: text, isLeftOut }) => (
        <label key={id}>
          <input type="checkbox" checked={!isLeftOut} onChange={({ target }) => void tick(id, target.checked)} />
          <bdi lang={of}>{text}</bdi>
        </label>
      ))}
    </fieldset>
  )
}
