import { useContext, useState } from 'react'
import type { DeskConfig } from '../../desk-config.ts'
import { AllTexts } from '../parts/all-texts.ts'
import { FormDialog } from '../parts/dialog.tsx'
import { say } from '../parts/texts.ts'
import { type LinkTarget, linkTargets } from '../writing/link-targets.ts'
import { SHOWN_TARGETS, TargetSearch } from '../writing/target-search.tsx'

/** Asks for a story, which is searched for by its headline in any language. */
export function StoryForm({
  config,
  title,
  isOffered,
  onChoose,
  onClose,
}: {
  readonly config: DeskConfig
  readonly title: string
  readonly isOffered: (story: LinkTarget) => boolean
  readonly onChoose: (story: LinkTarget) => void
  readonly onClose: () => void
}) {
  const [sought, setSought] = useState('')
  const [chosen, setChosen] = useState<LinkTarget>()
  const texts = useContext(AllTexts)
  const lang = config.defaultLanguage
  const found = linkTargets(texts.values(), [], lang, sought).filter(isOffered).slice(0, SHOWN_TARGETS)
  const target = chosen ?? (sought.trim() ? found[0] : undefined)
  const insert = () => {
    if (!target) return say('storyMissing')
    onChoose(target)
    return undefined
  }
  return (
    <FormDialog title={title} onSubmit={insert} onClose={onClose}>
      <TargetSearch
        config={config}
        lang={lang}
        label={say('search')}
        heading={say(found.length > 0 ? 'storyChoice' : 'noMatches')}
        sought={sought}
        found={found}
        target={target}
        onSeek={(words) => {
          setSought(words)
          setChosen(undefined)
        }}
        onChoose={setChosen}
      />
    </FormDialog>
  )
}
