import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { DeskConfig } from '../desk-config.ts'
import { NewStory } from './new-story.tsx'
import { Field } from './parts/field.tsx'
import { chooseFolder, NoNewspaper, openLastFolder } from './parts/folder-files.ts'
import type { NewsroomFiles } from './parts/newsroom-files.ts'
import { rememberedName, rememberName } from './parts/on-device.ts'
import { fragmentOf, viewOf } from './parts/route.ts'
import { readTexts, rowOf, type TextRow } from './parts/story-rows.ts'
import { say } from './parts/texts.ts'
import { StoryList } from './story-list.tsx'
import { TextForm } from './text-form.tsx'

/** The desk in the browser: the stories of the newspaper, and the forms in which they are written. */

const root = document.getElementById('desk')
const response = await fetch('desk.json')
const config: DeskConfig = await response.json()
const lastFolder = await openLastFolder(config.prefix, false)
if (root) createRoot(root).render(<Desk />)

function Desk() {
  const [files, setFiles] = useState(lastFolder)
  const [person, setPerson] = useState(rememberedName())
  return (
    <>
      <header className="desk-bar desk-head">
        <a href={fragmentOf({ name: 'stories' })} className="desk-name">
          {config.name}
        </a>
        <nav className="desk-bar">
          <a href="board.html">{say('translations')}</a>
          <a href="forms.html">{say('otherForms')}</a>
        </nav>
        <Field label={say('yourName')} className="desk-person">
          {(attributes) => (
            <input
              {...attributes}
              autoComplete="name"
              value={person}
              onChange={({ target }) => {
                setPerson(target.value)
                rememberName(target.value)
              }}
            />
          )}
        </Field>
      </header>
      <main>
        {files ? (
          <OpenDesk files={files} person={person.trim()} onOtherFolder={setFiles} />
        ) : (
          <Folder onOpen={setFiles} />
        )}
      </main>
    </>
  )
}

/** The choice of the folder. */
function Folder({ onOpen }: { readonly onOpen: (files: NewsroomFiles) => void }) {
  const [problem, setProblem] = useState('')
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
      <p>{say('openFolderHint', { folder })}</p>
      <div className="desk-bar">
        <button type="button" className="desk-primary" onClick={() => void open(true)}>
          {say('openFolder')}
        </button>
        <button type="button" onClick={() => void open(false)}>
          {say('otherFolder')}
        </button>
      </div>
      <p role="alert" className="desk-problem">
        {problem}
      </p>
    </section>
  )
}

function OpenDesk({
  files,
  person,
  onOtherFolder,
}: {
  readonly files: NewsroomFiles
  readonly person: string
  readonly onOtherFolder: (files: NewsroomFiles | undefined) => void
}) {
  const [texts, setTexts] = useState<ReadonlyMap<string, TextRow>>()
  const [progress, setProgress] = useState(say('opening'))
  const [view, setView] = useState(viewOf(location.hash))
  useEffect(() => {
    const follow = () => setView(viewOf(location.hash))
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  useEffect(() => {
    const tell = (done: number, all: number) => setProgress(say('reading', { done, all }))
    // A folder that has been moved or deleted since the last visit cannot be read.
    readTexts(files, config.known, tell).then(setTexts, () => onOtherFolder(undefined))
  }, [files, onOtherFolder])
  if (!texts) return <p role="status">{progress}</p>
  const onSaved = (path: string, file: string) => setTexts(new Map(texts).set(path, rowOf(path, file, config.known)))
  if (view.name === 'stories') return <StoryList config={config} files={files} texts={texts} person={person} />
  const form =
    view.name === 'new' ? (
      <NewStory
        config={config}
        files={files}
        slugs={new Set([...texts.values()].map(({ slug }) => slug))}
        person={person}
        onCreated={onSaved}
      />
    ) : (
      <TextForm
        key={`${view.slug}/${view.lang}`}
        config={config}
        files={files}
        slug={view.slug}
        lang={view.lang}
        person={person}
        rows={[...texts.values()].filter(({ slug }) => slug === view.slug)}
        onSaved={onSaved}
      />
    )
  return (
    <>
      <p>
        <a href={fragmentOf({ name: 'stories' })}>{say('toDesk')}</a>
      </p>
      {form}
    </>
  )
}
