import { readdirSync } from 'node:fs'
import path from 'node:path'
import { PICTURE_ENDINGS } from '../story/read-picture.ts'

/** The files of an export that readers ask for, by their names in it. */
export interface Selection {
  readonly pages: readonly string[]
  /** Served as they are. */
  readonly others: readonly string[]
}

/**
 * Selects by allow-list: pages, the assets of stories, and what lies in public/. Everything else that Next writes (its
 * runtime, flight payloads, manifests) is for its own router.
 */
export function selectFiles(stock: string, files: readonly string[], publicFolder: string): Selection {
  const names = files
    .map((file) => path.relative(stock, file).split(path.sep).join('/'))
    .filter((name) => !name.startsWith('../'))
    .sort()
  const published = new Set(
    readdirSync(publicFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(publicFolder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')),
  )
  const isPage = (name: string) =>
    name === '404.html' || (path.posix.basename(name) === 'index.html' && !INTERNAL.test(name))
  return {
    pages: names.filter(isPage),
    others: [...new Set([...names.filter((name) => ASSET.test(name)), ...published])].sort(),
  }
}

// A story's picture, as `readPicture` names it; whatever else lies there is the framework's.
const ASSET = new RegExp(`^assets/[\\w-]+\\.[\\da-f]{12}\\.(${PICTURE_ENDINGS.join('|')})$`)

// Next exports its not-found page under its internal names as well as to 404.html.
const INTERNAL = /^(404|_not-found|_next)\//
