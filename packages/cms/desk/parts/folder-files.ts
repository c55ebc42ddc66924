import { get, set } from 'idb-keyval'
import { keepVersion, keptVersions } from './kept-versions.ts'
import { ChangedElsewhere, inBatches, type NewsroomFiles, textPath, textsThere } from './newsroom-files.ts'
import { deskFolder } from './own-folder.ts'

/** Says that a folder contains no newspaper. */
export class NoNewspaper extends Error {}

/**
 * Lets the person choose the folder of the newspaper, and remembers it.
 * @param prefix the path of the content folder in the repository, with a slash at its end, or an empty string
 * @returns undefined if the person chooses none
 * @throws NoNewspaper if the folder contains no newspaper
 */
export async function chooseFolder(prefix: string): Promise<NewsroomFiles | undefined> {
  const chosen = await window.showDirectoryPicker?.(WRITABLE).catch(ifCancelled)
  if (!chosen) return undefined
  const files = filesIn(await contentIn(chosen, prefix))
  await set(key(), chosen).catch(() => undefined) // where a browser keeps no folders, it is chosen at each visit
  return files
}

/**
 * Opens the folder of the last visit.
 * @param mayAsk whether the browser may ask for permission, which it does only after a press
 * @returns undefined if there is none, or if it may not be used
 */
export async function openLastFolder(prefix: string, mayAsk: boolean): Promise<NewsroomFiles | undefined> {
  const folder = await get<FileSystemDirectoryHandle>(key())
  if (!folder) return undefined
  const permission = mayAsk ? await folder.requestPermission?.(WRITABLE) : await folder.queryPermission?.(WRITABLE)
  if (permission !== undefined && permission !== 'granted') return undefined
  return contentIn(folder, prefix).then(filesIn, () => undefined)
}

/** Whether a folder was opened here before. */
export async function isFolderKept(): Promise<boolean> {
  return (await get(key())) !== undefined
}

declare global {
  interface Window {
    /** Lets a person choose a folder: Chrome and Edge have it (WICG, File System Access). */
    readonly showDirectoryPicker?: (options: { mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>
  }
  interface FileSystemHandle {
    /** Returns `granted` if the page may use the folder, `prompt` if it must ask for it. */
    readonly queryPermission?: (options: { mode: 'readwrite' }) => Promise<PermissionState>
    readonly requestPermission?: (options: { mode: 'readwrite' }) => Promise<PermissionState>
  }
}

const WRITABLE = { mode: 'readwrite' } as const
/** Where the browser keeps the folder that was opened last, by the address of the desk. */
const key = () => `masthead-desk-folder ${deskFolder()}`

function ifCancelled(reason: unknown): undefined {
  if (reason instanceof DOMException && reason.name === 'AbortError') return undefined
  throw reason
}

/** Returns the content folder of the newspaper: the one in this folder, or the folder itself. */
async function contentIn(folder: FileSystemDirectoryHandle, prefix: string): Promise<FileSystemDirectoryHandle> {
  const inside = await folderAt(folder, prefix.split('/').filter(Boolean)).catch(ifMissing)
  for (const content of [inside, folder]) {
    if (content && (await folderAt(content, ['stories']).catch(ifMissing))) return content
  }
  throw new NoNewspaper(`The folder “${folder.name}” contains no newspaper.`)
}

function filesIn(content: FileSystemDirectoryHandle): NewsroomFiles {
  const read = async (path: string) => {
    const file = await fileAt(content, path).catch(ifMissing)
    return file && textIn(await (await file.getFile()).arrayBuffer())
  }
  /** Returns when the file was last written, and its size. */
  const versionOf = async (path: string) => {
    const file = await fileAt(content, path)
    const { lastModified, size } = await file.getFile()
    return `${lastModified} ${size}`
  }
  return {
    async versions() {
      const versions = new Map<string, string>()
      for (const some of inBatches(await pathsIn(content), AT_ONCE))
        for (const [path, version] of await Promise.all(
          some.map(async (path) => [path, await versionOf(path)] as const),
        ))
          versions.set(path, version)
      return versions
    },
    async *texts(paths) {
      for (const some of inBatches(paths, AT_ONCE)) yield textsThere(some, read)
    },
    read,
    file: async (path) => (await fileAt(content, path).catch(ifMissing))?.getFile(),
    async write(path, text, was) {
      const now = await read(path)
      if (now !== was) throw new ChangedElsewhere(now)
      if (was !== undefined) await keepVersion(path, was)
      await put(content, path, text)
    },
    async add(path, file) {
      if (await fileAt(content, path).catch(ifMissing)) throw new ChangedElsewhere(undefined)
      await put(content, path, file)
    },
    async earlier(path) {
      return (await keptVersions(path)).map(({ text, at }) => ({ at, read: async () => text }))
    },
    async remove(path) {
      const text = await read(path)
      if (text !== undefined) await keepVersion(path, text)
      const [, slug = '', name = ''] = path.split('/')
      const stories = await folderAt(content, ['stories'])
      const folder = await stories.getDirectoryHandle(slug)
      await folder.removeEntry(name)
      // Pictures alone are no story.
      for await (const left of folder.keys()) if (left.endsWith('.md')) return
      await stories.removeEntry(slug, { recursive: true })
    },
  }
}

async function put(content: FileSystemDirectoryHandle, path: string, bytes: string | Blob): Promise<void> {
  const file = await fileAt(content, path, { create: true })
  const writer = await file.createWritable() // what is written replaces the file only when it is closed
  await writer.write(bytes)
  await writer.close()
}

/** Returns a file as text. A byte order mark stays, so that writing the text gives the same file. */
function textIn(bytes: ArrayBuffer): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

/** How many files are read at a time. */
const AT_ONCE = 32

async function pathsIn(content: FileSystemDirectoryHandle): Promise<string[]> {
  const paths: string[] = []
  const stories = await folderAt(content, ['stories']).catch(ifMissing)
  if (!stories) return paths
  for await (const [slug, { kind }] of stories.entries()) {
    if (kind !== 'directory') continue
    const folder = await stories.getDirectoryHandle(slug)
    for await (const name of folder.keys()) if (name.endsWith('.md')) paths.push(textPath(slug, name.slice(0, -3)))
  }
  return paths
}

async function fileAt(content: FileSystemDirectoryHandle, path: string, options = { create: false }) {
  const folders = path.split('/')
  const name = folders.pop() ?? ''
  return (await folderAt(content, folders, options)).getFileHandle(name, options)
}

async function folderAt(from: FileSystemDirectoryHandle, names: readonly string[], options = { create: false }) {
  let folder = from
  for (const name of names) folder = await folder.getDirectoryHandle(name, options)
  return folder
}

function ifMissing(reason: unknown): undefined {
  if (reason instanceof DOMException && ['NotFoundError', 'TypeMismatchError'].includes(reason.name)) return undefined
  throw reason
}
