import { useState } from 'react'
import { reasonOf } from '../../../../lib/problem/problem.ts'
import type { DeskConfig } from '../../desk-config.ts'
import { editedText } from '../parts/edited-text.ts'
import { type NewsroomFiles, textPath } from '../parts/newsroom-files.ts'
import type { TextRow } from '../parts/story-rows.ts'
import { say } from '../parts/texts.ts'
import { zonedTime } from '../parts/zoned-time.ts'

/** Offers to translate a story into a language that it does not have. The translation begins as a draft. */
export function BeginTranslation({
  config,
  files,
  rows,
  slug,
  lang,
  person,
  zone,
  onBegun,
}: {
  readonly config: DeskConfig
  readonly files: NewsroomFiles
  readonly rows: readonly TextRow[]
  readonly slug: string
  readonly lang: string
  readonly person: string
  readonly zone: string
  readonly onBegun: (path: string, file: string) => void
}) {
  const [problem, setProblem] = useState('')
  const source = rows.find(({ of, error }) => of === undefined && !error)
  const endonym = config.languages.find(({ tag }) => tag === lang)?.endonym
  if (!source || endonym === undefined) return <p className="desk-problem">{say('missing')}</p>
  const begin = async () => {
    const file = await files.read(textPath(slug, source.lang))
    if (file === undefined) throw new Error(say('missing'))
    const { begunTranslation } = await import('./translated-story.ts')
    const original = editedText(file, config.known)
    const review = { state: 'draft', by: person || say('nobody'), at: zonedTime(Date.now(), zone) }
    const facts = { ...(person ? { assigned: person } : {}), review }
    const begun = begunTranslation({ slug, of: source.lang, original }, facts, config.known)
    await files.write(textPath(slug, lang), begun, undefined)
    onBegun(textPath(slug, lang), begun)
  }
  return (
    <>
      <p>{say('noTranslation', { language: endonym })}</p>
      <p>
        <button
          type="button"
          className="desk-primary"
          onClick={() => {
            begin().catch((error) => setProblem(say('failed', { reason: reasonOf(error) })))
          }}
        >
          {say('translate')}
        </button>
      </p>
      <p role="alert" className="desk-problem">
        {problem}
      </p>
    </>
  )
}
