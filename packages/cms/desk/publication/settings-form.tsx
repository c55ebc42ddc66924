import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { parse, YAMLParseError } from 'yaml'
import type { UnsavedProblem } from '../../../../lib/story/translations/unsaved-story.ts'
import type { DeskConfig } from '../../desk-config.ts'
import { plainFile } from '../parts/edited-text.ts'
import { failureOf } from '../parts/failure-of.ts'
import type { NewsroomFiles } from '../parts/newsroom-files.ts'
import { ConflictNote, ErrorList } from '../parts/save-notes.tsx'
import { speakOfProblems } from '../parts/sentences.ts'
import { type DeskText, say, timeInWords } from '../parts/texts.ts'
import { zoneHere } from '../parts/zoned-time.ts'
import {
  forgetSettings,
  keepSettings,
  openSettings,
  type SavedSettings,
  type SettingsFile,
  saveSettings,
  settingsOf,
  writtenSettings,
} from './settings-file.ts'
import { type KeyPath, UnchangeableYaml } from './settings-yaml.ts'
import type { TypedText } from './texts-by-language.ts'
import { WaitingChange, type WaitingStep } from './waiting-change.tsx'

/** A file of settings as its fields and lists see it. */
export interface SettingsEdit {
  readonly text: string
  readonly typed: readonly TypedText[]
  readonly mayEdit: boolean
  /**
   * Changes a list or a key of the file.
   * @param said what is said of it
   */
  readonly change: (changed: (yaml: string) => string, said: string) => void
  /** Changes a text in one language; an empty one stands for all languages. */
  readonly type: (path: KeyPath, lang: string, text: string) => void
}

