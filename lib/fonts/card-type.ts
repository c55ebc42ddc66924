/** The typography of a text on a card. */
export interface CardType {
  /** The names of font packages, in order of preference. A character that one lacks comes from the next. */
  readonly families: readonly string[]
  /** The font weight, from 100 to 900. */
  readonly weight: number
  /** The line height, in em. */
  readonly leading: number
  /** The letter spacing, in em. */
  readonly tracking: number
}

/** The beginning of the names of font packages. */
export const FONT_PACKAGES = '@fontsource-variable/'

/** Returns the typography of a headline in a script. A script without rules of its own is set like Latin. */
export function headlineType(script: string): CardType {
  const [family, leading, type] = FONTS[script] ?? (script === 'Aran' ? NASTALIQ : LATIN)
  const first = script === 'Aran' ? [family, 'noto-naskh-arabic'] : [family]
  return { families: [...new Set([...first, ...FAMILIES])], weight: 600, leading, tracking: 0, ...type }
}

/** Returns the typography of the publication's name: bolder and closer than a headline. */
export function nameType(script: string): CardType {
  const type = headlineType(script)
  return { ...type, weight: 700, tracking: type.tracking < 0 ? -0.035 : type.tracking }
}

/** Returns the typography of the line above a headline: sans serif, in scripts for which there is such a font here. */
export function kickerType(script: string): CardType {
  const type = { ...headlineType(script), weight: 600, tracking: 0 }
  const [first = ''] = type.families
  if (/naskh|nastaliq/.test(first)) return { ...type, families: ['noto-sans-arabic', 'noto-sans', ...FAMILIES] }
  const isHan = /-(?:sc|tc|jp|kr)$/.test(first)
  return isHan ? { ...type, weight: 700 } : { ...type, families: ['noto-sans', ...FAMILIES] }
}

/** Returns the packages with the fonts of headlines and of the lines above them; none for a script without rules. */
export function fontPackages(script: string): readonly string[] {
  if (script !== 'Aran' && !(script in FONTS)) return []
  const families = [headlineType(script), kickerType(script)].flatMap((type) => type.families.slice(0, 1))
  return [...new Set(families)].map((family) => `${FONT_PACKAGES}${family}`)
}

/** A font, its line height in em, and what is not usual of it: it has one weight, and its letters are not spaced. */
type Font = readonly [family: string, leading: number, type?: Partial<CardType>]

const SERIF = 'noto-serif-display'
const MEDIUM = { weight: 500, tracking: -0.022 }
const LATIN: Font = [SERIF, 1.06, MEDIUM]
const NASTALIQ: Font = ['noto-nastaliq-urdu', 1.95]

/**
 * The fonts of headlines by script (ISO 15924), as pages set them (lib/publication/script-types.yaml), if they have
 * type for the script. A character that a font lacks comes from the first here that has it.
 */
const FONTS: Readonly<Record<string, Font>> = {
  Latn: LATIN,
  Cyrl: [SERIF, 1.1, MEDIUM],
  Grek: [SERIF, 1.1, MEDIUM],
  Arab: ['noto-naskh-arabic', 1.36, { weight: 700 }],
  Deva: ['noto-serif-devanagari', 1.36],
  Hans: ['noto-serif-sc', 1.25, { weight: 700, tracking: 0.01 }],
  Hant: ['noto-serif-tc', 1.25, { weight: 700, tracking: 0.01 }],
  Jpan: ['noto-serif-jp', 1.25, { weight: 700 }],
  Kore: ['noto-serif-kr', 1.25, { weight: 700, tracking: -0.02 }],
  Zyyy: ['noto-sans', 1.06], // signs of no script
  Armn: ['noto-serif-armenian', 1.16],
  Beng: ['noto-serif-bengali', 1.36],
  Ethi: ['noto-serif-ethiopic', 1.3],
  Geor: ['noto-serif-georgian', 1.2],
  Hebr: ['noto-serif-hebrew', 1.14],
  Khmr: ['noto-serif-khmer', 1.6],
  Mymr: ['noto-sans-myanmar', 1.85], // There is no serif of several weights.
  Sinh: ['noto-serif-sinhala', 1.36],
  Taml: ['noto-serif-tamil', 1.36],
  Telu: ['noto-serif-telugu', 1.5],
  Thai: ['noto-serif-thai', 1.42],
  Gujr: ['noto-serif-gujarati', 1.36],
  Guru: ['noto-serif-gurmukhi', 1.36],
  Knda: ['noto-serif-kannada', 1.5],
  Laoo: ['noto-serif-lao', 1.42],
  Mlym: ['noto-serif-malayalam', 1.36],
  Orya: ['noto-serif-oriya', 1.5],
  Tibt: ['noto-serif-tibetan', 1.7],
  // Of these there is no serif.
  Adlm: ['noto-sans-adlam', 1.3],
  Cans: ['noto-sans-canadian-aboriginal', 1.2],
  Cher: ['noto-sans-cherokee', 1.2],
  Java: ['noto-sans-javanese', 1.7],
  Mtei: ['noto-sans-meetei-mayek', 1.36],
  Olck: ['noto-sans-ol-chiki', 1.2],
  Syrc: ['noto-sans-syriac', 1.36],
  Thaa: ['noto-sans-thaana', 1.5],
}

const FAMILIES = new Set(Object.values(FONTS).map(([family]) => family))
