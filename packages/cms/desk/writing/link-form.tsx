import { useContext, useEffect, useState } from 'react'
import type { EditorConfig } from '../../cms-config.ts'
import type { DeskConfig } from '../../desk-config.ts'
import { AllTexts } from '../parts/all-texts.ts'
import { FormDialog } from '../parts/dialog.tsx'
import { editorConfig } from '../parts/editor-config.ts'
import { Field } from '../parts/field.tsx'
import { say } from '../parts/texts.ts'
import { asLinkWords, type LinkTarget, linkMarkdown, linkTargets, typedAddress } from './link-targets.ts'
import { SHOWN_TARGETS, TargetSearch } from './target-search.tsx'

/** Asks where a link leads to: a story or a page that is searched for, or any address. */
export function LinkForm({
  config,
  lang,
  selected,
  onInsert,
  onClose,
}: {
  readonly config: DeskConfig
  /** The language of the text. */
  readonly lang: string
  /** The Markdown that is selected in the text. */
  readonly selected: string
  readonly onInsert: (markdown: string) => void
  readonly onClose: () => void
}) {
  const isAddress = /^https?:\/\/\S+$/.test(selected)
  const [words, setWords] = useState(isAddress ? '' : selected)
  const [sought, setSought] = useState(isAddress ? selected : '')
  const [chosen, setChosen] = useState<LinkTarget>()
  const [pages, setPages] = useState<EditorConfig['pages']>([])
  const texts = useContext(AllTexts)
  useEffect(() => {
    void editorConfig().then((all) => setPages(all.pages))
  }, [])
  const typed = typedAddress(sought)
  const found = typed === undefined ? linkTargets(texts.values(), pages, lang, sought).slice(0, SHOWN_TARGETS) : []
  const target = chosen ?? (sought.trim() ? found[0] : undefined)
  const insert = () => {
    const address = typed ?? target?.address
    if (address === undefined) return say('linkMissing')
    const written = words === selected ? words : asLinkWords(words)
    onInsert(linkMarkdown(written.trim() || asLinkWords(typed ?? target?.title ?? ''), address))
    return undefined
  }
  return (
    <FormDialog title={say('link')} onSubmit={insert} onClose={onClose}>
      <Field label={say('linkWords')}>
        {(attributes) => (
          <input
            {...attributes}
            autoComplete="off"
            lang={lang}
            dir="auto"
            value={words}
            onChange={({ target: field }) => setWords(field.value)}
          />
        )}
      </Field>
      <TargetSearch
        config={config}
        lang={lang}
        label={say('linkTo')}
        heading={typed}
        sought={sought}
        found={found}
        target={target}
        onSeek={(written) => {
          setSought(written)
          setChosen(undefined)
        }}
        onChoose={setChosen}
      />
    </FormDialog>
  )
}
