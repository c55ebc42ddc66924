import { languageFor } from '../source/language-for.ts'
import type { StatedTranslation } from '../types/imported.ts'
import type { PlacedEdition } from './normalize-edition.ts'
import type { PlacedStory } from './place-stories.ts'

/**
 * Returns the `translation` entry of a language of a story; undefined for the original, and where neither the source nor
 * the editor says what it was translated from. That is reported, with the names that are left out.
 * @param translatedBy who made the translations whose source does not say so
 */
export function translationEntry(
  placed: PlacedEdition,
  { editions, original }: PlacedStory,
  translatedBy: 'human' | 'machine' | undefined,
): Translation | undefined {
  const { facts, warn, lang } = placed
  const { of: written, by = translatedBy, translator, reviewer, place } = facts.translation ?? { place: placed.place }
  const others = editions.filter((edition) => edition !== placed).map((edition) => edition.lang)
  const stated = written && languageFor(written, others)
  const of = stated === undefined ? original : others.find((other) => other === stated)
  if (of !== undefined && of !== lang && by) return { of, by, translator, reviewer }
  const names = [translator, reviewer].filter((name) => name !== undefined).join(', ')
  const left = names && ` These names are not imported: ${names}.`
  const isFirst = editions[0] === placed
  if (isFirst && facts.translation) {
    const from = written ? `from “${written}”, which is not imported` : 'from a text that is not imported'
    warn(place, 'original-missing', `This was translated ${from}; it is an original now.${left}`, NAMES_HINT)
  }
  if (isFirst) return undefined
  const message =
    stated === undefined || of !== undefined
      ? `The source does not say who translated this${of ? ` from “${of}”` : ''}, or whether it is a translation.${left}`
      : `This was translated from “${written}”, which is not imported.${left}`
  const hint = `Write \`translation: {of: ${of ?? editions[0].lang}, by: human}\` (or machine) into ${lang}.md${of ? ', or import with --translated-by human' : ' if it is one'}.`
  warn(place, 'original-missing', message, hint, 'error')
  return undefined
}

/** The `translation` entry of a front matter. */
type Translation = Omit<StatedTranslation, 'place'> & { readonly of: string; readonly by: 'human' | 'machine' }

const NAMES_HINT = 'Only a translation names its translator: add the original, or write the names into the text.'
