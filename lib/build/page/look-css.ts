import { type Palette, palettesOf } from '../../publication/palette.ts'
import type { Publication } from '../../publication/publication.ts'
import { parseCss, type StyleRule } from './page-css.ts'

/** The root while the reader has chosen sepia, as in app/reader.css. */
const SEPIA = ':root:is([data-theme="sepia"],:not(.scripted):has([value="sepia"]:checked))'

/**
 * Returns the style rules of a publication's own look; none if it has the look of Masthead. They follow all other rules
 * in the layer that has the design tokens, so that print still decides what is printed.
 * @param properties the short names of the custom properties in the style sheets
 */
export function lookRules(publication: Publication, properties: Readonly<Record<string, string>>): StyleRule[] {
  const { accent, sections } = palettesOf(publication)
  const palettes = [
    ...(accent ? [{ of: '[data-desk]', root: ':root,', palette: accent }] : []),
    ...sections.map(([name, palette]) => ({ of: `[data-desk="${name}"]`, root: '', palette })),
  ]
  if (palettes.length === 0) return []
  // The sepia rule of all sections would otherwise win over the colour of one.
  const isSepia = palettes.some(({ palette }) => palette.sepia !== palette.light)
  const colours = palettes.map(({ of, root, palette }) => `${root}${of}{${declarations(palette)}}`)
  const sepia = palettes.map(
    ({ of, root, palette }) => `${root && `${SEPIA},`}${SEPIA} ${of}{--color-accent:${palette.sepia}}`,
  )
  const css = `@layer base{${[...colours, ...(isSepia ? sepia : [])].join('')}}`
  return parseCss(css.replaceAll(/--color-[a-z-]+/g, (name) => properties[name] ?? name))
}

function declarations({ light, dark, wash }: Palette): string {
  return `--color-accent:light-dark(${light},${dark});--color-accent-wash:light-dark(${wash.light},${wash.dark})`
}
