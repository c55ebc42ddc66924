import type { Oklch } from 'culori'
import culori from 'culori/require' // One file, where `culori` has 150. Each command would load them.
import type { Publication } from './publication.ts'

/**
 * The colours of the theme, each in the light and the dark variant. tailwind.config.ts makes them the tokens of pages;
 * cards and icons, which have no style sheet, take the light ones.
 */
export const COLOURS = {
  paper: ['#fafcfd', '#10141a'],
  wash: ['#f0f3f5', '#191e26'],
  rule: ['#cbced2', '#383e47'], // hairlines only, never meaning
  ink: ['#171b22', '#e8e6e1'], // body and headlines, contrast 14:1 and more
  'ink-2': ['#3f444c', '#c6c4be'], // standfirst, captions, notes, contrast 9:1 and more
  'ink-3': ['#5a5f67', '#9ea4ab'], // labels, credits, hints, contrast 6:1 and more
  accent: ['#9f2817', '#ffa28f'], // kicker, drop cap, focus; a rubric gives it another hue
  'accent-wash': ['#fde6e1', '#48211a'],
} as const

/**
 * The lightness and chroma (OKLCH) of a rubric’s accent colour, and of the pale background in its hue. They are the
 * same for all rubrics, so contrast is too.
 */
export const RUBRIC_TONES = {
  accent: [
    [0.48, 0.15],
    [0.79, 0.11],
  ],
  'accent-wash': [
    [0.945, 0.025],
    [0.28, 0.045],
  ],
} as const

/** The hue of a page without a rubric, and of a rubric without one of its own. */
export const HUE = 32

/** The hues of rubrics. */
export const RUBRIC_HUES: Readonly<Record<string, number>> = {
  science: 228,
  business: 152,
  world: 268,
  culture: 352,
  climate: 112,
  opinion: 56,
}

/** The paper of an opinion in the light theme, which is warm. */
export const OPINION_PAPER = '#fff9f3'

/** The colours of the parts of highlighted code. Each has a contrast of 4.5 or more on `wash` in every theme. */
export const CODE_COLOURS = {
  keyword: ['#8a1550', '#f79ac0'],
  string: ['#1b5a30', '#9bd5a4'],
  comment: ['#5a4f45', '#a8a29a'],
  function: ['#1a4a8c', '#9cc4ff'],
  constant: ['#7a3e00', '#f0b87a'],
  inserted: ['#1b5a30', '#9bd5a4'],
  deleted: ['#8f1d1d', '#ff9d8c'],
} as const

/** The palettes of a publication: its own, if it chose an accent, and those of sections, by their names. */
export interface Palettes {
  readonly accent: Palette | undefined
  readonly sections: readonly (readonly [name: string, palette: Palette])[]
}

const { clampChroma, converter, formatHex, parse, wcagContrast } = culori

/** A colour of the publication in each theme, as `#rrggbb`, and a pale background of the same hue. */
export interface Palette {
  readonly light: string
  readonly dark: string
  readonly sepia: string
  readonly wash: { readonly light: string; readonly dark: string }
}

type Theme = 'light' | 'dark' | 'sepia'

/** The backgrounds on which each theme writes in the accent colour, as in app/*.css. */
const BACKGROUNDS: Readonly<Record<Theme, readonly string[]>> = {
  light: [COLOURS.paper[0], COLOURS.wash[0], OPINION_PAPER],
  dark: [COLOURS.paper[1], COLOURS.wash[1]],
  sepia: ['#f6ecd8', '#eee1c8'],
}

/** The contrast of text with its background (WCAG 2.2, 1.4.3). Every text in the accent colour needs it. */
const TEXT_CONTRAST = 4.5

/** The step in which a colour is made darker or lighter, in OKLCH lightness. */
const STEP = 0.005

/** The largest change of lightness after which readers still recognise a colour. */
const RECOGNISABLE = 0.25

const toOklch = converter('oklch')

