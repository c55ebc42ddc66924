import { existsSync } from 'node:fs'
import path from 'node:path'
import type { SharedContent } from '../../index/read-library.ts'
import { PAGES } from '../../library/story-inputs.ts'
import { BRAND, FONTS, MESSAGES, PORTRAITS } from '../../publication/content-names.ts'
import { THEME } from '../../publication/read-theme.ts'
import { drawsCards } from '../../settings/installation.ts'
import { isRecord } from '../../settings/read-json.ts'
import { hasOffline, hasSearch, isPortable, isPreview, siteUrl } from '../../settings/settings.ts'
import { toJson } from '../../store/database.ts'
import { fileDigest, folderDigest, packagesDigest } from '../../store/digests.ts'
import { digestOf, type Input } from '../../store/inputs.ts'
import { leftOutNow } from '../../story/types/story.ts'

/**
 * Returns all that every page depends on: code, settings, each key of site.yaml, the theme, messages, standing pages,
 * portraits, logos and fonts.
 * @param code a digest of the code
 * @param own what the newsroom adds to Masthead, and what else the code of this build depends on, by name
 */
export function siteInputs(
  root: string,
  { site, publication, menus, pages }: Pick<SharedContent, 'site' | 'publication' | 'menus' | 'pages'>,
  code: string,
  own: Readonly<Record<string, unknown>>,
): Input[] {
  const settings = {
    SITE_URL: siteUrl() ?? null,
    PORTABLE: isPortable(),
    SEARCH: hasSearch(),
    OFFLINE: hasOffline(),
    CARDS: drawsCards(),
    ...(isPreview() ? { PREVIEW: true } : {}),
  }
  const standing = pages.map(({ story, linked, problems }) => [story, linked, problems])
  const keys = Object.entries(isRecord(site?.value) ? site.value : {})
  return [
    { name: 'code', value: code },
    { name: 'packages', value: packagesDigest() },
    ...Object.entries(settings).map(([name, value]) => ({ name: `setting ${name}`, value, isKept: true })),
    ...keys.map(([key, value]) => ({ name: `site.yaml: ${key}`, value: value ?? null, isKept: true })),
    { name: 'translations left out', value: leftOutNow(publication?.unreviewed), isKept: true },
    { name: 'menus', value: [...menus.menus], isKept: true },
    // A page may have a time at which it is published. Then all others link to it.
    { name: PAGES, value: digestOf(toJson(standing, root)) },
    ...(existsSync(path.join(root, THEME)) ? [{ name: THEME, value: fileDigest(path.join(root, THEME)) }] : []),
    ...FOLDERS.flatMap((name) => filesIn(root, name)),
    ...Object.entries(own).map(([name, value]) => ({ name, value: value ?? null })),
  ]
}

/** The folders whose files every page depends on. */
const FOLDERS = ['pages', PORTRAITS, BRAND, MESSAGES, FONTS]

/** Returns the files of a folder of the content, each as an input. */
function filesIn(root: string, folder: string): Input[] {
  const files = new Map<string, string>()
  if (existsSync(path.join(root, folder))) folderDigest(path.join(root, folder), files)
  return [...files].map(([name, value]) => ({ name: `${folder}/${name}`, value }))
}
