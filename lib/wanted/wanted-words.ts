import { fill, formatDate, formatNumber } from '../language/format.ts'
import { languageName } from '../language/language.ts'
import { deskAddress } from '../publication/addresses.ts'
import { inLanguage, languageIn, type Publication } from '../publication/publication.ts'
import { isPortable } from '../settings/settings.ts'
import type { WantedStory } from './wanted-stories.ts'

/** Returns in the words of a language what a story needs in it, and the facts that help to choose. */
export function wantedWords({ original, needs, words: count }: WantedStory, lang: string, publication: Publication) {
  const words = inLanguage(publication.messages, lang)
  const need = { translation: words.notTranslated, update: words.translationBehind, review: words.machineUnreviewed }[
    needs
  ]
  const facts = [
    fill(words.original, languageName(lang, original.lang)),
    ...(count > 0 ? [fill(words.wordCount, formatNumber(count, lang))] : []),
    ...(original.date ? [formatDate(original.date, languageIn(publication, lang).dates)] : []),
  ]
  return { need, facts, help: words.helpTranslate }
}

/** Returns the address of the desk at a story in a language; undefined if the newspaper has no desk. */
export function deskOf({ original }: WantedStory, lang: string, { cms }: Publication): string | undefined {
  return cms && !isPortable() ? deskAddress(original.slug, lang, cms.app !== undefined) : undefined
}
