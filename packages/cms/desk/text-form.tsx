import { useCallback, useEffect, useMemo, useState } from 'react'
import { toRecord } from '../../../lib/settings/read-json.ts'
import type { UnsavedProblem } from '../../../lib/story/translations/unsaved-story.ts'
import type { DeskConfig } from '../desk-config.ts'
import { type EditedStory, withFormerName } from '../edited-story.ts'
import { CorrectionFields } from './correction-fields.tsx'
import { ReviewLink } from './hosts/review-link.tsx'
import { MoreSteps } from './more-steps.tsx'
import { PageState } from './page-state.tsx'
import type { CheckedTexts } from './parts/check-text.ts'
import { editedText } from './parts/edited-text.ts'
import { editorConfig } from './parts/editor-config.ts'
import { failureOf } from './parts/failure-of.ts'
import { type NewsroomFiles, textPath } from './parts/newsroom-files.ts'
import { forgetText, keepText } from './parts/on-device.ts'
import { type OpenText, openText, type Saved, saveText } from './parts/open-text.ts'
import { goTo } from './parts/route.ts'
import { ConflictNote, ErrorList } from './parts/save-notes.tsx'
import { reasonInWords, speakOfProblems } from './parts/sentences.ts'
import type { TextRow } from './parts/story-rows.ts'
import { afterStep, type Step, stateOf, withStateOf } from './parts/text-state.ts'
import { type DeskText, say, timeInWords } from './parts/texts.ts'
import { zonedTime, zoneHere } from './parts/zoned-time.ts'
import { TextPreview } from './preview/text-preview.tsx'
import { type StepAnswers, StepButtons } from './step-buttons.tsx'
import { BeginTranslation } from './translation/begin-translation.tsx'
import { loadLint } from './translation/load-lint.ts'
import { StoryLanguages } from './translation/story-languages.tsx'
import { TranslationFields } from './translation/translation-fields.tsx'
import { TextFields } from './writing/text-fields.tsx'

/** A text of a story: its state, its fields, its errors, and the buttons for what happens next. */
export function TextForm(props: TextFormProps) {
  const { files, slug, lang, config, rows, onSaved } = props
  const path = textPath(slug, lang)
  const zone = config.timeZone ?? zoneHere()
  const [opened, setOpened] = useState<FirstText | 'missing' | { readonly problem: string }>()
  const open = useCallback(() => {
    firstText(files, path, config).then(
      (text) => setOpened(text ?? 'missing'),
      (error) => void reasonInWords(error).then((reason) => setOpened({ problem: say('unreadable', { reason }) })),
    )
  }, [files, path, config])
  useEffect(open, [open])
  const begun = (where: string, file: string) => {
    onSaved(where, file)
    open()
  }
  return (
    <>
      <StoryLanguages config={config} rows={rows} slug={slug} lang={lang} />
      {(typeof opened !== 'object' || 'problem' in opened) && (
        <h1 className="desk-state">{config.languages.find(({ tag }) => tag === lang)?.endonym ?? lang}</h1>
      )}
      {opened === undefined && <p>{say('opening')}</p>}
      {opened === 'missing' && <BeginTranslation {...props} zone={zone} onBegun={begun} />}
      {typeof opened === 'object' &&
        ('problem' in opened ? (
          <p className="desk-problem">{opened.problem}</p>
        ) : (
          <OpenForm {...props} path={path} zone={zone} first={opened} />
        ))}
    </>
  )
}

/** A text as it is opened, with its original if it is a translation. */
interface FirstText extends OpenText {
  readonly source?: { readonly of: string; readonly original: EditedStory }
}

async function firstText(files: NewsroomFiles, path: string, config: DeskConfig): Promise<FirstText | undefined> {
  const text = await openText(files, path, config.known)
  const { of } = toRecord(text?.edited.translation)
  if (!text || typeof of !== 'string') return text
  const file = await files.read(path.replace(/[^/]*$/, `${of}.md`))
  return file === undefined ? text : { ...text, source: { of, original: editedText(file, config.known) } }
}

