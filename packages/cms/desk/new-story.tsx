import { type FormEvent, useEffect, useState } from 'react'
import { isOwnSlug, toOwnSlug } from '../../../lib/publication/addresses.ts'
import type { DeskConfig } from '../desk-config.ts'
import { fileOfEdited } from './parts/edited-text.ts'
import { Choice, Field, inOneLine } from './parts/field.tsx'
import { ChangedElsewhere, type NewsroomFiles, textPath } from './parts/newsroom-files.ts'
import { fragmentOf, goTo } from './parts/route.ts'
import { type DeskText, say } from './parts/texts.ts'
import { zonedTime, zoneHere } from './parts/zoned-time.ts'

/** The form with which a story begins. *Create* writes a draft, which is not public. */
export function NewStory({
  config,
  files,
  slugs,
  person,
  onCreated,
}: {
  readonly config: DeskConfig
  readonly files: NewsroomFiles
  /** The names of all stories. */
  readonly slugs: ReadonlySet<string>
  readonly person: string
  readonly onCreated: (path: string, text: string) => void
}) {
  const [headline, setHeadline] = useState('')
  const [lang, setLang] = useState(config.defaultLanguage)
  const [section, setSection] = useState('')
  const [kind, setKind] = useState('')
  const [given, setGiven] = useState<string>()
  const [problem, setProblem] = useState('')
  const [proposed, setProposed] = useState('')
  const dir = config.languages.find(({ tag }) => tag === lang)?.dir

  useEffect(() => {
    let isLatest = true
    void namesOf(headline, lang, undefined, slugs).then(({ slug, ownSlug }) => {
      if (isLatest) setProposed(headline.trim() ? (ownSlug ?? slug) : '')
    })
    return () => {
      isLatest = false
    }
  }, [headline, lang, slugs])

  const create = async (event: FormEvent) => {
    event.preventDefault()
    const title = headline.trim()
    if (!title) return setProblem(say('headlineMissing'))
    if (given !== undefined && !isOwnSlug(given))
      return setProblem(say('addressInvalid', { example: toOwnSlug(given) || 'the-harbour-reopens' }))
    const { slug, ownSlug } = await namesOf(title, lang, given, slugs)
    if (config.reserved.includes(slug)) return setProblem(say('addressReserved'))
    if (slugs.has(slug)) return setProblem(say('addressTaken'))
    const now = zonedTime(Date.now(), config.timeZone ?? zoneHere())
    const facts = { title, slug: ownSlug, date: now, authors: person ? [person] : [], section, kind, draft: true }
    const review = { state: 'draft', by: person || say('nobody'), at: now }
    const path = textPath(slug, lang)
    const text = fileOfEdited(undefined, { ...facts, review, body: '' }, config.known)
    try {
      await files.write(path, text, undefined)
    } catch (error) {
      if (!(error instanceof ChangedElsewhere)) throw error
      return setProblem(say('addressTaken'))
    }
    onCreated(path, text)
    goTo({ name: 'text', slug, lang })
  }

  return (
    <form className="desk-form" onSubmit={(event) => void create(event)}>
      <h1>{say('newStory')}</h1>
      <Field label={say('headline')}>
        {(attributes) => (
          <textarea
            {...attributes}
            className="desk-headline"
            rows={1}
            lang={lang}
            dir={dir}
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: the person has asked for this form, and it begins here
            autoFocus
            value={headline}
            onChange={({ target }) => setHeadline(inOneLine(target.value))}
          />
        )}
      </Field>
      <div className="desk-row">
        <Choice
          label={say('language')}
          value={lang}
          options={config.languages.map(({ tag, endonym }) => ({ value: tag, label: endonym }))}
          onChoose={setLang}
        />
        <Choice
          label={say('section')}
          value={section}
          options={[{ value: '', label: say('none') }, ...config.sections]}
          onChoose={setSection}
        />
        <Choice
          label={say('kind')}
          value={kind}
          options={[
            { value: '', label: say('none') },
            ...config.kinds.map((one) => ({ value: one, label: say(KIND_TEXTS[one]) })),
          ]}
          onChoose={setKind}
        />
      </div>
      <Field label={say('address')} hint={say('addressHint')}>
        {(attributes) => (
          <input
            {...attributes}
            autoComplete="off"
            value={given ?? proposed}
            onChange={({ target }) => setGiven(target.value || undefined)}
          />
        )}
      </Field>
      <p role="alert" className="desk-problem">
        {problem}
      </p>
      <div className="desk-bar">
        <button type="submit" className="desk-primary">
          {say('create')}
        </button>
        <a href={fragmentOf({ name: 'stories' })}>{say('cancel')}</a>
      </div>
    </form>
  )
}

const KIND_TEXTS: Readonly<Record<DeskConfig['kinds'][number], DeskText>> = {
  news: 'kindNews',
  analysis: 'kindAnalysis',
  opinion: 'kindOpinion',
  feature: 'kindFeature',
  interview: 'kindInterview',
  review: 'kindReview',
}

/** Loads what names stories, which contains the letters of all scripts, only where a story is named. */
async function namesOf(title: string, lang: string, given: string | undefined, slugs: ReadonlySet<string>) {
  const { storyNames } = await import('../../../lib/publication/slugs.ts')
  const day = new Date().toISOString().slice(0, 10)
  return storyNames(title.trim(), lang, { day, given, isTaken: (slug) => slugs.has(slug) })
}
