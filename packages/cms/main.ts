import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Packages, packageOf } from '../../lib/library/package-of.ts'
import { isPortable } from '../../lib/settings/settings.ts'
import { folderDigest } from '../../lib/store/digests.ts'
import { filesOf } from '../../lib/store/manifest.ts'
import { type CmsLibrary, cmsConfig } from './cms-config.ts'
import { cmsPage, deskPage, editorPages } from './cms-page.ts'
import { deskConfig } from './desk-config.ts'
import { publishedTexts } from './published-texts.ts'

/**
 * The editor in the browser. A portable site has none, because no browser would run it from a disk. The npm package
 * contains the bundled editor; a checkout bundles it.
 */
export const cmsPackage: Packages['cms'] = {
  cmsFiles({ library }, previewStyle, schemas) {
    const { publication } = library
    const settings = publication.cms
    if (!settings || isPortable()) return []
    const { desk, forms } = editorPages(settings)
    const code = folderDigest(import.meta.dirname)
    return [
      { name: `editor/${desk}`, make: () => deskPage(publication, settings) },
      { name: 'editor/desk.json', make: () => JSON.stringify(deskConfig(library, settings, schemas)) },
      { name: 'editor/stories.json', make: () => JSON.stringify(publishedTexts(library)) },
      { name: `editor/${forms}`, make: () => cmsPage(publication, settings) },
      { name: 'editor/board.html', make: () => board(library, desk === 'index.html' ? './' : desk) },
      { name: 'editor/config.json', make: () => JSON.stringify(cmsConfig(library, settings, schemas)) },
      { name: 'editor/preview.css', inputs: [], make: previewStyle },
      { name: 'editor/cms', inputs: [{ name: CODE, value: code }], from: () => code, makeAll: editorFiles },
    ]
  },
}

async function board(library: CmsLibrary, desk: string): Promise<string> {
  return (await (await packageOf('translate'))?.publicBoard(library, desk)) ?? NO_BOARD
}

/** The input that is the code of this package. All other code is an input of every file. */
const CODE = 'code of the editor'

const NO_BOARD = '<!doctype html><html lang="en"><title>Translations</title><p>npm install @masthead/translate'

async function editorFiles(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const bundled = path.join(import.meta.dirname, 'bundled')
  if (!existsSync(bundled)) return (await import('./bundle-editor.ts')).bundleEditor()
  return new Map(filesOf(bundled).map((name) => [name, readFileSync(path.join(bundled, name))]))
}
