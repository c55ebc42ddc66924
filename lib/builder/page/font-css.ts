import type { Publication } from '../../publication/publication.ts'
import { FONT_ROLES, type FontFace, type FontRole, TYPEFACES, type TypefaceName } from '../../publication/typefaces.ts'

/** The custom property with the fonts of each part of a page. */
export const FONT_PROPERTIES: Readonly<Record<FontRole, string>> = {
  headlines: '--font-display',
  text: '--font-text',
  interface: '--font-ui',
}

/** The scripts whose letters the typefaces have (lib/publication/typefaces.ts). */
export const TYPEFACE_SCRIPTS: readonly string[] = ['Latn', 'Cyrl', 'Grek']

/** Fonts of the reader’s system that have the same widths, and the average width of their letters in em. */
interface SystemFont {
  readonly names: readonly string[]
  readonly width: number
  readonly boldWidth: number
}

// Widths as lib/fonts/open-font.ts measures them. Each list begins with what few systems have.
const SANS: readonly SystemFont[] = [
  { names: ['Roboto'], width: 0.442, boldWidth: 0.449 },
  { names: ['Noto Sans'], width: 0.471, boldWidth: 0.502 },
  { names: ['Arial', 'Liberation Sans'], width: 0.443, boldWidth: 0.477 },
]
const SERIF: readonly SystemFont[] = [
  { names: ['Noto Serif'], width: 0.479, boldWidth: 0.509 },
  { names: ['Georgia'], width: 0.443, boldWidth: 0.515 },
  { names: ['Times New Roman', 'Liberation Serif'], width: 0.404, boldWidth: 0.43 },
]
/** The fonts with Arabic letters. Their widths depend on the words, so only their heights are adjusted. */
const ARABIC = ['Noto Naskh Arabic', 'Geeza Pro', 'Segoe UI', 'Noto Sans Arabic', 'Arial']

/**
 * Returns the CSS of the newsroom’s own fonts. Until a font has loaded, its text is shown in a font of the system that
 * is made as wide and as high, so that nothing on the page moves.
 */
export function fontCss({ fonts = [], type }: Publication): string {
  const families = Map.groupBy(fonts, ({ role, script }) => `${role} ${script}`)
  const css = [...families].map(([family, faces]) => familyCss(family, faces, type?.[faces[0]?.role ?? 'text']))
  // Most scripts have the same font for headlines and text, but one that was made for headlines is for them only.
  const isApart = (script: string) => families.has(`headlines ${script}`) && !families.has(`text ${script}`)
  const scripts = new Set(fonts.map(({ script }) => script).filter((script) => !TYPEFACE_SCRIPTS.includes(script)))
  const texts = [...scripts].filter(isApart)
  const stacks = texts.map((script) => `[data-script="${script}"]{--font-text:${localNames(script)}serif}`)
  return css.join('') + stacks.join('')
}

/** Removes from the style sheet of a page the newsroom’s fonts that none of its rules names. */
export function withoutIdleFonts(css: string): string {
  if (!css.includes('@font-face')) return css
  const others = css.replaceAll(OWN_FONT, '')
  return css.replaceAll(OWN_FONT, (rule, family: string) => (others.includes(family) ? rule : ''))
}

const OWN_FONT = new RegExp(`@font-face\\{font-family:("(?:${FONT_ROLES.join('|')}) \\w{4}(?: \\d)?");[^}]*\\}`, 'g')

function localNames(script: string): string {
  return script === 'Arab' ? ARABIC.map((name) => `"${name}",`).join('') : ''
}

function familyCss(family: string, faces: readonly FontFace[], like: TypefaceName | undefined): string {
  const [face] = faces
  if (!face) return ''
  const { role, script } = face
  const isBold = role === 'headlines'
  const { isSans, fonts } = TYPEFACES[like ?? (role === 'interface' ? 'sans' : 'serif')]
  const isTypeface = TYPEFACE_SCRIPTS.includes(script)
  // Only the typefaces have similar fonts of known widths. In other scripts a font that comes late waits for the next page.
  const display = isTypeface ? 'swap' : 'optional'
  const own = faces.map(
    ({ asset, weights, isItalic, range }) =>
      `@font-face{font-family:"${family}";src:url(/assets/${asset}) format("woff2");font-weight:${weights}` +
      `${isItalic ? ';font-style:italic' : ''};font-display:${display}${range ? `;unicode-range:${range}` : ''}}`,
  )
  const similar = similarFonts(face, isSans).map(
    ({ names, adjust }, index) =>
      `@font-face{font-family:"${family} ${index}";src:${names.map((name) => `local("${name}")`).join()};` +
      `size-adjust:${percent(adjust)};ascent-override:${percent(face.ascent / adjust)};` +
      `descent-override:${percent(face.descent / adjust)}${isBold ? ';font-weight:400 900' : ''}}`,
  )
  const stack = [`"${family}"`, ...similar.map((_, index) => `"${family} ${index}"`)].join()
  const generic = isSans && role !== 'interface' ? 'var(--font-ui)' : isSans ? 'sans-serif' : 'serif'
  const weight = isBold && isTypeface ? ';--weight-head:700' : ''
  const rule = `[data-script="${script}"]{${FONT_PROPERTIES[role]}:${stack},${isTypeface ? fonts : generic}${weight}}`
  return own.join('') + similar.join('') + rule
}

/** Returns fonts of the reader’s system that look like a font, and the factor by which each is to be enlarged. */
function similarFonts({ role, script, width }: FontFace, isSans: boolean) {
  const isBold = role === 'headlines'
  if (script === 'Arab') return ARABIC.map((name) => ({ names: isBold ? [`${name} Bold`, name] : [name], adjust: 1 }))
  if (!TYPEFACE_SCRIPTS.includes(script)) return []
  return (isSans ? SANS : SERIF).map((font) => ({
    names: isBold ? font.names.map((name) => `${name} Bold`) : font.names,
    adjust: width / (isBold ? font.boldWidth : font.width) || 1,
  }))
}

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`
}
