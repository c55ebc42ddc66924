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

const SERIFS = [
  'noto-serif-display',
  'noto-naskh-arabic',
  'noto-serif-devanagari',
  'noto-serif-sc',
  'noto-serif-tc',
  'noto-serif-jp',
  'noto-serif-kr',
  'noto-sans',
  'noto-serif-armenian',
  'noto-serif-bengali',
  'noto-serif-ethiopic',
  'noto-serif-georgian',
  'noto-serif-hebrew',
  'noto-serif-khmer',
  'noto-sans-myanmar', // There is no serif of several weights.
  'noto-serif-sinhala',
  'noto-serif-tamil',
  'noto-serif-telugu',
  'noto-serif-thai',
  'noto-serif-gujarati',
  'noto-serif-gurmukhi',
  'noto-serif-kannada',
  'noto-serif-lao',
  'noto-serif-malayalam',
  'noto-serif-oriya',
  'noto-serif-tibetan',
  // Of these there is no serif.
  'noto-sans-adlam',
  'noto-sans-canadian-aboriginal',
  'noto-sans-cherokee',
  'noto-sans-javanese',
  'noto-sans-meetei-mayek',
  'noto-sans-ol-chiki',
  'noto-sans-syriac',
  'noto-sans-thaana',
]

// By script (ISO 15924), as pages set its headlines (lib/publication/script-types.ts), if they have type for the script.
const LATIN: CardType = { families: SERIFS, weight: 500, leading: 1.06, tracking: -0.022 }
const ARABIC: CardType = { families: from('noto-naskh-arabic'), weight: 700, leading: 1.36, tracking: 0 }
const HEADLINES: Readonly<Record<string, CardType>> = {
  Cyrl: { ...LATIN, leading: 1.1 },
  Grek: { ...LATIN, leading: 1.1 },
  Hans: { families: from('noto-serif-sc'), weight: 700, leading: 1.25, tracking: 0.01 },
  Hant: { families: from('noto-serif-tc'), weight: 700, leading: 1.25, tracking: 0.01 },
  Jpan: { families: from('noto-serif-jp'), weight: 700, leading: 1.25, tracking: 0 },
  Kore: { families: from('noto-serif-kr'), weight: 700, leading: 1.25, tracking: -0.02 },
  Arab: ARABIC,
  Aran: { ...plain('noto-nastaliq-urdu', 1.95), families: ['noto-nastaliq-urdu', ...ARABIC.families] },
  Armn: plain('noto-serif-armenian', 1.16),
  Beng: plain('noto-serif-bengali', 1.36),
  Deva: plain('noto-serif-devanagari', 1.36),
  Ethi: plain('noto-serif-ethiopic', 1.3),
  Geor: plain('noto-serif-georgian', 1.2),
  Hebr: plain('noto-serif-hebrew', 1.14),
  Khmr: plain('noto-serif-khmer', 1.6),
  Mymr: plain('noto-sans-myanmar', 1.85),
  Sinh: plain('noto-serif-sinhala', 1.36),
  Taml: plain('noto-serif-tamil', 1.36),
  Telu: plain('noto-serif-telugu', 1.5),
  Thai: plain('noto-serif-thai', 1.42),
  Adlm: plain('noto-sans-adlam', 1.3),
  Cans: plain('noto-sans-canadian-aboriginal', 1.2),
  Cher: plain('noto-sans-cherokee', 1.2),
  Gujr: plain('noto-serif-gujarati', 1.36),
  Guru: plain('noto-serif-gurmukhi', 1.36),
  Java: plain('noto-sans-javanese', 1.7),
  Knda: plain('noto-serif-kannada', 1.5),
  Laoo: plain('noto-serif-lao', 1.42),
  Mlym: plain('noto-serif-malayalam', 1.36),
  Mtei: plain('noto-sans-meetei-mayek', 1.36),
  Olck: plain('noto-sans-ol-chiki', 1.2),
  Orya: plain('noto-serif-oriya', 1.5),
  Syrc: plain('noto-sans-syriac', 1.36),
  Thaa: plain('noto-sans-thaana', 1.5),
  Tibt: plain('noto-serif-tibetan', 1.7),
}

/** Returns the typography of a headline in a script. A script without rules of its own is set like Latin. */
export function headlineType(script: string): CardType {
  return HEADLINES[script] ?? LATIN
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
  if (/naskh|nastaliq/.test(first)) return { ...type, families: ['noto-sans-arabic', 'noto-sans', ...SERIFS] }
  const isHan = /-(?:sc|tc|jp|kr)$/.test(first)
  return isHan ? { ...type, weight: 700 } : { ...type, families: ['noto-sans', ...SERIFS] }
}

/** Returns the packages with the fonts of headlines and of the lines above them; none for a script without rules. */
export function fontPackages(script: string): readonly string[] {
  if (script !== 'Latn' && !(script in HEADLINES)) return []
  const families = [headlineType(script), kickerType(script)].flatMap((type) => type.families.slice(0, 1))
  return [...new Set(families)].map((family) => `${FONT_PACKAGES}${family}`)
}

/** Returns the typography of a script whose letters are not spaced and have one weight in headlines. */
function plain(family: string, leading: number): CardType {
  return { families: from(family), weight: 600, leading, tracking: 0 }
}

function from(family: string): readonly string[] {
  return [family, ...SERIFS.filter((other) => other !== family)]
}
