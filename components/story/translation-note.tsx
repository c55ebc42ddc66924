import { languageOf } from '../../lib/language/language.ts'
import { translationSentence } from '../../lib/language/translation-sentence.ts'
import { storyAddress } from '../../lib/publication/addresses.ts'
import type { PageContext } from '../../lib/publication/page-context.ts'
import type { Story } from '../../lib/story/story.ts'
import './story-head.css'

/** Says who or what made a translation, whether an editor has reviewed it and the original has changed, and leads to that. */
export function TranslationNote({ story, page }: { story: Story; page: PageContext }) {
  const { translation, slug } = story
  if (!translation) return null
  const { words, editions } = page
  const original = languageOf(translation.of)
  const names = [
    [words.translator, translation.translator],
    [words.reviewer, translation.reviewer],
  ].filter(([, name]) => name)
  const { changed = [], added = [], dropped = [] } = translation.behind ?? {}
  // Chinese and Japanese, whose colon brings its own space, put none between sentences either.
  const [gap, stop] = words.colon.endsWith(' ') ? [' ', '.'] : ['', '。']
  const isBehind = changed.length + added.length + dropped.length > 0
  return (
    <p className="translated">
      {translationSentence(translation, words)}
      {translation.behind && gap + (isBehind ? words.originalChanged : words.originalUnchanged)}
      {names.map(([label, name]) => `${gap}${label}${words.colon}${name}${stop}`)}
      {gap}
      <span>
        {words.original + words.colon}
        <a
          href={editions.get(original.tag) ?? storyAddress(original.tag, slug)}
          lang={original.tag}
          dir={original.dir}
          hrefLang={original.tag}
        >
          {original.endonym}
        </a>
      </span>
    </p>
  )
}
