import { lazy, Suspense, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { DeskConfig } from '../desk-config.ts'
import { NotAllowed } from './hosts/host-requests.ts'
import { AllTexts } from './parts/all-texts.ts'
import { failureOf } from './parts/failure-of.ts'
import { keepRows, keptNewestRows, keptRows, type TextRows } from './parts/kept-rows.ts'
import type { NewsroomFiles } from './parts/newsroom-files.ts'
import { fragmentOf, viewOf } from './parts/route.ts'
import { publishedRows, type TextRow } from './parts/story-rows.ts'
import { say } from './parts/texts.ts'
import { StoryList } from './story-list.tsx'

/** The desk of a newspaper that is open: the list of its stories, the form of one, and the newspaper itself. */
export function OpenDesk({
  config,
  files,
  person,
  onOtherFolder,
}: {
  readonly config: DeskConfig
  readonly files: NewsroomFiles
  readonly person: string
  readonly onOtherFolder: (files: NewsroomFiles | undefined) => void
}) {
  const [texts, setTexts] = useState<TextRows>()
  // What is saved while all texts are still read: the reading may have been at an older version.
  const saved = useRef(new Map<string, TextRow>())
  const [progress, setProgress] = useState(say('opening'))
  const view = viewOf(useSyncExternalStore(onOtherFragment, () => location.hash))
  useEffect(() => {
    const tell = (done: number, all: number) => setProgress(say('reading', { done, all }))
    const open = async () => {
      // What the last visit or the last build knew is shown until all texts are read.
      const first = (await keptNewestRows()) ?? (await publishedRows())
      setTexts((now) => now ?? first)
      const kept = await keptRows()
      if (kept) setTexts(kept)
      const { readRows } = await loadReading()
      void loadForms()
      const rows = await readRows(files, config.known, kept ?? new Map(), tell)
      const all = new Map([...rows, ...saved.current])
      setTexts(all)
      setProgress('')
      void keepRows(all)
    }
    open().catch((error) => {
      // Without a connection, what the last visit knew is still worth reading.
      if (config.host && !(error instanceof NotAllowed)) return setProgress(failureOf(error, config))
      // A folder that has been moved or deleted since the last visit cannot be read, nor what a token no longer opens.
      onOtherFolder(undefined)
    })
  }, [config, files, onOtherFolder])
  if (!texts)
    return (
      <>
        <h1>{say('stories')}</h1>
        <p role="status">{progress}</p>
      </>
    )
  const onSaved = async (path: string, file: string) => {
    const { rowOf } = await loadReading()
    const row = rowOf(path, file, config.known, files.reviews?.isPending(path))
    saved.current.set(path, row)
    const all = new Map(texts).set(path, row)
    setTexts(all)
    void keepRows(all)
  }
  const onRemoved = async (path: string) => {
    // Of an edit that is discarded, the published text is left.
    const left = await files.read(path)
    if (left !== undefined) return onSaved(path, left)
    saved.current.delete(path)
    const all = new Map(texts)
    all.delete(path)
    setTexts(all)
    return keepRows(all)
  }
  if (view.name === 'stories')
    return (
      <>
        <StoryList config={config} files={files} texts={texts} person={person} />
        <p role="status" className="desk-hint">
          {progress}
        </p>
      </>
    )
  if (view.name === 'newspaper')
    return (
      <AllTexts value={texts}>
        <Suspense fallback={<Opening />}>
          <NewspaperView config={config} files={files} isComplete={progress === ''} />
        </Suspense>
      </AllTexts>
    )
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
        onRemoved={onRemoved}
      />
    )
  return (
    <AllTexts value={texts}>
      <p>
        <a href={fragmentOf({ name: 'stories' })}>{say('toDesk')}</a>
      </p>
      <Suspense fallback={<Opening />}>{form}</Suspense>
    </AllTexts>
  )
}

/** Shown while the code of a view is loaded. */
function Opening() {
  return <h1 className="desk-state">{say('opening')}</h1>
}

/** What reads texts and the forms of one are large: they are loaded once the list is shown. */
const loadReading = () => import('./parts/read-rows.ts')
const loadForms = () => Promise.all([import('./new-story.tsx'), import('./text-form.tsx')])
const NewStory = lazy(async () => ({ default: (await import('./new-story.tsx')).NewStory }))
const TextForm = lazy(async () => ({ default: (await import('./text-form.tsx')).TextForm }))

/** Few visits need it: it is loaded once it is asked for. */
const NewspaperView = lazy(async () => ({
  default: (await import('./publication/newspaper-view.tsx')).NewspaperView,
}))

function onOtherFragment(follow: () => void): () => void {
  window.addEventListener('hashchange', follow)
  return () => window.removeEventListener('hashchange', follow)
}
