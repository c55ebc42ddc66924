import { between } from '../../../lib/language/fill.ts'
import { type Language, languageOf } from '../../../lib/language/language.ts'
import type { Look } from '../../../lib/library/look.ts'
import type { Picture } from '../../../lib/picture/picture.ts'
import { palettesOf } from '../../../lib/publication/palette.ts'
import { inLanguage, type Publication, sectionName } from '../../../lib/publication/publication.ts'
import { rubricOf, type StoryEdition } from '../../../lib/story/types/story.ts'

/** Everything that a card shows. A card is the picture that is shown with a shared link to a story or front page. */
export interface Card {
  readonly kind: 'story' | 'front'
  readonly language: Language
  /** The name of the publication, and the language of that name. */
  readonly name: string
  readonly home: Language
  /** The name of the card’s colour in lib/publication/theme-colours.ts. */
  readonly rubric: string | undefined
  /** The logo for light paper, which takes the place of the name. */
  readonly logo?: Picture | undefined
  /** The colour that site.yaml gives to the section or the publication; it replaces that of the theme. */
  readonly accent?: string | undefined
  /** The section and the kind of story, as shown above the story. */
  readonly kicker: string | undefined
  /** The story's title; on the card of a front page, the description of the publication. */
  readonly text: string
  readonly cover: Picture | undefined
}

/** Returns the card of a story in one language. */
export function storyCard(edition: StoryEdition, publication: Publication, look?: Look): Card {
  const { lang, section, kind, title, cover } = edition
  const words = inLanguage(publication.messages, lang)
  const kicker = [sectionName(publication, section, lang), kind && words[kind]].filter(Boolean)
  const rubric = rubricOf(edition)
  return {
    ...brandOf(publication, languageOf(lang), rubric),
    logo: look?.logos.get(lang)?.light.picture,
    kind: 'story',
    rubric,
    kicker: kicker.join(between(words.slash)) || undefined,
    text: plain(title),
    cover: cover?.picture,
  }
}

/** Returns the card of a front page. */
export function frontCard(language: Language, publication: Publication, look?: Look): Card {
  const text = plain(inLanguage(publication.description, language.tag))
  const brand = brandOf(publication, language)
  const logo = look?.logos.get(language.tag)?.light.picture
  return { ...brand, logo, kind: 'front', rubric: undefined, kicker: undefined, text, cover: undefined }
}

function brandOf(publication: Publication, language: Language, rubric?: string) {
  const { accent, sections } = palettesOf(publication)
  const palette = sections.find(([name]) => name === rubric)?.[1] ?? accent
  const { name, defaultLanguage } = publication
  return { language, name: plain(name), home: languageOf(defaultLanguage), accent: palette?.light }
}

// An emoji with all that is joined to it. From a keycap emoji, the key itself remains.
const EMOJI =
  /(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f)(?:\ufe0f|\u200d|\p{Emoji_Modifier}|\p{Extended_Pictographic})*\s*|\ufe0f?\u20e3/gu

/** Returns a text with composed letters (NFC) and without emoji, which no font of a card has. */
function plain(text: string): string {
  return text.normalize('NFC').replaceAll(EMOJI, '').trim()
}
