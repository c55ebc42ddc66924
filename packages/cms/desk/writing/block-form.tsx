import { useEffect, useState } from 'react'
import type { BlockField } from '../../block-markdown.ts'
import type { EditorConfig } from '../../cms-config.ts'
import type { DeskConfig } from '../../desk-config.ts'
import { FormDialog } from '../parts/dialog.tsx'
import { editorConfig } from '../parts/editor-config.ts'
import { Choice, Field } from '../parts/field.tsx'
import { say } from '../parts/texts.ts'
import { zonedTime, zoneHere } from '../parts/zoned-time.ts'
import {
  blockLabel,
  EMBED,
  fieldLabel,
  fieldsOfBlock,
  offeredBlocks,
  optionLabel,
  writtenBlock,
} from './block-choice.ts'
import { type EmbedFacts, embedMarkdown, embedProblem } from './embed-markdown.ts'

/** Asks for a block of the newspaper and for what is in it. */
export function BlockForm({
  config,
  lang,
  onInsert,
  onClose,
}: {
  readonly config: DeskConfig
  /** The language of the text. */
  readonly lang: string
  readonly onInsert: (markdown: string) => void
  readonly onClose: () => void
}) {
  const [newspaper, setNewspaper] = useState<EditorConfig>()
  const [name, setName] = useState(EMBED)
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map())
  const [start] = useState(() => startOfUpdate(config))
  useEffect(() => {
    void editorConfig().then(setNewspaper)
  }, [])
  const blocks = offeredBlocks(newspaper?.blocks ?? [])
  const block = blocks.find((one) => one.name === name)
  const valueIn = ({ name: field, start: example, options, isRequired }: BlockField) =>
    typed.get(field) ?? example ?? start[field] ?? (isRequired ? options?.[0] : undefined) ?? ''
  const insert = async () => {
    const known = await editorConfig()
    const chosen = offeredBlocks(known.blocks).find((one) => one.name === name)
    if (!chosen) return undefined
    const fields = fieldsOfBlock(chosen)
    const values = new Map(fields.map((field) => [field.name, valueIn(field).trim()]))
    const missing = fields.find((field) => field.isRequired && !values.get(field.name))
    if (missing) return say('fieldMissing', { field: fieldLabel(chosen, missing) })
    const problem = name === EMBED ? sentenceAbout(factsIn(values), known) : undefined
    if (problem) return problem
    onInsert(name === EMBED ? embedMarkdown(factsIn(values)) : writtenBlock(chosen, values))
    return undefined
  }
  return (
    <FormDialog title={say('insertBlock')} onSubmit={insert} onClose={onClose}>
      <Choice
        label={say('block')}
        value={name}
        options={blocks.map((one) => ({ value: one.name, label: blockLabel(one) }))}
        onChoose={(chosen) => {
          setName(chosen)
          setTyped(new Map())
        }}
      />
      {block &&
        fieldsOfBlock(block).map((field) => {
          const set = (value: string) => setTyped(new Map(typed).set(field.name, value))
          const label = fieldLabel(block, field)
          if (field.options)
            return (
              <Choice
                key={`${name} ${field.name}`}
                label={label}
                value={valueIn(field)}
                options={[...(field.isRequired ? [] : ['']), ...field.options].map((value) => ({
                  value,
                  label: optionLabel(block, value),
                }))}
                onChoose={set}
              />
            )
          return (
            <Field key={`${name} ${field.name}`} label={label} hint={field.hint}>
              {(attributes) =>
                field.isLong ? (
                  <textarea
                    {...attributes}
                    lang={lang}
                    dir="auto"
                    rows={4}
                    value={valueIn(field)}
                    onChange={({ target }) => set(target.value)}
                  />
                ) : (
                  <input
                    {...attributes}
                    autoComplete="off"
                    dir="auto"
                    value={valueIn(field)}
                    onChange={({ target }) => set(target.value)}
                  />
                )
              }
            </Field>
          )
        })}
    </FormDialog>
  )
}

/** What an update of a live story begins with: its name in the address, and its time. */
function startOfUpdate({ timeZone }: DeskConfig): Readonly<Partial<Record<string, string>>> {
  const time = zonedTime(Date.now(), timeZone ?? zoneHere())
  return { key: `update-${time.slice(0, 19).replaceAll(/\D/g, '')}`, time }
}

function factsIn(values: ReadonlyMap<string, string>): EmbedFacts {
  const of = (name: keyof EmbedFacts) => values.get(name) ?? ''
  return { title: of('title'), address: of('address'), kind: of('kind'), frame: of('frame') }
}

/** Returns why a page cannot show what another site shows, as a sentence; undefined if it can. */
function sentenceAbout(facts: EmbedFacts, { publication }: EditorConfig): string | undefined {
  const services = publication.consent.services.flatMap(({ purpose, embed }) =>
    purpose === 'embeds' && embed ? new URL(embed).origin : [],
  )
  const problem = embedProblem(facts, services)
  if (!problem) return undefined
  if (problem.why === 'noAddress') return say('embedAddress')
  return say(problem.why === 'unframed' ? 'embedUnframed' : 'embedUndeclared', { host: problem.host })
}
