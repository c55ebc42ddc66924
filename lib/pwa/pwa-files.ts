import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Sharp } from 'sharp'
import type { SiteContext, SiteFile } from '../library/site-file.ts'
import type { Picture } from '../picture/picture.ts'
import { sanitiseSvg } from '../picture/sanitise-svg.ts'
import { COLOURS, palettesOf } from '../publication/palette.ts'
import { nameIn, type Publication, textIn } from '../publication/publication.ts'
import { engineFolder } from '../settings/installation.ts'
import { isPortable } from '../settings/settings.ts'

/**
 * Returns the files that make the site an installable web app: a manifest in each language, and the icons. A portable
 * site has none, because it cannot be installed from a disk.
 */
export function pwaFiles({ library }: SiteContext): readonly SiteFile[] {
  if (isPortable()) return []
  const { publication } = library
  const manifests = publication.languages.map(({ tag, dir }) => ({
    name: `${tag}/manifest.webmanifest`,
    inputs: [],
    make: () => JSON.stringify(manifest(publication, tag, dir)),
  }))
  const icon = library.look?.icon
  return [...manifests, ...(icon ? ownIcons(icon) : iconFiles(publication))]
}

/** Returns the icons of the browser’s tab, if the publication has its own icon: favicon.svg and favicon.ico. */
export function faviconFiles({ library }: Pick<SiteContext, 'library'>): readonly SiteFile[] {
  const icon = library.look?.icon
  if (!icon) return []
  const inputs = [{ name: 'drawing of favicon', value: icon.asset }]
  return [
    { name: 'favicon.svg', inputs, make: () => faviconSvg(icon) },
    { name: 'favicon.ico', inputs, make: async () => icoOf(await drawIcon(icon, TAB.ico, 'any')) },
  ]
}

/** An icon of the web app: its size in pixels, the share of its width that the pennant takes, and its purpose. */
interface Icon {
  readonly name: string
  readonly size: number
  readonly share: number
  readonly purpose?: 'any' | 'maskable' | 'monochrome'
}

/**
 * The icons, all from one drawing. The system cuts a maskable icon to any shape, so its pennant stays within the inner
 * four fifths (W3C, Web App Manifest, maskable purpose). Of a monochrome icon only the shape is used.
 */
const PWA_ICONS: readonly Icon[] = [
  { name: 'icons/icon-192.png', size: 192, share: 0.62, purpose: 'any' },
  { name: 'icons/icon-512.png', size: 512, share: 0.62, purpose: 'any' },
  { name: 'icons/maskable-512.png', size: 512, share: 0.5, purpose: 'maskable' },
  { name: 'icons/monochrome-512.png', size: 512, share: 0.7, purpose: 'monochrome' },
  { name: 'icons/apple-touch-icon.png', size: 180, share: 0.58 },
]

const [PAPER] = COLOURS.paper
const PENNANT = '#a33322'

/** Returns a manifest (W3C, Web App Manifest). Its URLs are relative, so the site may be served under any path. */
function manifest(publication: Publication, lang: string, dir: string): object {
  return {
    name: nameIn(publication, lang),
    short_name: nameIn(publication, lang),
    description: textIn(publication.description, lang, publication),
    lang,
    dir,
    start_url: './',
    scope: '../',
    display: 'minimal-ui',
    background_color: PAPER,
    theme_color: palettesOf(publication).accent?.light ?? PAPER,
    icons: PWA_ICONS.flatMap(({ name, size, purpose }) =>
      purpose ? { src: `../${name}`, sizes: `${size}x${size}`, type: 'image/png', purpose } : [],
    ),
  }
}

/** Returns the icons as files, made from the publication’s own. */
function ownIcons(icon: Picture): readonly SiteFile[] {
  return PWA_ICONS.map(({ name, size, purpose: use = 'touch' as const }) => ({
    name,
    inputs: [{ name: `drawing of ${name}`, value: [icon.asset, size, use] }],
    make: () => drawIcon(icon, size, use),
  }))
}

/**
 * Returns the icons as files, drawn from public/favicon.svg in the colour of the publication.
 * @throws if that file contains no path
 */
function iconFiles(publication: Publication): readonly SiteFile[] {
  const colour = palettesOf(publication).accent?.light ?? PENNANT
  const drawing = readFileSync(path.join(engineFolder(), 'public/favicon.svg'), 'utf8')
  const shape = / d="([^"]+)"/.exec(drawing)?.[1]
  if (!shape) throw new Error('public/favicon.svg contains no path to draw the icons from.')
  return PWA_ICONS.map((icon) => ({
    name: icon.name,
    inputs: [{ name: `drawing of ${icon.name}`, value: [icon, shape, colour] }],
    make: () => draw(icon, shape, colour),
  }))
}