/** The form of a file of settings: what it contains, its errors, and the button that saves it. */
export function SettingsForm({
  label,
  config,
  files,
  path,
  mayBeginIt,
  children,
}: {
  readonly label: string
  readonly config: DeskConfig
  readonly files: NewsroomFiles
  readonly path: string
  /** Whether the form begins the file if there is none. */
  readonly mayBeginIt?: boolean
  readonly children: (edit: SettingsEdit) => ReactNode
}) {
  const [settings, setSettings] = useState<SettingsFile>()
  const [problem, setProblem] = useState('')
  const [said, setSaid] = useState('')
  const [errors, setErrors] = useState<readonly UnsavedProblem[]>([])
  const [conflict, setConflict] = useState<Conflict>()
  const [isBusy, setBusy] = useState(false)
  /** How often the file was shown anew: what waits on the Git host may be another change then. */
  const [shown, setShown] = useState(0)
  const { reviews } = files
  const mayEdit = reviews?.mayPublish ?? true
  const title = `${config.name}: ${path}`
  const open = useCallback(async () => {
    const opened = await openSettings(files, path)
    setProblem(problemOf(opened, mayBeginIt))
    setSettings(opened)
  }, [files, path, mayBeginIt])
  useEffect(() => {
    open().catch((error) => setProblem(failureOf(error, config)))
  }, [open, config])
  if (problem) return <p className="desk-problem">{problem}</p>
  if (!settings) return <p>{say('opening')}</p>

  const edit = (next: SettingsFile, message: string) => {
    keepSettings(next)
    setSettings(next)
    setSaid(message)
  }
  const change: SettingsEdit['change'] = (changed, message) => {
    try {
      edit({ ...settings, text: changed(settings.text) }, message)
    } catch (error) {
      setSaid(error instanceof UnchangeableYaml ? say('byHand') : failureOf(error, config))
    }
  }
  const show = (file: string | undefined) => {
    forgetSettings(settings)
    setConflict(undefined)
    setErrors([])
    setShown((times) => times + 1)
    setSettings(settingsOf(path, file))
  }
  const finish = async (saved: SavedSettings) => {
    if ('ours' in saved) return setConflict(saved)
    // Who may not commit to the published branch merges a branch with the change, as the host allows it.
    const refusal = await reviews?.merge(path, title).catch((error: unknown) => failureOf(error, config))
    show(saved.file)
    setSaid(refusal || [...(saved.isJoined ? [say('settingsJoined')] : []), say('settingsSaved')].join(' '))
  }
  const save = async () => {
    const was = plainFile(settings.file ?? '')
    const text = writtenSettings(settings, config.defaultLanguage)
    if (text === was) return setSaid(say('nothingChanged'))
    const [{ newErrors }] = await Promise.all([import('./check-settings.ts'), speakOfProblems(LABELS)])
    const found = newErrors(path, was, text)
    setErrors(found)
    if (found.length > 0) return setSaid(say('settingsNotSaved'))
    return finish(await saveSettings(files, settings, text, (joined) => newErrors(path, was, joined).length > 0))
  }
  const overwrite = async ({ now, ours }: Conflict) => {
    await files.write(path, ours, now, true)
    return finish({ file: ours, isJoined: false })
  }
  const takeStep = async (step: WaitingStep) => {
    await reviews?.[step](path, title)
    setSaid(say(step === 'approve' ? 'approvedNow' : 'publishedNow'))
    if (step === 'merge') setShown((times) => times + 1)
  }
  const during = (work: Promise<void>) => {
    setBusy(true)
    work
      .catch((error) => setSaid(error instanceof UnchangeableYaml ? say('byHand') : failureOf(error, config)))
      .finally(() => setBusy(false))
  }
  return (
    <form className="desk-form" aria-label={label} onSubmit={(event) => event.preventDefault()}>
      {settings.keptAt && (
        <p className="desk-note">
          {say('kept', { time: timeInWords(settings.keptAt, config.timeZone ?? zoneHere()) })}{' '}
          <button type="button" onClick={() => during(files.read(path).then(show))}>
            {say('discard')}
          </button>
        </p>
      )}
      {children({
        text: settings.text,
        typed: settings.typed,
        mayEdit,
        change,
        type: (where, lang, text) => {
          const others = settings.typed.filter((one) => one.lang !== lang || one.path.join() !== where.join())
          edit({ ...settings, typed: [...others, { path: where, lang, text }] }, '')
        },
      })}
      {errors.length > 0 && <ErrorList title={say('settingsErrors')} errors={errors} />}
      {conflict && (
        <ConflictNote
          theirs={conflict.now ?? ''}
          dir="ltr"
          onKeep={() => during(overwrite(conflict))}
          onTake={() => show(conflict.now)}
        />
      )}
      <div className="desk-bar">
        {mayEdit && (
          <button
            type="button"
            className="desk-primary"
            disabled={isBusy || conflict !== undefined}
            onClick={() => during(save())}
          >
            {say('save')}
          </button>
        )}
        <p role="status" className="desk-said">
          {said}
        </p>
      </div>
      {reviews && config.host && (
        <WaitingChange
          key={shown}
          host={config.host}
          reviews={reviews}
          path={path}
          isBusy={isBusy}
          onStep={(step) => during(takeStep(step))}
        />
      )}
    </form>
  )
}

type Conflict = Extract<SavedSettings, { readonly ours: string }>

/** The labels of the fields, by the keys of the files. */
const LABELS: Readonly<Record<string, DeskText>> = {
  name: 'newspaperName',
  description: 'newspaperDescription',
  notice: 'notice',
  menus: 'menu',
  lead: 'leadingStories',
  order: 'leadingStories',
}

/** Returns why a file has no form, as a sentence; an empty text if it has one. */
function problemOf({ path, file, text }: SettingsFile, mayBeginIt = false): string {
  if (file === undefined && !mayBeginIt) return say('noFile', { file: path })
  try {
    parse(text)
    return ''
  } catch (error) {
    const [start] = error instanceof YAMLParseError ? (error.linePos ?? []) : []
    return say('tornFile', { file: path, line: start?.line ?? 1 })
  }
}
