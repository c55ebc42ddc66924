import { hash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { FONT_PACKAGES } from '../../../lib/fonts/card-type.ts'
import { between } from '../../../lib/language/format.ts'
import { type Language, languageOf } from '../../../lib/language/language.ts'
import type { CardContext } from '../../../lib/library/package-of.ts'
import { palettesOf } from '../../../lib/publication/palette.ts'
import { factIn, inLanguage, type Publication, sectionName, textIn } from '../../../lib/publication/publication.ts'
import { engineFolder, packageFile, packageVersions } from '../../../lib/settings/installation.ts'
import { folderDigest } from '../../../lib/store/digests.ts'
import { rubricOf, type StoryEdition } from '../../../lib/story/types/story.ts'

/** Everything that a card shows. A card is the picture that is shown with a shared link to a story or front page. */
export interface Card {
  readonly kind: 'story' | 'front'
  readonly language: Language
  /** The name of the publication, and the language of that name. */
  readonly name: string
  readonly home: Language
  /** The name of the card’s colour in lib/publication/palette.ts. */
  readonly rubric: string | undefined
  /** The logo for light paper, which takes the place of the name. */
  readonly logo?: CardLogo | undefined
  /** The colour that site.yaml gives to the section or the publication; it replaces that of the theme. */
  readonly accent?: string | undefined
  /** The section and the kind of story, as shown above the story. */
  readonly kicker: string | undefined
  /** The story's title; on the card of a front page, the description of the publication. */
  readonly text: string
  readonly cover: CardPicture | undefined
}

/** A picture on a card. */
export type CardPicture = NonNullable<StoryEdition['cover']>['picture']

/** The logo on a card; `cleaned` is its drawing, if it is one. */
export interface CardLogo {
  readonly picture: CardPicture
  readonly cleaned?: string | undefined
}

/** Returns the card of a story in one language. */
export function storyCard(edition: StoryEdition, publication: Publication, look?: CardContext['look']): Card {
  const { lang, section, kind, title, cover } = edition
  const words = inLanguage(publication.messages, lang)
  const kicker = [sectionName(publication, section, lang)?.value, kind && words[kind]].filter(Boolean)
  const rubric = rubricOf(edition)
  return {
    ...brandOf(publication, languageOf(lang), rubric),
    logo: look?.logos.get(lang)?.light,
    kind: 'story',
    rubric,
    kicker: kicker.join(between(words.slash)) || undefined,
    text: plain(title),
    cover: cover?.picture,
  }
}

/** Returns the card of a front page. */
export function frontCard(language: Language, publication: Publication, look?: CardContext['look']): Card {
  const text = plain(textIn(publication.description, language.tag, publication))
  const brand = brandOf(publication, language)
  const logo = look?.logos.get(language.tag)?.light
  return { ...brand, logo, kind: 'front', rubric: undefined, kicker: undefined, text, cover: undefined }
}

function brandOf(publication: Publication, language: Language, rubric?: string) {
  const { accent, sections } = palettesOf(publication)
  const palette = sections.find(([name]) => name === rubric)?.[1] ?? accent
  const { value: name, lang } = factIn(publication.name, language.tag, publication)
  return { language, name: plain(name), home: languageOf(lang), accent: palette?.light }
}

// An emoji with all that is joined to it. From a keycap emoji, the key itself remains.
const EMOJI =
  /(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f)(?:\ufe0f|\u200d|\p{Emoji_Modifier}|\p{Extended_Pictographic})*\s*|\ufe0f?\u20e3/gu

/** Returns a text with composed letters (NFC) and without emoji, which no font of a card has. */
function plain(text: string): string {
  return text.normalize('NFC').replaceAll(EMOJI, '').trim()
}

/** The file in which the npm package records the digest of the code of cards. */
export const DESIGN = 'design-digest'

/** The digest of the design, which decides how a card looks apart from what it shows. */
let design: string | undefined

/**
 * Returns a digest of all that a card's picture depends on: two cards with the same digest are the same, byte for byte.
 * It does not depend on other code, nor on the path of a picture.
 */
export function cardKey(card: Card): string {
  design ??= designDigest()
  const shown = JSON.stringify({ ...card, cover: card.cover?.asset, logo: card.logo?.picture.asset })
  return hash('sha256', design + shown)
}

/** Returns a digest of the code of cards, and of the fonts that are installed. */
function designDigest(): string {
  const recorded = path.join(import.meta.dirname, DESIGN)
  const code = existsSync(recorded) ? readFileSync(recorded, 'utf8') : codeOfCards()
  const fonts = Object.entries(packageVersions()).filter(
    ([name]) => name.startsWith(FONT_PACKAGES) && packageFile(`${name}/unicode.json`),
  )
  return hash('sha256', JSON.stringify([process.versions.icu, code, fonts]))
}

/**
 * Returns a digest of the files that decide how a card looks, with the versions of the packages that draw, in a
 * checkout.
 */
export function codeOfCards(): string {
  const files = ['lib/publication/palette.ts', 'lib/fonts/card-type.ts', 'packages/cards/package.json']
  const digests = files.map((name) => hash('sha256', readFileSync(path.join(engineFolder(), name))))
  return hash('sha256', [folderDigest(import.meta.dirname), ...digests, packageVersions().linebreak].join())
}
