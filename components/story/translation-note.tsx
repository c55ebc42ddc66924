import { Fragment } from 'react'
import { between, translationSentence } from '../../lib/language/fill.ts'
import { languageOf } from '../../lib/language/language.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { translatorsOf } from '../../lib/library/terms.ts'
import { authorAddress, storyAddress } from '../../lib/publication/addresses.ts'
import type { StoryEdition } from '../../lib/story/types/story.ts'
import { Message } from '../message/message.tsx'
import { overridable } from '../parts/overridable.ts'
import './story-head.css'

/**
 * Says who or what made a translation, whether an editor has reviewed it, and whether the original has changed. Links
 * to the original.
 * @param credited whether these people have pages, as those have who translate or review stories
 */
export const TranslationNote = overridable('translation-note', (props: Props) => {
  const { edition, page, credited = false } = props
  const { translation, slug } = edition
  if (!translation) return null
  const { words, editions } = page
  const original = languageOf(translation.of)
  const { changed = [], added = [], dropped = [] } = translation.staleness ?? {}
  const isStale = changed.length + added.length + dropped.length > 0
  const { translator, reviewer } = credited ? translatorsOf(edition, page.publication) : {}
  const gap = between(words.sentences)
  const people = [
    [words.translator, translator, translation.translator],
    [words.reviewer, reviewer, translation.reviewer],
  ] as const
  const sentences = [
    translationSentence(translation, words),
    translation.staleness && (isStale ? words.originalChanged : words.originalUnchanged),
  ]
  return (
    <p className="translated">
      {sentences.filter(Boolean).join(gap) + gap}
      {people.map(([message, person, name]) =>
        name ? (
          <Fragment key={message}>
            <Message text={message}>
              {person ? <a href={authorAddress(page.language.tag, person.slug)}>{person.label}</a> : name}
            </Message>
            {gap}
          </Fragment>
        ) : null,
      )}
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
})

/** A story or page in one language. */
interface Props {
  readonly edition: StoryEdition
  readonly page: PageContext
  readonly credited?: boolean
}
