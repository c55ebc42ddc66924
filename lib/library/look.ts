import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Element } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { smallness } from '../picture/measure-picture.ts'
import type { Picture, PictureProblem } from '../picture/picture.ts'
import { sanitiseSvg, svgTree } from '../picture/sanitise-svg.ts'
import type { Problem } from '../problem/problem.ts'
import { BRAND, PORTRAITS } from '../publication/content-names.ts'
import { factIn, type Publication } from '../publication/publication.ts'
import type { YamlValue } from '../source/parse-yaml.ts'
import { nameOf } from '../source/source-file.ts'
import { picturesOf } from '../story/kinds/kinds.ts'
import { readPicture } from '../story/read/read-picture.ts'

/** The logo in one theme. */
export interface LogoPicture {
  readonly picture: Picture
  /** The drawing, if pages contain it instead of a link to its file. */
  readonly svg: Element | undefined
  /** The text of a drawing without what is not safe to publish; undefined for a photograph. */
  readonly cleaned?: string | undefined
}

/** The logo in one language. Without `dark`, `light` is shown on dark paper too. */
export interface Logo {
  readonly light: LogoPicture
  readonly dark: LogoPicture | undefined
}

/** The pictures of the publication’s look. */
export interface Look {
  /** The logo in each language; empty if there is none. */
  readonly logos: ReadonlyMap<string, Logo>
  readonly icon: Picture | undefined
}

/** The result of reading the pictures that site.yaml names. */
export interface ReadLook {
  readonly look: Look
  /** The portraits of authors, by the keys of the authors. */
  readonly portraits: ReadonlyMap<string, Picture>
  readonly problems: readonly Problem[]
}

/** Reads the logo, the icon and the portraits that site.yaml names. */
export function readLook(root: string, publication: Publication | undefined, site: YamlValue | undefined): ReadLook {
  const problems: Problem[] = []
  const logos = new Map<string, Logo>()
  const portraits = new Map<string, Picture>()
  if (!publication || !site) return { look: { logos, icon: undefined }, portraits, problems }
  const file = nameOf(root, path.join(root, 'site.yaml'))
  const read = (where: readonly string[], src: string | undefined, slot: Slot): Picture | undefined => {
    if (src === undefined) return undefined
    const picture = readPicture(path.join(root, slot === 'portrait' ? PORTRAITS : BRAND), src, slot)
    const found = 'rule' in picture ? [picture] : flawsOf(src, picture, slot)
    problems.push(
      ...found.map((problem) => {
        const severity = problem.rule === 'picture-small' && slot !== 'icon' ? 'warning' : 'error'
        return { ...problem, severity, file, ...site.placeOf(where) } as const
      }),
    )
    return 'rule' in picture ? undefined : picture
  }
  const { logo = {}, icon, languages, authors = {} } = publication
  for (const [tag, { light, dark }] of Object.entries(logo)) {
    const day = read(['logo', tag, 'light'], light, 'logo')
    const night = read(['logo', tag, 'dark'], dark, 'logo')
    if (day) logos.set(tag, { light: logoPicture(day), dark: night && logoPicture(night) })
  }
  const own = Object.fromEntries(logos)
  for (const { tag } of logos.size > 0 ? languages : []) logos.set(tag, factIn(own, tag, publication).value)
  for (const [key, { portrait }] of Object.entries(authors)) {
    const picture = read(['authors', key, 'portrait'], portrait, 'portrait')
    if (picture) portraits.set(key, picture)
  }
  return { look: { logos, icon: read(['icon'], icon, 'icon') }, portraits, problems }
}

type Slot = 'logo' | 'icon' | 'portrait'

/** Returns all pictures of a site: those of its pages, and the logos that are files. */
export function picturesOfSite(site: Parameters<typeof picturesOf>[0] & { readonly look?: Look }): Picture[] {
  return [...picturesOf(site), ...logoFiles(site.look)]
}

/** Returns the logos that are files of their own, without duplicates. */
export function logoFiles(look: Look | undefined): Picture[] {
  const shown = [...(look?.logos.values() ?? [])].flatMap(({ light, dark }) => [light, ...(dark ? [dark] : [])])
  const files = shown.flatMap(({ picture, svg }) => (svg === undefined ? [picture] : []))
  return [...new Map(files.map((picture) => [picture.asset, picture])).values()]
}

/** The maximum size in bytes of an SVG that is part of pages. A larger one is a file of its own. */
const MOST_IN_PAGE = 2000

/** The parts that a page cannot contain: styles, which its policy forbids, and ids, which must be unique in a page. */
const OF_A_FILE = /<style| style=| id=|<image/

/** Returns an SVG as a part of pages, where `currentColor` is that of text; undefined if it must remain a file. */
export function drawingIn(text: string): Element | undefined {
  const tree = svgTree(text)
  if ('problem' in tree || !tree.attributes.viewBox) return undefined
  const svg = toXml(tree)
  return Buffer.byteLength(svg) <= MOST_IN_PAGE && !OF_A_FILE.test(svg) ? tree : undefined
}

function logoPicture(picture: Picture): LogoPicture {
  if (picture.widths.length > 0) return { picture, svg: undefined }
  const text = readFileSync(picture.path, 'utf8')
  const made = sanitiseSvg(text)
  return { picture, svg: drawingIn(text), ...('svg' in made && { cleaned: made.svg }) }
}

/** Returns the problems of a picture that can be read, but not be used as a logo, an icon or a portrait. */
function flawsOf(src: string, picture: Picture, slot: Slot): PictureProblem[] {
  const problem = (message: string, hint: string): PictureProblem => ({ rule: 'value-invalid', message, hint })
  const small = smallness(src, picture, slot)
  if (slot === 'portrait') return small ? [small] : []
  const isSvg = picture.widths.length === 0
  if (slot === 'icon' && !isSvg && !picture.path.toLowerCase().endsWith('.png'))
    return [problem(`“${src}” is neither SVG nor PNG.`, 'Export the icon as SVG, or as PNG of 512 pixels or more.')]
  return [
    ...(small ? [{ ...small, hint: 'Use a larger original, or an SVG.' }] : []),
    ...(slot === 'icon' && picture.width !== picture.height
      ? [problem(`“${src}” is not square: ${picture.width} × ${picture.height}.`, 'Make it as wide as it is high.')]
      : []),
    ...(isSvg && /<(?:\w+:)?text\b/.test(readFileSync(picture.path, 'utf8'))
      ? [problem(`“${src}” contains text, which looks different with the fonts of each machine.`, TO_PATHS)]
      : []),
  ]
}

const TO_PATHS =
  'Convert it to paths (Inkscape: Path, Object to Path; Illustrator: Type, Create Outlines), or save the logo as PNG.'
