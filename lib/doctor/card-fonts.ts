import { headlineType } from '../cards/card-type.ts'
import { fontFor } from '../cards/font-file.ts'
import type { Language } from '../language/language.ts'
import type { Finding } from './finding.ts'

/** Checks whether the installed fonts can draw the cards of every language, by the name of the language in itself. */
export async function cardFonts(languages: readonly Language[]): Promise<Finding[]> {
  const drawn = await Promise.all(languages.map(canDraw))
  const others = languages.filter((_, index) => !drawn[index])
  if (others.length === 0) return []
  return [
    {
      name: 'card-font-missing',
      severity: 'warning',
      what: `No font draws ${others.map(({ tag, script }) => `${tag} (${script})`).join(', ')} on cards.`,
      why: 'A link that is shared in that language shows the publication’s name and the cover alone.',
      mend: 'Add the script’s @fontsource-variable package, and its name in lib/cards/card-type.ts.',
    },
  ]
}

async function canDraw({ tag, script, endonym }: Language): Promise<boolean> {
  const { families, weight } = headlineType(script)
  const signs = [...new Intl.Segmenter(tag).segment(endonym)]
  const fonts = await Promise.all(signs.map(({ segment }) => fontFor(segment, families, weight)))
  return fonts.every((font) => font !== undefined)
}
