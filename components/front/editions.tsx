import { languageOf } from '../../lib/language/language.ts'
import type { Messages } from '../../lib/language/messages.ts'
import { storyAddress } from '../../lib/publication/addresses.ts'
import type { StoryEdition } from '../../lib/story/types/story.ts'

/** The other languages of a story, each shown by its headline; nothing if there are none. */
export function Editions({ editions, words }: { editions: readonly StoryEdition[]; words: Messages }) {
  if (editions.length === 0) return null
  return (
    <section className="also" aria-labelledby="also">
      <h3 id="also">{words.languages}</h3>
      <ul className="editions">
        {editions.map(({ lang, slug, title }) => {
          const { dir, script } = languageOf(lang)
          return (
            <li key={lang}>
              <a href={storyAddress(lang, slug)} lang={lang} dir={dir} hrefLang={lang} data-script={script}>
                {title}
              </a>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
