import type { SiteContext, SiteFile } from '../library/site-file.ts'
import { inLanguage, type Publication } from '../publication/publication.ts'
import { isPortable } from '../settings/settings.ts'
import { iconFiles, PWA_ICONS } from './icons.ts'

/** What makes the site an app that can be installed: a manifest in each language, and the icons. From a disk it cannot be. */
export function pwaFiles({ library }: SiteContext): readonly SiteFile[] {
  if (isPortable()) return []
  const { publication } = library
  const manifests = publication.languages.map(({ tag, dir }) => ({
    name: `${tag}/manifest.webmanifest`,
    make: () => JSON.stringify(manifest(publication, tag, dir)),
  }))
  return [...manifests, ...iconFiles()]
}

/** A manifest (W3C, Web App Manifest); its addresses are relative to its own, so that the site may lie under any path. */
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
