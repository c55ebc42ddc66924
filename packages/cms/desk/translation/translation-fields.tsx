import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { toRecord } from '../../../../lib/settings/read-json.ts'
import type { DeskConfig } from '../../desk-config.ts'
import type { EditedStory } from '../../edited-story.ts'
import { SpokenSentence } from '../../preview/spoken-sentence.tsx'
import { Field, inOneLine } from '../parts/field.tsx'
import type { NewsroomFiles } from '../parts/newsroom-files.ts'
import { inLine, say } from '../parts/texts.ts'
import type { PictureFolder } from '../writing/picture-form.tsx'
import { TextFields } from '../writing/text-fields.tsx'
import { FormChoice, formIn, type TranslationForm } from './form-choice.tsx'
import { FreeSections } from './free-sections.tsx'
import { pairedCorrections, withCorrection, withdrawalIn, withWithdrawal } from './notes.ts'
import { OriginalText } from './original-text.tsx'
import { HEAD, LEAVE_OUT, type SectionPair, withSections } from './section-pair.ts'
import type { PairedStory } from './translated-story.ts'
import { useChanges } from './use-changes.ts'
import { useFindings } from './use-findings.ts'

/** The fields of a translation: each text of the original beside its translation, section by section. */
export function TranslationFields({
  config,
  files,
  slug,
  lang,
  of,
  original,
  edited,
  folder,
  onEdit,
}: {
  readonly config: DeskConfig
  readonly files: NewsroomFiles
  readonly slug: string
  readonly lang: string
  /** The language of the original. */
  readonly of: string
  readonly original: EditedStory
  readonly edited: EditedStory
  readonly folder: PictureFolder
  readonly onEdit: (edited: EditedStory) => void
}) {
  // The sections are where they were when the text was opened; what is written since then is in `texts`.
  const [first] = useState(edited)
  const [paired, setPaired] = useState<PairedStory | 'none'>()
  const [texts, setTexts] = useState<SectionTexts>(new Map())
  const [records, setRecords] = useState<Records>()
  const [isWhole, setWhole] = useState(false)
  const written = useMemo(() => writtenIn(paired, texts), [paired, texts])
  const opened = useMemo(() => ({ slug, lang, edited: first, of, original }), [slug, lang, first, of, original])
  const isBehind = paired !== undefined && paired !== 'none' && hasChanged(paired)
  const changes = useChanges(files, opened, isBehind, config.known)
  const findings = useFindings(files, { slug, lang, edited, of, original }, written)
  useEffect(() => {
    void import('./translated-story.ts').then(({ pairedStory, recordedIn, withoutParts }) => {
      setRecords({ recordedIn, withoutParts })
      setPaired(pairedStory(opened) ?? 'none')
    })
  }, [opened])
  if (!paired || !records) return <p>{say('opening')}</p>
  const form = formIn(edited)
  const isFree = form === 'adapted' || form === 'summary'
  const origin = toRecord(edited.translation)
  const inForm = (one: TranslationForm) => ({ ...origin, form: one === 'complete' ? undefined : one })
  if (paired === 'none' || isWhole)
    return (
      <>
        {paired === 'none' && !isFree && <p className="desk-note">{say('notPaired')}</p>}
        <FormChoice edited={edited} onChoose={(one) => onEdit({ ...edited, translation: inForm(one) })} />
        {isFree && <FreeSections texts={{ ...opened, edited }} onEdit={onEdit} />}
        <TextFields config={config} lang={lang} edited={edited} folder={folder} onEdit={onEdit} />
      </>
    )
  const [theirs, ours] = [of, lang].map((one) => config.languages.find(({ tag }) => tag === one))
  const beside = (label: string, source: unknown, mark: string, control: ReactNode, key = label) => (
    <div className="desk-pair" key={label}>
      <div lang={of} dir={theirs?.dir} className="desk-source">
        <OriginalText text={String(source ?? '')} words={changes.get(key)} />
      </div>
      <div>
        {mark && <p className="desk-mark">{mark}</p>}
        {control}
      </div>
    </div>
  )
  const note = (label: string, source: string, value: string, set: (text: string) => EditedStory, key = label) =>
    beside(
      label,
      source,
      value === '' ? say('notTranslated') : '',
      <Field label={label}>
        {(attributes) => (
          <textarea
            {...attributes}
            rows={1}
            lang={lang}
            dir={ours?.dir}
            value={value}
            onChange={({ target }) => onEdit(set(inOneLine(target.value)))}
          />
        )}
      </Field>,
      key,
    )
  const head = (key: string, label: string, value: unknown, source: unknown, set: (text: string) => EditedStory) =>
    beside(
      label,
      source,
      paired.isHeadChanged ? say('changedHead') : '',
      <Field key={key} label={label}>
        {(attributes) => (
          <textarea
            {...attributes}
            rows={1}
            lang={lang}
            dir={ours?.dir}
            value={typeof value === 'string' ? value : ''}
            onChange={({ target }) => onEdit(set(inOneLine(target.value)))}
          />
        )}
      </Field>,
      key,
    )
  const cover = toRecord(edited.cover)
  const theirCover = toRecord(original.cover)
  const write = (id: string, text: string | typeof LEAVE_OUT, translation: unknown = edited.translation) => {
    const next = new Map(texts).set(id, text)
    setTexts(next)
    onEdit({ ...edited, translation, body: withSections(String(first.body ?? ''), paired.pairs, next) })
  }
  const isAbridged = form === 'abridged'
  const isIn = ({ id, isLeftOut }: SectionPair) => (texts.has(id) ? texts.get(id) !== LEAVE_OUT : !isLeftOut)
  /** Notes in the record of the translation, too, whether it has a section. */
  const tick = (pair: SectionPair, has: boolean) => {
    const isOut = (one: SectionPair) => (one.id === pair.id ? !has : !isIn(one))
    const leftOut = new Set(paired.pairs.flatMap((one) => (isOut(one) ? (one.recordedId ?? []) : [])))
    const sections = records.withoutParts(records.recordedIn(origin.sections) ?? {}, leftOut)
    write(pair.id, has ? pair.written : LEAVE_OUT, { ...origin, sections })
  }
  const choose = (next: TranslationForm) => {
    if (next === 'abridged') return onEdit({ ...edited, translation: inForm(next) })
    // A complete translation has a place for each section, and a free one for none.
    const isComplete = next === 'complete'
    const isEmpty = (pair: SectionPair) => (texts.get(pair.id) ?? pair.written) === ''
    const moved = paired.pairs.filter((pair) => (isComplete ? !isIn(pair) : isEmpty(pair)))
    const all = new Map([...texts, ...moved.map(({ id }) => [id, isComplete ? '' : LEAVE_OUT] as const)])
    setTexts(all)
    setWhole(!isComplete)
    const sections = records.withoutParts(records.recordedIn(origin.sections) ?? {}, new Set())
    const body = withSections(String(first.body ?? ''), paired.pairs, all)
    return onEdit({ ...edited, translation: { ...inForm(next), sections }, body })
  }
  return (
    <section aria-label={say('translation')} className="desk-pairs">
      <div className="desk-pair desk-languages" aria-hidden="true">
        <span lang={of}>{theirs?.endonym}</span>
        <span lang={lang}>{ours?.endonym}</span>
      </div>
      {head('title', say('headline'), edited.title, original.title, (title) => ({ ...edited, title }))}
      {findings.has(HEAD) && (
        <p className="desk-mark">
          <SpokenSentence>{findings.get(HEAD)?.join(' ') ?? ''}</SpokenSentence>
        </p>
      )}
      {Boolean(original.description) &&
        head('description', say('standfirst'), edited.description, original.description, (description) => ({
          ...edited,
          description,
        }))}
      {(['alt', 'caption'] as const).map(
        (key) =>
          Boolean(theirCover[key]) &&
          head(key, say(key), cover[key], theirCover[key], (text) => ({ ...edited, cover: { ...cover, [key]: text } })),
      )}
      {pairedCorrections(original, edited).map((pair) =>
        note(
          say('correction', { date: inLine(pair.date) }),
          pair.original,
          pair.written,
          (text) => withCorrection(edited, pair, text),
          pair.id,
        ),
      )}
      {withdrawalIn(original) !== '' &&
        note(say('reason'), withdrawalIn(original), withdrawalIn(edited), (text) =>
          withWithdrawal(edited, original, text),
        )}
      {paired.isRecorded && <FormChoice edited={edited} onChoose={choose} />}
      {paired.pairs.map((pair) => {
        const text = texts.get(pair.id) ?? pair.written
        const ticks = isAbridged && pair.recordedId !== undefined && (
          <label className="desk-tick">
            <input type="checkbox" checked={isIn(pair)} onChange={({ target }) => tick(pair, target.checked)} />
            {say('hasSection', { section: pair.id })}
          </label>
        )
        if (isAbridged && !isIn(pair)) return beside(pair.id, pair.original, '', ticks)
        const finding = text && findings.get(pair.id)?.join(' ')
        return beside(
          pair.id,
          pair.original,
          markOf(pair, text),
          <>
            {ticks}
            <Field
              label={say('translationOf', { section: pair.id })}
              hint={finding && <SpokenSentence>{finding}</SpokenSentence>}
            >
              {(attributes) => (
                <textarea
                  {...attributes}
                  rows={2}
                  lang={lang}
                  dir={ours?.dir}
                  data-problem={finding ? '' : undefined}
                  value={text}
                  onChange={({ target }) => write(pair.id, target.value)}
                />
              )}
            </Field>
          </>,
        )
      })}
      <p>
        <button type="button" onClick={() => setWhole(true)}>
          {say('asOneText')}
        </button>
      </p>
    </section>
  )
}

/** What reads and changes the record of a translation, which is loaded with the parser. */
type Records = Pick<typeof import('./translated-story.ts'), 'recordedIn' | 'withoutParts'>

/** The Markdown of sections that were edited, by the ids of the original. */
type SectionTexts = ReadonlyMap<string, string | typeof LEAVE_OUT>

/** Whether the original is another one than when it was translated. */
function hasChanged({ pairs, isHeadChanged }: PairedStory): boolean {
  return isHeadChanged || pairs.some(({ isChanged }) => isChanged)
}

/** Returns the sections that are translated, as they are written now. */
function writtenIn(paired: PairedStory | 'none' | undefined, texts: SectionTexts) {
  const pairs = paired && paired !== 'none' ? paired.pairs : []
  return pairs
    .map(({ id, original, written }) => ({ id, original, text: (texts.has(id) ? texts.get(id) : written) ?? '' }))
    .filter(({ text }) => text.trim() !== '')
}

/** Returns what an editor should know of a section: that it is not translated, or of an earlier original. */
function markOf({ isChanged }: SectionPair, text: string): string {
  if (text === '') return say('notTranslated')
  return isChanged ? say('changedSince') : ''
}