interface TextFormProps {
  readonly config: DeskConfig
  readonly files: NewsroomFiles
  readonly slug: string
  readonly lang: string
  readonly person: string
  /** The texts of the story. */
  readonly rows: readonly TextRow[]
  /** Is told of each save. */
  readonly onSaved: (path: string, file: string) => void
  /** Is told of a text that is removed. */
  readonly onRemoved: (path: string) => Promise<void>
}

/** What a Git host does once a text is saved. */
type HostCall = 'ask' | 'approve' | 'merge'

/** What a step has the Git host do. */
const AT_HOST: Readonly<Partial<Record<Step, HostCall>>> = {
  review: 'ask',
  approve: 'approve',
  publish: 'merge',
  schedule: 'merge',
  unpublish: 'merge',
}

/** What is said after a step. */
const DONE: Readonly<Record<Step, DeskText>> = {
  save: 'savedDraft',
  review: 'sentToReview',
  approve: 'approvedNow',
  return: 'sentBack',
  publish: 'publishedNow',
  schedule: 'scheduledNow',
  unpublish: 'withdrawnNow',
}

function OpenForm({
  config,
  files,
  slug,
  lang,
  person,
  rows,
  onSaved,
  onRemoved,
  path,
  zone,
  first,
}: TextFormProps & { readonly path: string; readonly zone: string; readonly first: FirstText }) {
  const { source } = first
  const [text, setText] = useState<OpenText>(first)
  const [said, setSaid] = useState('')
  const [errors, setErrors] = useState<readonly UnsavedProblem[]>([])
  const [conflict, setConflict] = useState<{ theirs: string; ours: string; call: HostCall | undefined }>()
  const [isBusy, setBusy] = useState(false)
  const { edited } = text
  const saved = editedText(text.file, config.known)
  const { reviews } = files
  const state = stateOf(saved, Date.now(), reviews?.isPending(path))
  const isPublic = state === 'published' || state === 'withdrawn'
  const mayPublish = reviews?.mayPublish ?? true

  const folder = {
    file: (name: string) => files.file(name.startsWith('/') ? name.slice(1) : `stories/${slug}/${name}`),
    add: (name: string, file: Blob) => files.add(`stories/${slug}/${name}`, file, path),
  }
  const shown = useMemo(
    () => new Map([...(source ? [[source.of, source.original] as const] : []), [lang, edited]]),
    [source, lang, edited],
  )
  const edit = (next: EditedStory) => {
    setSaid('')
    setText({ file: text.file, edited: next })
    keepText(path, { file: text.file, edited: next, at: Date.now() })
  }
  const show = (file: string) => {
    forgetText(path)
    setConflict(undefined)
    setErrors([])
    setText({ file, edited: editedText(file, config.known) })
  }
  /** Says how a save ended, once the Git host has done its part of the step. */
  const finish = async (result: Saved, done: string, call: HostCall | undefined) => {
    if ('theirs' in result) {
      setConflict({ ...result, call })
      return
    }
    const now = editedText(result.file, config.known)
    const title = String(now.title ?? slug)
    const refusal = call && (await reviews?.[call](path, title).catch((error: unknown) => failureOf(error, config)))
    // What the host does not approve or publish is in the state that it was in, with the edit.
    const back = refusal && call !== 'ask' ? withStateOf(now, edited) : undefined
    const kept = back ? await saveText(files, path, result.file, back, config.known, false) : result
    const file = 'file' in kept ? kept.file : result.file
    show(file)
    setSaid(refusal || (result.isJoined ? `${say('joined')} ${done}` : done))
    onSaved(path, file)
  }
  const put = async (next: EditedStory, done: string, call: HostCall | undefined) =>
    finish(
      await saveText(files, path, text.file, withFormerName(next, saved), config.known, call === 'merge'),
      done,
      call,
    )
  // What a publisher saves of a scheduled text is in force at once, and not on a branch.
  const isDirect = state === 'scheduled' && mayPublish
  const facts = () => ({
    by: person || say('nobody'),
    now: zonedTime(Date.now(), zone),
    hasBranches: reviews !== undefined && !isDirect,
  })
  const take = async (step: Step, answers: StepAnswers = {}) => {
    // On the published branch there would be a translation of nothing.
    if (reviews && AT_HOST[step] === 'merge' && source?.original.draft === true) return setSaid(say('originalFirst'))
    const found = step === 'publish' || step === 'schedule' ? await errorsOf(files, slug, lang, edited, config) : []
    if (found.length > 0 && isPublic && !reviews) {
      setErrors(found)
      setSaid(say('notSaved'))
      return
    }
    const taken = found.length > 0 ? 'save' : step
    const time = answers.publishAt?.slice(0, 16).replace('T', ' ') ?? ''
    await put(
      afterStep(taken, edited, { ...facts(), ...answers }),
      found.length > 0
        ? say('notPublished')
        : say(step === 'save' && state === 'scheduled' ? 'saved' : DONE[step], { time: `${time} (${zone})` }),
      AT_HOST[taken] ?? (isDirect ? 'merge' : undefined),
    )
    setErrors(found)
  }
  const complete = async () => {
    if (!source) return
    const { completionOf } = await import('./translation/translated-story.ts')
    const [{ publication }, lint] = await Promise.all([editorConfig(), loadLint(), speakOfProblems()])
    const found = completionOf({ slug, lang, edited, ...source }, publication, lint)
    if ('missing' in found) return setSaid(say('sectionsMissing', { count: found.missing.length }))
    if ('problems' in found) {
      setErrors(found.problems)
      return setSaid(say('notComplete'))
    }
    const next = { ...edited, translation: { ...toRecord(edited.translation), sections: found.sections } }
    const isAtOnce = mayPublish && (isPublic || isDirect)
    await put(
      reviews && !isAtOnce ? afterStep('save', next, facts()) : next,
      say('markedComplete'),
      isAtOnce ? 'merge' : undefined,
    )
  }
  const remove = async () => {
    await files.remove(path)
    forgetText(path)
    await onRemoved(path)
    goTo({ name: 'stories' })
  }
  const during = (work: Promise<void>) => {
    setBusy(true)
    work.catch((error) => setSaid(failureOf(error, config))).finally(() => setBusy(false))
  }
  const dir = config.languages.find(({ tag }) => tag === lang)?.dir
  const page = `../${lang}/${typeof saved.slug === 'string' ? saved.slug : slug}/`
  return (
    <form className="desk-form" onSubmit={(event) => event.preventDefault()}>
      <h1 className="desk-state" data-state={state}>
        <bdi lang={lang} dir={dir}>
          {config.languages.find(({ tag }) => tag === lang)?.endonym ?? lang}
        </bdi>{' '}
        · {stateSentence(saved, say(state), zone)}
      </h1>
      {text.keptAt && (
        <p className="desk-note">
          {say('kept', { time: timeInWords(text.keptAt, zone) })}{' '}
          <button type="button" onClick={() => during(files.read(path).then((file) => show(file ?? text.file)))}>
            {say('discard')}
          </button>
        </p>
      )}
      {source ? (
        <>
          <Assignment edited={edited} person={person} onEdit={edit} />
          <TranslationFields
            key={text.file}
            config={config}
            files={files}
            slug={slug}
            lang={lang}
            edited={edited}
            folder={folder}
            onEdit={edit}
            {...source}
          />
        </>
      ) : (
        <>
          <TextFields config={config} lang={lang} edited={edited} folder={folder} onEdit={edit} />
          <CorrectionFields
            key={text.file}
            config={config}
            files={files}
            lang={lang}
            rows={rows}
            edited={edited}
            canAdd={state === 'published'}
            today={zonedTime(Date.now(), zone).slice(0, '2026-12-04'.length)}
            onEdit={edit}
          />
        </>
      )}
      <p>
        <a href={`${config.forms}#/collections/stories/entries/${slug}`}>{say('moreFields')}</a>
      </p>
      <TextPreview config={config} files={files} slug={slug} editions={shown} />
      {errors.length > 0 && <ErrorList title={say('errors')} errors={errors} />}
      {conflict && (
        <ConflictNote
          theirs={conflict.theirs}
          lang={lang}
          dir={dir}
          onKeep={() =>
            during(
              files
                .write(path, conflict.ours, conflict.theirs, conflict.call === 'merge')
                .then(() => finish({ file: conflict.ours, isJoined: false }, say('saved'), conflict.call)),
            )
          }
          onTake={() => show(conflict.theirs)}
        />
      )}
      {source && (
        <p>
          <button type="button" disabled={isBusy} onClick={() => during(complete())}>
            {say('markComplete')}
          </button>
        </p>
      )}
      <StepButtons
        state={state}
        zone={zone}
        publishEvery={config.publishEvery}
        page={page}
        isBusy={isBusy || conflict !== undefined}
        isOwn={reviews !== undefined && toRecord(saved.review).by === person}
        mayPublish={mayPublish}
        hasBranches={reviews !== undefined}
        onStep={(step, answers) => during(take(step, answers))}
      />
      {state === 'published' && (
        <PageState key={page} page={page} saved={saved} publishEvery={config.publishEvery} zone={zone} />
      )}
      {reviews && config.host && <ReviewLink key={text.file} host={config.host} reviews={reviews} path={path} />}
      <p role="status" className="desk-said">
        {said}
      </p>
      <MoreSteps
        files={files}
        path={path}
        zone={zone}
        slug={slug}
        edited={edited}
        removal={removalOf(isPublic, saved.draft === true)}
        onEdit={edit}
        onBring={(file) => {
          edit(withStateOf(editedText(file, config.known), edited))
          setSaid(say('broughtBack'))
        }}
        onRemove={() => during(remove())}
      />
    </form>
  )
}

