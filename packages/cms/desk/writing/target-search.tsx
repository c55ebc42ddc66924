import type { DeskConfig } from '../../desk-config.ts'
import { Field } from '../parts/field.tsx'
import { say } from '../parts/texts.ts'
import type { LinkTarget } from './link-targets.ts'

/** A search for stories and pages, with the choice among those that are found. */
export function TargetSearch({
  config,
  lang,
  label,
  heading,
  sought,
  found,
  target,
  onSeek,
  onChoose,
}: {
  readonly config: DeskConfig
  /** The language of what is written: titles in others are marked. */
  readonly lang: string
  readonly label: string
  /** What is said above the choice. */
  readonly heading?: string | undefined
  readonly sought: string
  readonly found: readonly LinkTarget[]
  /** The one that is chosen. */
  readonly target: LinkTarget | undefined
  readonly onSeek: (words: string) => void
  readonly onChoose: (target: LinkTarget) => void
}) {
  const languageOf = (tag: string) => config.languages.find((language) => language.tag === tag)
  return (
    <>
      <Field label={label}>
        {(attributes) => (
          <input
            {...attributes}
            type="search"
            autoComplete="off"
            dir="auto"
            value={sought}
            onChange={({ target: field }) => onSeek(field.value)}
          />
        )}
      </Field>
      <fieldset className="desk-targets">
        <legend className="desk-hint">{heading ?? say(found.length > 0 ? 'linkFound' : 'linkNone')}</legend>
        {found.map((one) => (
          <label key={`${one.lang}${one.address}`}>
            <input
              type="radio"
              name="target"
              checked={one.address === target?.address}
              onChange={() => onChoose(one)}
            />
            <bdi lang={one.lang} dir={languageOf(one.lang)?.dir}>
              {one.title}
            </bdi>
            {one.lang !== lang && <span lang={one.lang}>{languageOf(one.lang)?.endonym}</span>}
            {one.state && one.state !== 'published' && <span>{say(one.state)}</span>}
          </label>
        ))}
      </fieldset>
    </>
  )
}

/** How many stories and pages are shown. */
export const SHOWN_TARGETS = 6
