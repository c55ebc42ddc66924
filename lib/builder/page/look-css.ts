import { type Palette, palettesOf } from '../../publication/palette.ts'
import type { Publication } from '../../publication/publication.ts'
import { type FontRole, TYPEFACES } from '../../publication/typefaces.ts'
import { FONT_PROPERTIES, fontCss, TYPEFACE_SCRIPTS } from './font-css.ts'
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
