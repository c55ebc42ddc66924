import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { SiteContext, SiteFile } from '../library/site-file.ts'
import type { Picture } from '../picture/picture.ts'
import { palettesOf } from '../publication/palette.ts'
import { inLanguage, type Publication } from '../publication/publication.ts'
import { COLOURS } from '../publication/theme-colours.ts'
import { engineFolder } from '../settings/engine.ts'
import { isPortable } from '../settings/settings.ts'
import { drawIcon } from './own-icon.ts'

/**
 * Returns the files that make the site an installable web app: a manifest in each language, and the icons. A portable
 * site has none, because it cannot be installed from a disk.
 */
export function pwaFiles({ library }: SiteContext): readonly SiteFile[] {
  if (isPortable()) return []
  const { publication } = library
  const manifests = publication.languages.map(({ tag, dir }) => ({
    name: `${tag}/manifest.webmanifest`,
    make: () => JSON.stringify(manifest(publication, tag, dir)),
  }))
  const icon = library.look?.icon
  return [...manifests, ...(icon ? ownIcons(icon) : iconFiles(publication))]
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
    name: publication.name,
    short_name: publication.name,
    description: inLanguage(publication.description, lang),
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
    from: [icon.asset, size, use],
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
    from: [icon, shape, colour],
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
