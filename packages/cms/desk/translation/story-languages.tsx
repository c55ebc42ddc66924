import type { DeskConfig } from '../../desk-config.ts'
import { fragmentOf } from '../parts/route.ts'
import type { TextRow } from '../parts/story-rows.ts'
import type { TextState } from '../parts/text-state.ts'
import { say } from '../parts/texts.ts'

/** The languages of the newspaper above a text: those that the story has, with their states, and those that it lacks. */
export function StoryLanguages({
  config,
  rows,
  slug,
  lang,
}: {
  readonly config: DeskConfig
  /** The texts of the story. */
  readonly rows: readonly TextRow[]
  readonly slug: string
  /** The language that is open. */
  readonly lang: string
}) {
  const link = ({ tag, endonym }: DeskConfig['languages'][number], state?: TextState) => (
    <li key={tag}>
      <a
        href={fragmentOf({ name: 'text', slug, lang: tag })}
        aria-current={tag === lang ? 'page' : undefined}
        data-state={state ?? 'missing'}
      >
        <bdi lang={tag}>{endonym}</bdi> {state && <span>{say(state)}</span>}
      </a>
    </li>
  )
  const stateIn = (tag: string) => rows.find((one) => one.lang === tag)?.state
  const written = config.languages.filter(({ tag }) => stateIn(tag) !== undefined || tag === lang)
  const others = config.languages.filter((one) => !written.includes(one))
  return (
    <nav aria-label={say('languages')} className="desk-nav">
      <ul className="desk-texts">{written.map((one) => link(one, stateIn(one.tag)))}</ul>
      {others.length > 0 && (
        <details>
          <summary>{say('translateInto')}</summary>
          <ul className="desk-texts">{others.map((one) => link(one))}</ul>
        </details>
      )}
    </nav>
  )
}
