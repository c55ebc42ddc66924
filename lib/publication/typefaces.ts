/** The names of typefaces in site.yaml. */
export const TYPEFACE_NAMES = [
  'serif',
  'old-style',
  'transitional',
  'slab',
  'sans',
  'humanist',
  'grotesque',
  'geometric',
] as const

/** The name of a typeface in site.yaml. */
export type TypefaceName = (typeof TYPEFACE_NAMES)[number]

/** A typeface: whether its letters have no serifs, and its fonts as CSS. */
export interface Typeface {
  readonly isSans: boolean
  readonly fonts: string
}

/**
 * Typefaces of the reader’s system by the names that site.yaml uses: for Latin, Cyrillic and Greek, from that which few
 * systems have to that which all have. No page loads a font for them.
 */
export const TYPEFACES: Readonly<Record<TypefaceName, Typeface>> = {
  serif: { isSans: false, fonts: 'ui-serif, "Noto Serif", Georgia, "Times New Roman", serif' },
  'old-style': {
    isSans: false,
    fonts: '"Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, "Noto Serif", serif',
  },
  transitional: { isSans: false, fonts: 'Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", serif' },
  slab: { isSans: false, fonts: 'Rockwell, "Rockwell Nova", "Roboto Slab", "DejaVu Serif", "Sitka Small", serif' },
  sans: { isSans: true, fonts: 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif' },
  humanist: {
    isSans: true,
    fonts: 'Seravek, "Gill Sans Nova", Optima, Candara, Ubuntu, Calibri, "Noto Sans", "DejaVu Sans", sans-serif',
  },
  grotesque: {
    isSans: true,
    fonts: 'Inter, "Helvetica Neue", "Arial Nova", Roboto, "Nimbus Sans", Arial, "Liberation Sans", sans-serif',
  },
  geometric: {
    isSans: true,
    fonts: '"Avenir Next", Avenir, Montserrat, Corbel, "URW Gothic", "Noto Sans", sans-serif',
  },
}

/** The parts of a page that may have fonts of their own. */
export const FONT_ROLES = ['headlines', 'text', 'interface'] as const

/** A part of a page that may have fonts of its own. */
export type FontRole = (typeof FONT_ROLES)[number]

/** A font file of the newsroom as pages load it, for one part of a page in one script. */
export interface FontFace {
  readonly role: FontRole
  readonly script: string
  /** The name of the file among the assets. */
  readonly asset: string
  /** The weight, or the first and last of a variable font: `400`, `400 900`. */
  readonly weights: string
  readonly isItalic: boolean
  /** The characters as CSS writes them, if another file has other characters of the same script. */
  readonly range?: string
  /** The height above and below the base line, and the average width of a letter, in em. */
  readonly ascent: number
  readonly descent: number
  readonly width: number
}