/** Returns a CSS colour in OKLCH; undefined if it is none, depends on the page or is transparent. */
export function readColour(css: string): Oklch | undefined {
  const colour = parse(css.trim().toLowerCase())
  return colour && (colour.alpha ?? 1) === 1 ? toOklch(colour) : undefined
}

/**
 * Returns the palette of a colour. In each theme it is the colour itself if text in it can be read. Otherwise it is the
 * nearest lightness of the same hue that can.
 */
export function paletteOf(colour: Oklch): Palette {
  const wash = { light: washOf(colour, 0.945, 0.025), dark: washOf(colour, 0.28, 0.045) }
  return {
    light: readable(colour, [...BACKGROUNDS.light, wash.light], -STEP),
    dark: readable(colour, [...BACKGROUNDS.dark, wash.dark], STEP),
    sepia: readable(colour, [...BACKGROUNDS.sepia, wash.light], -STEP),
    wash,
  }
}

/**
 * Returns the accent colour of a rubric in the light theme, as pages have it (CSS Color 4: values outside sRGB are
 * clipped).
 */
export function rubricColour(rubric = ''): string {
  const [[l, c]] = RUBRIC_TONES.accent
  return formatHex({ mode: 'oklch', l, c, h: RUBRIC_HUES[rubric] ?? HUE })
}

/** Returns the nearest colour that can be used on light paper, if that is so much darker that nobody recognises it. */
export function darkerColour(colour: Oklch): string | undefined {
  const { light } = paletteOf(colour)
  return colour.l - (toOklch(light)?.l ?? 0) > RECOGNISABLE ? light : undefined
}

const known = new WeakMap<NonNullable<Publication['brand']>, Palettes>()

/**
 * Returns the palettes of a publication, which are computed once: cards ask for them in every language of every story.
 * A colour that cannot be read, which `check` reports, is left out.
 */
export function palettesOf({ brand }: Pick<Publication, 'brand'>): Palettes {
  if (!brand) return { accent: undefined, sections: [] }
  const palettes = known.get(brand) ?? newPalettes(brand)
  known.set(brand, palettes)
  return palettes
}

function newPalettes(brand: NonNullable<Publication['brand']>): Palettes {
  const palette = (css: string | undefined) => {
    const colour = css === undefined ? undefined : readColour(css)
    return colour && paletteOf(colour)
  }
  const sections = Object.entries(brand.sections).flatMap(([name, css]) => {
    const own = palette(css)
    return own ? [[name, own] as const] : []
  })
  return { accent: palette(brand.accent), sections }
}

/** The accent colours of the files in public/, by the theme in which each is used. */
const PUBLIC_COLOURS: readonly (readonly [colour: string, theme: 'light' | 'dark'])[] = [
  ['#a33322', 'light'],
  ['#9f2817', 'light'],
  ['#f0826a', 'dark'],
  ['#ffa28f', 'dark'],
]

/** Returns a drawing or style sheet of public/ in the publication’s accent colour, if it has one. */
export function inAccent(text: string, { accent }: Palettes): string {
  return accent ? PUBLIC_COLOURS.reduce((own, [colour, theme]) => own.replaceAll(colour, accent[theme]), text) : text
}

function readable(colour: Oklch, backgrounds: readonly string[], step: number): string {
  for (let l = colour.l; l > 0 && l < 1; l += step) {
    const hex = hexOf({ ...colour, l })
    if (backgrounds.every((background) => wcagContrast(hex, background) >= TEXT_CONTRAST)) return hex
  }
  return step < 0 ? '#000000' : '#ffffff'
}

function washOf({ h, c }: Oklch, l: number, most: number): string {
  return hexOf({ mode: 'oklch', l, c: Math.min(most, c / 4), ...(h === undefined ? {} : { h }) })
}

function hexOf(colour: Oklch): string {
  return formatHex(clampChroma(colour, 'oklch'))
}
