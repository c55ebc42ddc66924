import { useContext, useState } from 'react'
import { toRecord } from '../../../../lib/settings/read-json.ts'
import type { EditorConfig } from '../../cms-config.ts'
import type { DeskConfig } from '../../desk-config.ts'
import { AllTexts } from '../parts/all-texts.ts'
import { FormDialog } from '../parts/dialog.tsx'
import { Choice, Field } from '../parts/field.tsx'
import { say } from '../parts/texts.ts'
import { type LinkTarget, linkTargets, typedAddress } from '../writing/link-targets.ts'
import { SHOWN_TARGETS, TargetSearch } from '../writing/target-search.tsx'
import { textFor, textsByLanguage } from './texts-by-language.ts'

/** Asks for an entry of a menu: a section, a story or page, or an address with its text in each language. */
export function EntryForm({
  config,
  pages,
  was,
  isOffered,
  onInsert,
  onClose,
}: {
  readonly config: DeskConfig
  readonly pages: EditorConfig['pages']
  /** The link that is changed; undefined for a new entry. */
  readonly was?: unknown
  readonly isOffered: (entry: string) => boolean
  readonly onInsert: (entry: unknown) => void
  readonly onClose: () => void
}) {
  const sections = config.sections.filter(({ value }) => isOffered(value))
  const [kind, setKind] = useState<Kind>(firstKind(was !== undefined, sections.length > 0))
  const [section, setSection] = useState(sections[0]?.value ?? '')
  const [sought, setSought] = useState('')
  const [chosen, setChosen] = useState<LinkTarget>()
  const { defaultLanguage } = config
  const { label: oldLabel, url: oldUrl } = toRecord(was)
  const oldAddress = textFor(textsByLanguage(oldUrl), defaultLanguage, defaultLanguage)
  const [address, setAddress] = useState(oldAddress)
  const [labels, setLabels] = useState<ReadonlyMap<string, string>>(() => {
    const { '': all, ...each } = textsByLanguage(oldLabel)
    return new Map(Object.entries({ ...(all === undefined ? {} : { [defaultLanguage]: all }), ...each }))
  })
  const texts = useContext(AllTexts)
  // A menu with a story that is not published is an error.
  const found = linkTargets(texts.values(), pages, defaultLanguage, sought)
    .filter(({ slug, state = 'published' }) => state === 'published' && isOffered(slug))
    .slice(0, SHOWN_TARGETS)
  const target = chosen ?? (sought.trim() ? found[0] : undefined)
  const home = config.languages.toSorted(
    (one, other) => Number(other.tag === defaultLanguage) - Number(one.tag === defaultLanguage),
  )
  const insertLink = () => {
    const url = typedAddress(address)
    if (!url || !/^https?:\/\/./i.test(url)) return say('embedAddress')
    const label = Object.fromEntries(
      [...labels].filter(([, text]) => text.trim()).map(([tag, text]) => [tag, text.trim()]),
    )
    if (!label[defaultLanguage]) return say('fieldMissing', { field: labelIn(home[0]?.endonym ?? defaultLanguage) })
    onInsert({
      label: Object.keys(label).length === 1 ? label[defaultLanguage] : label,
      url: address === oldAddress && oldUrl ? oldUrl : url,
    })
    return undefined
  }
  const insert = () => {
    if (kind === 'otherAddress') return insertLink()
    const entry = kind === 'section' ? section : target?.slug
    if (!entry) return say('linkMissing')
    onInsert(entry)
    return undefined
  }
  return (
    <FormDialog
      title={say(was ? 'changeEntry' : 'addEntry')}
      action={say(was ? 'changeEntry' : 'insert')}
      onSubmit={insert}
      onClose={onClose}
    >
      {!was && (
        <Choice
          label={say('leadsTo')}
          value={kind}
          options={KINDS.filter((one) => one !== 'section' || sections.length > 0).map((one) => ({
            value: one,
            label: say(one),
          }))}
          onChoose={(value) => setKind(KINDS.find((one) => one === value) ?? kind)}
        />
      )}
      {kind === 'section' && <Choice label={say('section')} value={section} options={sections} onChoose={setSection} />}
      {kind === 'pageOrStory' && (
        <TargetSearch
          config={config}
          lang={defaultLanguage}
          label={say('pageOrStory')}
          sought={sought}
          found={found}
          target={target}
          onSeek={(words) => {
            setSought(words)
            setChosen(undefined)
          }}
          onChoose={setChosen}
        />
      )}
      {kind === 'otherAddress' && (
        <>
          <Field label={say('address')}>
            {(attributes) => (
              <input
                {...attributes}
                autoComplete="off"
                dir="ltr"
                value={address}
                onChange={({ target: field }) => setAddress(field.value)}
              />
            )}
          </Field>
          {home.map(({ tag, endonym }) => (
            <Field key={tag} label={labelIn(endonym)}>
              {(attributes) => (
                <input
                  {...attributes}
                  autoComplete="off"
                  lang={tag}
                  dir="auto"
                  value={labels.get(tag) ?? ''}
                  onChange={({ target: field }) => setLabels(new Map(labels).set(tag, field.value))}
                />
              )}
            </Field>
          ))}
        </>
      )}
    </FormDialog>
  )
}

/** What an entry can lead to. */
const KINDS = ['section', 'pageOrStory', 'otherAddress'] as const
type Kind = (typeof KINDS)[number]

function firstKind(isLink: boolean, hasSections: boolean): Kind {
  if (isLink) return 'otherAddress'
  return hasSections ? 'section' : 'pageOrStory'
}

function labelIn(language: string): string {
  return say('linkLabel', { language })
}
