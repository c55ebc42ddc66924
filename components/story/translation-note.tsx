import { between, fill, translationSentence } from '../../lib/language/fill.ts'
import { languageOf } from '../../lib/language/language.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { storyAddress } from '../../lib/publication/addresses.ts'
import type { StoryEdition } from '../../lib/story/types/story.ts'
import { Message } from '../message/message.tsx'
import './story-head.css'

/**
 * Says who or what made a translation, whether an editor has reviewed it, and whether the original has changed. Links
 * to the original.
 */
export function TranslationNote({ edition, page }: { edition: StoryEdition; page: PageContext }) {
  const { translation, slug } = edition
  if (!translation) return null
  const { words, editions } = page
  const original = languageOf(translation.of)
  const { changed = [], added = [], dropped = [] } = translation.behind ?? {}
  const isBehind = changed.length + added.length + dropped.length > 0
  const { translator, reviewer } = translation
  const gap = between(words.sentences)
  const sentences = [
    translationSentence(translation, words),
    translation.behind && (isBehind ? words.originalChanged : words.originalUnchanged),
    translator && fill(words.translator, translator),
    reviewer && fill(words.reviewer, reviewer),
  ]
  return (
    <p className="translated">
      {sentences.filter(Boolean).join(gap) + gap}
      <span>
        <Message text={words.original}>
          <a
            href={editions.get(original.tag) ?? storyAddress(original.tag, slug)}
            lang={original.tag}
            dir={original.dir}
            hrefLang={original.tag}
          >
            {original.endonym}
          </a>
        </Message>
      </span>
    </p>
  )
}
