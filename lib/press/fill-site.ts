import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Library } from '../story/library.ts'
import { picturesOf } from '../story/pictures-of.ts'
import { hostFiles } from './host-files.ts'
import { filesOf, type Listed, sha256 } from './manifest.ts'
import type { StoredFile } from './page-store.ts'
import { isText } from './precompress.ts'
import { type PressRoom, renderFile } from './press-work.ts'

/** What the last build kept of the files that are not one story's. */
type Known = readonly StoredFile[]

/** What is put into a site's folder. */
export interface Filling {
  readonly staging: string
  readonly publicFolder: string
  readonly room: PressRoom
  readonly site: Library
  /** The pages of all stories. */
  readonly stories: readonly StoredFile[]
  readonly known: Known
}

/**
 * Puts every file of the site into a folder.
 * @returns what is to be listed, and what the next build may know of the files that are not one story's
 */
export async function fillSite(filling: Filling): Promise<{ listed: readonly Listed[]; common: Known }> {
  const { staging, room, site, stories, publicFolder } = filling
  for (const file of stories) room.store.put(file, staging)
  const common: StoredFile[] = []
  const copied: Listed[] = []
  const put = (name: string, content: string | Uint8Array) => {
    const files = keep(filling, name, content)
    for (const file of files) room.store.put(file, staging)
    common.push(...files)
  }
  const copy = (name: string, from: string) => {
    if (isText(name)) return put(name, readFileSync(from))
    mkdirSync(path.dirname(path.join(staging, name)), { recursive: true })
    copyFileSync(from, path.join(staging, name))
    copied.push({ name })
  }
  room.renderer.provideLibrary(site)
  for (const name of commonPages(site)) put(name, await renderFile(room, name))
  const { script } = room.assembly.compiled
  if (!room.assembly.portable) put(script.name, script.code)
  for (const { asset, path: from } of picturesOf(site).values()) copy(`assets/${asset}`, from)
  for (const name of filesOf(publicFolder)) copy(name, path.join(publicFolder, name))
  for (const { name, content } of hostFiles()) put(name, content)
  return { listed: [...stories, ...common, ...copied], common }
}

/** Keeps a file, unless the last build kept the same. */
function keep({ room, known }: Filling, name: string, content: string | Uint8Array): readonly StoredFile[] {
  const before = known.filter((file) => file.name.replace(/\.(br|gz)$/, '') === name)
  const isSame = before.find((file) => file.name === name)?.sha256 === sha256(content)
  return isSame && before.every((file) => room.store.has(file)) ? before : room.store.keep(name, content)
}

/** The pages that are not one story's: the choice of language, fronts, standing pages, the page for what is not there. */
function commonPages({ publication, pages }: Library): string[] {
  const standing = [...pages.values()].flatMap(({ slug, editions }) =>
    [...editions.keys()].map((lang) => `${lang}/${slug}/index.html`),
  )
  return ['index.html', '404.html', ...publication.languages.map(({ tag }) => `${tag}/index.html`), ...standing]
}
