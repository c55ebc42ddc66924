/** How a text is set on a card. */
export interface CardType {
  /** Names of font packages, the fitting one first; a sign that it lacks comes from the next. */
  readonly families: readonly string[]
  /** From 100 to 900. */
  readonly weight: number
  /** From one line to the next, in em. */
  readonly leading: number
  /** Between letters, in em. */
  readonly tracking: number
}

const SERIFS = [
  'noto-serif-display',
  'noto-naskh-arabic',
  'noto-serif-devanagari',
  'noto-serif-sc',
  'noto-serif-tc',
  'noto-serif-jp',
  'noto-serif-kr',
  'noto-sans',
]

// By script (ISO 15924), as app/scripts.css sets headlines in it.
const LATIN: CardType = { families: SERIFS, weight: 500, leading: 1.06, tracking: -0.022 }
const HEADLINES: Readonly<Record<string, CardType>> = {
  Cyrl: { ...LATIN, leading: 1.1 },
  Hans: { families: from('noto-serif-sc'), weight: 700, leading: 1.25, tracking: 0.01 },
  Hant: { families: from('noto-serif-tc'), weight: 700, leading: 1.25, tracking: 0.01 },
  Jpan: { families: from('noto-serif-jp'), weight: 700, leading: 1.25, tracking: 0 },
  Kore: { families: from('noto-serif-kr'), weight: 700, leading: 1.25, tracking: -0.02 },
  Arab: { families: from('noto-naskh-arabic'), weight: 700, leading: 1.36, tracking: 0 },
  Deva: { families: from('noto-serif-devanagari'), weight: 600, leading: 1.36, tracking: 0 },
}

/** How a headline is set in a script; one without rules of its own, as Latin is. */
export function headlineType(script: string): CardType {
  return HEADLINES[script] ?? LATIN
}

/** How the publication's name is set: bolder and closer than a headline. */
export function nameType(script: string): CardType {
  const type = headlineType(script)
  return { ...type, weight: 700, tracking: type.tracking < 0 ? -0.035 : type.tracking }
}

/** How the line over a headline is set: without serifs, in the scripts that have a font without them here. */
export function kickerType(script: string): CardType {
  const type = { ...headlineType(script), weight: 600, tracking: 0 }
  const [first = ''] = type.families
  if (first === 'noto-naskh-arabic') return { ...type, families: ['noto-sans-arabic', 'noto-sans', ...SERIFS] }
  const isHan = /-(?:sc|tc|jp|kr)$/.test(first)
  return isHan ? { ...type, weight: 700 } : { ...type, families: ['noto-sans', ...SERIFS] }
}

function from(family: string): readonly string[] {
  return [family, ...SERIFS.filter((other) => other !== family)]
}