/** Returns what of a text can be removed. One that readers have is withdrawn instead, with a reason. */
function removalOf(isPublic: boolean, isDraft: boolean): 'text' | 'edit' | undefined {
  if (isPublic) return undefined
  return isDraft ? 'text' : 'edit'
}

/** Who works on a translation; a person can take it on. */
function Assignment({
  edited,
  person,
  onEdit,
}: {
  readonly edited: EditedStory
  readonly person: string
  readonly onEdit: (edited: EditedStory) => void
}) {
  const { assigned } = edited
  return (
    <p>
      {typeof assigned === 'string' && say('takenOnBy', { person: assigned })}{' '}
      {person && assigned !== person && (
        <button type="button" onClick={() => onEdit({ ...edited, assigned: person })}>
          {say('takeOn')}
        </button>
      )}
    </p>
  )
}

/** Returns the state of a text in words, with who brought it there and when, where the file says so. */
function stateSentence({ review, draft, publish }: EditedStory, state: string, zone: string): string {
  const { by, at } = toRecord(review)
  if (draft === true && by && at) return say('stateBy', { state, by: String(by), at: timeInWords(at, zone) })
  return draft !== true && publish ? say('stateAt', { state, at: timeInWords(publish, zone) }) : state
}

/** Loads the parser of stories, which is large, only where a text is to be published. */
async function errorsOf(files: NewsroomFiles, slug: string, lang: string, edited: EditedStory, config: DeskConfig) {
  const { errorsIn } = await import('./parts/check-text.ts')
  const texts = new Map([[lang, edited]])
  const { of } = toRecord(edited.translation)
  const original = typeof of === 'string' ? await files.read(textPath(slug, of)) : undefined
  if (typeof of === 'string' && original !== undefined) texts.set(of, editedText(original, config.known))
  const checked: CheckedTexts = texts
  const [{ publication }] = await Promise.all([editorConfig(), speakOfProblems()])
  return errorsIn(slug, lang, checked, publication)
}
