import { useCallback, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { DeskConfig } from '../desk-config.ts'
import { forgetTexts } from './hosts/git-files.ts'
import { forgetSignIn } from './hosts/remembered-sign-in.ts'
import { type SignedIn, signedInBefore, signInAgain } from './hosts/sign-in.ts'
import { SignInForm } from './hosts/sign-in-form.tsx'
import { OpenDesk } from './open-desk.tsx'
import { Choice, Field } from './parts/field.tsx'
import { chooseFolder, isFolderKept, NoNewspaper, openLastFolder } from './parts/folder-files.ts'
import { forgetRows } from './parts/kept-rows.ts'
import type { NewsroomFiles } from './parts/newsroom-files.ts'
import { rememberDeskLanguage, rememberedLanguage, rememberedName, rememberName } from './parts/on-device.ts'
import { fragmentOf } from './parts/route.ts'
import { bestLanguage, DESK_LANGUAGES, say, speak, spokenLanguage } from './parts/texts.ts'

/** The desk in the browser: the stories of the newspaper, and the forms in which they are written. */

const root = document.getElementById('desk')
const response = await fetch('desk.json')
const config: DeskConfig = await response.json()
const lastFolder = config.host ? undefined : await openLastFolder(config.prefix, false)
const before = config.host && signedInBefore(config.host, config.prefix)
await speak(rememberedLanguage() ?? bestLanguage(navigator.languages))
if (root) createRoot(root).render(<Desk />)

function Desk() {
  const [files, setFiles] = useState<NewsroomFiles | undefined>(lastFolder ?? before?.files)
  const [person, setPerson] = useState(before?.name ?? rememberedName())
  const [language, setLanguage] = useState(spokenLanguage())
  const enter = useCallback(({ name, files: own }: SignedIn) => {
    setPerson(name)
    setFiles(own)
  }, [])
  useEffect(() => {
    // The list need not wait for the answer. If the token is no longer good, reading the texts says so.
    const ask = async () => config.host && before && (await signInAgain(config.host, config.prefix))
    ask().then(
      (now) => now && enter(now),
      () => undefined,
    )
  }, [enter])
  const leave = () => {
    forgetSignIn()
    void forgetRows()
    void forgetTexts()
    setFiles(undefined)
  }
  const choose = async (tag: string) => {
    await speak(tag)
    rememberDeskLanguage(tag)
    setLanguage(tag)
  }
  return (
    <>
      <header className="desk-bar desk-head">
        <a href={fragmentOf({ name: 'stories' })} className="desk-name">
          {config.name}
        </a>
        {files && (
          <nav className="desk-bar">
            <a href={fragmentOf({ name: 'stories' })}>{say('stories')}</a>
            <a href={fragmentOf({ name: 'newspaper' })}>{say('newspaper')}</a>
            <a href="board.html">{say('translations')}</a>
            <a href={config.forms}>{say('otherForms')}</a>
          </nav>
        )}
        {config.host
          ? files && (
              <p className="desk-bar">
                <span>{person}</span>
                <button type="button" onClick={leave}>
                  {say('signOut')}
                </button>
              </p>
            )
          : files && <OwnName className="desk-person" person={person} onName={setPerson} />}
        <Choice
          label={say('deskLanguage')}
          className="desk-person"
          value={language}
          options={DESK_LANGUAGES.map((tag) => ({
            value: tag,
            label: new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag,
          }))}
          onChoose={(tag) => void choose(tag)}
        />
      </header>
      <main key={language}>
        {files && <OpenDesk config={config} files={files} person={person.trim()} onOtherFolder={setFiles} />}
        {!files && config.host && (
          <SignInForm newspaper={config.name} host={config.host} prefix={config.prefix} onSignedIn={enter} />
        )}
        {!files && !config.host && <Folder person={person} onName={setPerson} onOpen={setFiles} />}
      </main>
    </>
  )
}

/** The name under which a person works, which the browser remembers. */
function OwnName({
  className,
  hint,
  person,
  onName,
}: {
  readonly className: string
  readonly hint?: string
  readonly person: string
  readonly onName: (name: string) => void
}) {
  return (
    <Field label={say('yourName')} hint={hint} className={className}>
      {(attributes) => (
        <input
          {...attributes}
          autoComplete="name"
          value={person}
          onChange={({ target }) => {
            onName(target.value)
            rememberName(target.value)
          }}
        />
      )}
    </Field>
  )
}

/** The first view of a newspaper in a folder: who writes, and where the folder is. */
function Folder({
  person,
  onName,
  onOpen,
}: {
  readonly person: string
  readonly onName: (name: string) => void
  readonly onOpen: (files: NewsroomFiles) => void
}) {
  const [problem, setProblem] = useState('')
  const [isReturning, setReturning] = useState(false)
  useEffect(() => void isFolderKept().then(setReturning), [])
  const folder = config.root
  const open = async (isLast: boolean) => {
    try {
      const files =
        (isLast ? await openLastFolder(config.prefix, true) : undefined) ?? (await chooseFolder(config.prefix))
      if (files) onOpen(files)
    } catch (error) {
      if (error instanceof NoNewspaper) setProblem(say('noNewspaper', { folder: config.prefix || 'stories/' }))
      else setProblem(say('failed', { reason: error instanceof Error ? error.message : String(error) }))
    }
  }
  if (!window.showDirectoryPicker) return <p className="desk-problem">{say('noFolders')}</p>
  return (
    <section className="desk-form">
      <h1>{say('desk')}</h1>
      <OwnName className="desk-short" hint={say('yourNameHint')} person={person} onName={onName} />
      <p>{say('openFolderHint', { folder })}</p>
      <div className="desk-bar">
        <button type="button" className="desk-primary" onClick={() => void open(true)}>
          {say('openFolder')}
        </button>
        {isReturning && (
          <button type="button" onClick={() => void open(false)}>
            {say('otherFolder')}
          </button>
        )}
      </div>
      <p role="alert" className="desk-problem">
        {problem}
      </p>
    </section>
  )
}
