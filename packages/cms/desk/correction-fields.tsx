import { Fragment, useEffect, useRef, useState } from 'react'
import type { DeskConfig } from '../desk-config.ts'
import type { EditedStory } from '../edited-story.ts'
import { editedText } from './parts/edited-text.ts'
import { Field, inOneLine } from './parts/field.tsx'
import { type NewsroomFiles, textPath } from './parts/newsroom-files.ts'
import { fragmentOf } from './parts/route.ts'
import type { TextRow } from './parts/story-rows.ts'
import { inLine, say } from './parts/texts.ts'
import { correctionIds, editedCorrections, withNotes } from './translation/notes.ts'

/** The corrections of an original: each can be written here, and says in which languages readers have it. */
export function CorrectionFields({
  config,
  files,
  lang,
  rows,
  edited,
  canAdd,
  today,
  onEdit,
}: {
  readonly config: DeskConfig
  readonly files: NewsroomFiles
  /** The language of the original. */
  readonly lang: string
  /** The texts of the story. */
  readonly rows: readonly TextRow[]
  readonly edited: EditedStory
  /** Whether readers have the story, so that it can have a new correction. */
  readonly canAdd: boolean
  /** The day in the newspaper’s zone: 2026-12-04. */
  readonly today: string
  readonly onEdit: (edited: EditedStory) => void
}) {
  const [isAdding, setAdding] = useState(false)
  const last = useRef<HTMLTextAreaElement>(null)
  const translated = useTranslatedCorrections(config, files, lang, rows)
  const written = editedCorrections(edited)
  const ids = [...correctionIds(edited).keys()]
  const all = isAdding ? [...written, { date: today, text: '' }] : written
  useEffect(() => {
    if (isAdding) last.current?.focus()
  }, [isAdding])
  if (all.length === 0 && !canAdd) return null
  const write = (index: number, text: string) => {
    const isLast = index === all.length - 1
    // A field that is emptied stays, to be written in again.
    if (isLast) setAdding(text === '')
    onEdit(
      withNotes(
        edited,
        all.map((one, place) => (place === index ? { ...one, text } : one)),
      ),
    )
  }
  const dir = config.languages.find(({ tag }) => tag === lang)?.dir
  return (
    <section aria-label={say('corrections')} className="desk-group">
      {all.map(({ date, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two corrections of a day differ in their place alone
        <Fragment key={index}>
          <Field label={say('correction', { date: inLine(date) })} hint={say('correctionHint')}>
            {(attributes) => (
              <textarea
                {...attributes}
                ref={index === all.length - 1 ? last : undefined}
                rows={1}
                lang={lang}
                dir={dir}
                value={text}
                onChange={({ target }) => write(index, inOneLine(target.value))}
              />
            )}
          </Field>
          <Reached config={config} rows={rows} translated={translated} id={ids[index]} />
        </Fragment>
      ))}
      {canAdd && !isAdding && (
        <button type="button" onClick={() => setAdding(true)}>
          {say('addCorrection')}
        </button>
      )}
    </section>
  )
}

/** The corrections that each translation has, by language: their ids. */
type TranslatedCorrections = ReadonlyMap<string, ReadonlySet<string>>

/** Reads which corrections the translations of a story have. */
function useTranslatedCorrections(
  { known }: DeskConfig,
  files: NewsroomFiles,
  of: string,
  rows: readonly TextRow[],
): TranslatedCorrections {
  const [translated, setTranslated] = useState<TranslatedCorrections>(new Map())
  useEffect(() => {
    let isOver = false
    const translations = rows.filter((row) => row.of === of && !row.error)
    const read = async () => {
      const all = new Map<string, ReadonlySet<string>>()
      for await (const texts of files.texts(translations.map(({ slug, lang }) => textPath(slug, lang)))) {
        for (const [path, text] of texts) {
          const row = translations.find(({ slug, lang }) => textPath(slug, lang) === path)
          if (row) all.set(row.lang, new Set(correctionIds(editedText(text, known)).keys()))
        }
      }
      if (!isOver) setTranslated(all)
    }
    if (translations.length > 0) void read()
    return () => {
      isOver = true
    }
  }, [known, files, of, rows])
  return translated
}

/** In which languages readers have a correction, and in which the original’s words stand for it. */
function Reached({
  config,
  rows,
  translated,
  id,
}: {
  readonly config: DeskConfig
  readonly rows: readonly TextRow[]
  readonly translated: TranslatedCorrections
  readonly id: string | undefined
}) {
  const languages = config.languages.filter(({ tag }) => translated.has(tag))
  const has = ({ tag }: { readonly tag: string }) => id !== undefined && translated.get(tag)?.has(id) === true
  const list = (label: string, those: typeof languages) =>
    those.length > 0 && (
      <p className="desk-hint">
        {label}{' '}
        {those.map(({ tag, endonym, dir }, index) => (
          <Fragment key={tag}>
            {index > 0 && ' · '}
            <a href={fragmentOf({ name: 'text', slug: rows[0]?.slug ?? '', lang: tag })} lang={tag} dir={dir}>
              {endonym}
            </a>
          </Fragment>
        ))}
      </p>
    )
  return (
    <>
      {list(say('correctionReached'), languages.filter(has))}
      {list(
        say('correctionMissing'),
        languages.filter((one) => !has(one)),
      )}
    </>
  )
}