/** Draws an icon. The drawing is 16 units wide and high, and is centred. */
async function draw({ size, share, purpose }: Icon, shape: string, colour: string): Promise<Uint8Array> {
  const [paper, ink] = purpose === 'monochrome' ? ['none', '#000'] : [PAPER, colour]
  const scale = (share * size) / 16
  const offset = (size - 16 * scale) / 2
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="100%" height="100%" fill="${paper}"/><path transform="translate(${offset} ${offset}) scale(${scale})" fill="${ink}" d="${shape}"/></svg>`
  const { default: sharp } = await import('sharp')
  return sharp(Buffer.from(svg))
    .png({ compressionLevel: 9, palette: purpose !== 'monochrome' })
    .toBuffer()
}

/** The use of an icon: `touch` is the home screen of iOS, which has no transparent icons. */
type IconUse = 'any' | 'maskable' | 'monochrome' | 'touch'

/** The share of a maskable icon that no system cuts off (W3C, Web App Manifest, maskable purpose). */
const SAFE = 0.8

/** The size of the icon in a browser’s tab, in pixels: of favicon.ico, and of a PNG in favicon.svg. */
const TAB = { ico: 32, svg: 96 }

/** The bytes of the header of an ICO file with one picture. */
const ICO_HEADER = 22

/**
 * Draws the publication’s icon as PNG. An icon with margins gets a background where it may have none that is
 * transparent. An icon without margins gets more of its own background where its edges may be cut off.
 */
async function drawIcon(icon: Picture, size: number, use: IconUse): Promise<Buffer> {
  const edge = await edgeOf(icon)
  if (use === 'any') return png(await rasterOf(icon, size))
  if (use === 'monochrome') return png(await shapeOf(icon, size, edge))
  const inner = edge && use === 'touch' ? size : Math.round(size * SAFE)
  const before = Math.floor((size - inner) / 2)
  const after = size - inner - before
  const background = edge ?? COLOURS.paper[0]
  const margins = { top: before, left: before, bottom: after, right: after }
  const padded = (await rasterOf(icon, inner)).extend({ ...margins, background })
  return png(padded.flatten({ background }))
}

interface Colour {
  readonly r: number
  readonly g: number
  readonly b: number
}

function png(image: Sharp): Promise<Buffer> {
  return image.png({ compressionLevel: 9 }).toBuffer()
}

async function rasterOf(icon: Picture, size: number): Promise<Sharp> {
  const { default: sharp } = await import('sharp')
  const bytes = svgOf(icon)
  const image =
    bytes === undefined ? sharp(icon.path) : sharp(Buffer.from(bytes), { density: (72 * size) / icon.width })
  const drawn = await image.resize(size, size).ensureAlpha().toColourspace('srgb').png().toBuffer()
  return sharp(drawn)
}

/** Returns the colour of the corners of an icon without margins; undefined for one with transparent corners. */
async function edgeOf(icon: Picture): Promise<Colour | undefined> {
  const data = await (await rasterOf(icon, 64)).raw().toBuffer()
  const [r = 0, g = 0, b = 0, alpha] = data
  return alpha === 255 ? { r, g, b } : undefined
}

/** Returns the shape of an icon in black: what is not transparent, or differs from the background. */
async function shapeOf(icon: Picture, size: number, edge: Colour | undefined): Promise<Sharp> {
  const { default: sharp } = await import('sharp')
  const data = await (await rasterOf(icon, size)).raw().toBuffer()
  const shape = Buffer.alloc(data.length)
  for (let at = 0; at < data.length; at += 4) {
    const [r = 0, g = 0, b = 0, alpha = 0] = data.subarray(at, at + 4)
    const distance = edge ? Math.max(Math.abs(r - edge.r), Math.abs(g - edge.g), Math.abs(b - edge.b)) : 255
    shape[at + 3] = Math.min(alpha, distance * 2)
  }
  return sharp(shape, { raw: { width: size, height: size, channels: 4 } })
}

async function faviconSvg(icon: Picture): Promise<string> {
  const data = async () => (await drawIcon(icon, TAB.svg, 'any')).toString('base64')
  const own = svgOf(icon)
  if (own !== undefined) return own
  const size = `width="${TAB.svg}" height="${TAB.svg}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><image ${size} href="data:image/png;base64,${await data()}"/></svg>`
}

function svgOf({ path, widths }: Picture): string | undefined {
  const result = widths.length === 0 ? sanitiseSvg(readFileSync(path, 'utf8')) : undefined
  return result && 'svg' in result ? result.svg : undefined
}

/** Returns an ICO file with one PNG (Microsoft, “Icons”; PNG since Windows Vista). */
function icoOf(picture: Buffer): Buffer {
  const header = Buffer.alloc(ICO_HEADER)
  header.writeUInt16LE(1, 2) // an icon
  header.writeUInt16LE(1, 4) // one picture
  header.writeUInt8(TAB.ico, 6)
  header.writeUInt8(TAB.ico, 7)
  header.writeUInt16LE(1, 10) // one plane
  header.writeUInt16LE(32, 12) // bits per pixel
  header.writeUInt32LE(picture.length, 14)
  header.writeUInt32LE(ICO_HEADER, 18)
  return Buffer.concat([header, picture])
}
