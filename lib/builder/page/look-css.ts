import { type ChildNode, parse } from 'postcss'
import { type Palette, palettesOf } from '../../publication/palette.ts'
import type { Publication } from '../../publication/publication.ts'
import { type FontFace, type FontRole, TYPEFACES, type TypefaceName } from '../../publication/typefaces.ts'
import { parseCss, type StyleRule } from './page-css.ts'

/**
 * Returns the style rules of a publication's own look; none if it has the look of Masthead. They follow all other rules
 * in the layer that has the design tokens, so that print still decides what is printed.
 * @param properties the short names of the custom properties in the style sheets
 */
export function lookRules(publication: Publication, properties: Readonly<Record<string, string>>): StyleRule[] {
  const css = typeCss(publication) + fontCss(publication) + colourCss(publication)
  if (!css) return []
  return parseCss(
    `@layer base{${css}}`.replaceAll(/--(?:color|font|weight)-[a-z-]+/g, (name) => properties[name] ?? name),
  )
}

/** The custom property with the fonts of each part of a page. */
export const FONT_PROPERTIES: Readonly<Record<FontRole, string>> = {
  headlines: '--font-display',
  text: '--font-text',
  interface: '--font-ui',
}

/** The scripts whose letters the typefaces have (lib/publication/typefaces.ts). */
export const TYPEFACE_SCRIPTS: readonly string[] = ['Latn', 'Cyrl', 'Grek']

/** The root while the reader has chosen sepia, as in app/reader.css. */
const SEPIA = ':root:is([data-theme="sepia"],:not(.scripted):has([value="sepia"]:checked))'

const SCRIPTS = TYPEFACE_SCRIPTS.map((script) => `[data-script="${script}"]`).join()

/**
 * Returns the rules of the typefaces. A script whose letters a typeface lacks keeps its own fonts; if the typeface has
 * no serifs, it gets those of its script without serifs.
 */
function typeCss({ type, fonts = [] }: Publication): string {
  const rule = (role: FontRole, more = '') => {
    const name = type?.[role]
    if (!name) return ''
    const property = FONT_PROPERTIES[role]
    const { isSans, fonts: stack } = TYPEFACES[name]
    const isOther = isSans && role !== 'interface'
    return `${isOther ? `[data-script]{${property}:var(--font-ui)}` : ''}${SCRIPTS}{${property}:${stack}${more}}`
  }
  // The weight of the display cut that headlines have otherwise is too light for other typefaces. Small headlines and
  // the small name, which are set in the text cut because that one has hairlines, have the typeface of the large ones.
  const hasOwn = type?.headlines ?? fonts.some(({ role }) => role === 'headlines')
  const small = hasOwn ? 'main :is(h2,h3),.mark>span{--font-text:var(--font-display)}' : ''
  return rule('headlines', ';--weight-head:700') + small + rule('text') + rule('interface')
}

function colourCss(publication: Publication): string {
  const { accent, sections } = palettesOf(publication)
  const palettes = [
    ...(accent ? [{ of: '[data-rubric]', root: ':root,', palette: accent }] : []),
    ...sections.map(([name, palette]) => ({ of: `[data-rubric="${name}"]`, root: '', palette })),
  ]
  // The sepia rule of all sections would otherwise win over the colour of one.
  const isSepia = palettes.some(({ palette }) => palette.sepia !== palette.light)
  const colours = palettes.map(({ of, root, palette }) => `${root}${of}{${declarations(palette)}}`)
  const sepia = palettes.map(
    ({ of, root, palette }) => `${root && `${SEPIA},`}${SEPIA} ${of}{--color-accent:${palette.sepia}}`,
  )
  return [...colours, ...(isSepia ? sepia : [])].join('')
}

function declarations({ light, dark, wash }: Palette): string {
  return `--color-accent:light-dark(${light},${dark});--color-accent-wash:light-dark(${wash.light},${wash.dark})`
}

/**
 * Fonts of the reader’s system that have the same widths, by the names of their families, and the average width of
 * their letters in em.
 */
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
  // Only the typefaces have similar fonts of known widths. In other scripts a font that comes late waits for the next
  // page.
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
  if (script === 'Arab')
    return ARABIC.map((name) => ({ names: [...(isBold ? [`${name} Bold`] : []), ...regular(name)], adjust: 1 }))
  if (!TYPEFACE_SCRIPTS.includes(script)) return []
  return (isSans ? SANS : SERIF).map((font) => ({
    names: isBold ? font.names.map((name) => `${name} Bold`) : font.names.flatMap(regular),
    adjust: width / (isBold ? font.boldWidth : font.width) || 1,
  }))
}

/**
 * Returns the full names of the regular cut of a family. `local()` compares these, and those of Noto differ between
 * versions of a font; all others have one.
 */
function regular(name: string): string[] {
  return name.startsWith('Noto') ? [name, `${name} Regular`] : [name]
}

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`
}

/**
 * Returns the rules of a style sheet with those of the newsroom’s theme. Rules that only set custom properties come
 * last in the layer of the design tokens, so that what a reader chooses still wins.
 * @param theme the rules as `readTheme` returns them
 * @param properties the short names of the custom properties in the style sheet
 */
export function withTheme(
  rules: readonly StyleRule[],
  theme: string,
  properties: Readonly<Record<string, string>>,
): StyleRule[] {
  const { tokens = [], others = [] } = Object.groupBy(parse(renamed(theme, properties)).nodes, (node) =>
    setsTokens(node) ? 'tokens' : 'others',
  )
  return [LAYERS, ...rules, ...parseCss(`@layer base{${tokens.join('')}}@layer newsroom{${others.join('')}}`)]
}

/** The layers of a page with a theme. Its rules win over those of components, but not over print and `[hidden]`. */
const LAYERS: StyleRule = { css: '@layer theme,base,components,newsroom,utilities;' }

/** Replaces custom properties by their short names, and renames those of the newsroom that have such a short name. */
function renamed(theme: string, properties: Readonly<Record<string, string>>): string {
  const taken = new Set(Object.values(properties))
  return theme.replaceAll(
    /(?<![\w-])--[a-zA-Z][\w-]*/g,
    (name) => properties[name] ?? (taken.has(name) ? `--own${name.slice(1)}` : name),
  )
}

/** Whether a rule, or every rule in a group, only sets custom properties. */
function setsTokens(node: ChildNode): boolean {
  if (node.type === 'decl') return node.prop.startsWith('--')
  if (node.type === 'atrule' && node.name === 'property') return false
  return 'nodes' in node && node.nodes !== undefined && node.nodes.length > 0 && node.nodes.every(setsTokens)
}
