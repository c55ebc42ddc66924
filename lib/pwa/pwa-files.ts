import type { SiteContext, SiteFile } from '../library/site-file.ts'
import { inLanguage, type Publication } from '../publication/publication.ts'
import { isPortable } from '../settings/settings.ts'
import { iconFiles, PWA_ICONS } from './icons.ts'

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
  return [...manifests, ...iconFiles()]
}

/**
 * Returns a manifest (W3C, Web App Manifest). Its URLs are relative to its own, so the site may be served under any
 * path.
 */
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
    background_color: '#fafcfd',
    theme_color: '#fafcfd',
    icons: PWA_ICONS.flatMap(({ name, size, purpose }) =>
      purpose ? { src: `../${name}`, sizes: `${size}x${size}`, type: 'image/png', purpose } : [],
    ),
  }
}
