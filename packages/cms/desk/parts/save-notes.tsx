import type { UnsavedProblem } from '../../../../lib/story/translations/unsaved-story.ts'
import { SpokenSentence } from '../../preview/spoken-sentence.tsx'
import { say } from './texts.ts'

/** The errors for which something is not published, or not saved. */
export function ErrorList({ title, errors }: { readonly title: string; readonly errors: readonly UnsavedProblem[] }) {
  return (
    <section role="alert" className="desk-problem">
      <h2>{title}</h2>
      <ul>
        {errors.map(({ line, message, hint }) => (
          <li key={`${line} ${message}`}>
            <SpokenSentence>
              {`${line === undefined ? say('fieldError', { message }) : say('lineError', { line, message })} ${hint}`}
            </SpokenSentence>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Says that somebody else has changed the same lines, shows the file as it is now, and asks which version stays. */
export function ConflictNote({
  theirs,
  lang,
  dir,
  onKeep,
  onTake,
}: {
  readonly theirs: string
  /** The language of the file, and its direction. */
  readonly lang?: string
  readonly dir?: string | undefined
  readonly onKeep: () => void
  readonly onTake: () => void
}) {
  return (
    <section role="alert" className="desk-note">
      <p>{say('changed')}</p>
      <h2>{say('theirs')}</h2>
      <pre lang={lang} dir={dir}>
        {theirs}
      </pre>
      <button type="button" onClick={onKeep}>
        {say('keepMine')}
      </button>{' '}
      <button type="button" onClick={onTake}>
        {say('takeTheirs')}
      </button>
    </section>
  )
}
