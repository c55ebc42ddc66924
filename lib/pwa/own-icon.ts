import { readFileSync } from 'node:fs'
import type { Sharp } from 'sharp'
import type { SiteContext, SiteFile } from '../library/site-file.ts'
import type { Picture } from '../picture/picture.ts'
import { sanitiseSvg } from '../picture/sanitise-svg.ts'
import { COLOURS } from '../publication/theme-colours.ts'

/** The use of an icon: `touch` is the home screen of iOS, which has no transparent icons. */
export type IconUse = 'any' | 'maskable' | 'monochrome' | 'touch'

/** The share of a maskable icon that no system cuts off (W3C, Web App Manifest, maskable purpose). */
const SAFE = 0.8

/** The size of the icon in a browser’s tab, in pixels: of favicon.ico, and of a PNG in favicon.svg. */
const TAB = { ico: 32, svg: 96 }

/** The bytes of the header of an ICO file with one picture. */
const ICO_HEADER = 22

/** Returns the icons of the browser’s tab, if the publication has its own icon: favicon.svg and favicon.ico. */
export function faviconFiles({ library }: Pick<SiteContext, 'library'>): readonly SiteFile[] {
  const icon = library.look?.icon
  if (!icon) return []
  const from = [icon.asset]
  return [
    { name: 'favicon.svg', from, make: () => faviconSvg(icon) },
    { name: 'favicon.ico', from, make: async () => icoOf(await drawIcon(icon, TAB.ico, 'any')) },
  ]
}

/**
 * Draws the publication’s icon as PNG. An icon with margins gets a background where it may have none that is
 * transparent. An icon without margins gets more of its own background where its edges may be cut off.
 */
export async function drawIcon(icon: Picture, size: number, use: IconUse): Promise<Buffer> {
  const edge = await edgeOf(icon)
  if (use === 'any') return png(await rasterOf(icon, size))
  if (use === 'monochrome') return png(await shapeOf(icon, size, edge))
  const inner = edge && use === 'touch' ? size : Math.round(size * SAFE)
  const before = Math.floor((size - inner) / 2)
  const after = size - inner - before
  const background = edge ?? COLOURS.paper[0]
  const padded = (await rasterOf(icon, inner)).extend({
    top: before,
    left: before,
    bottom: after,
    right: after,
    background,
  })
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
