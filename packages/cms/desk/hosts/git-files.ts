import { clear, createStore, getMany, setMany } from 'idb-keyval'
import { ChangedElsewhere, inBatches, isTextPath, type NewsroomFiles } from '../parts/newsroom-files.ts'

/** A file of a branch as it is now. */
export interface HostedFile {
  /** The name of its content in Git: the SHA of the blob. */
  readonly sha: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** What the host needs to know, besides the blob, to replace this version alone. */
  readonly version?: string
}

/** One branch of a repository on a Git host. Each kind of host has its own requests for it. */
export interface GitBranch {
  /** Returns the blobs of all files, by path. */
  readonly tree: () => Promise<ReadonlyMap<string, string>>
  /** Returns the texts of blobs, by SHA. */
  readonly texts: (shas: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** Returns a file as it is now; undefined if there is none. */
  readonly file: (path: string) => Promise<HostedFile | undefined>
  /**
   * Commits one file.
   * @param was the version that it replaces; undefined for a new file
   * @returns false if the branch has another version by now
   */
  readonly commit: (path: string, bytes: Uint8Array, message: string, was: HostedFile | undefined) => Promise<boolean>
}

/** Forgets the texts that were read, when a person signs out. */
export async function forgetTexts(): Promise<void> {
  await clear(blobStore())
}

/** The store for texts by the SHA of their content. */
const blobStore = () => createStore('masthead-desk', 'blobs')

/** How many texts are asked for at once. */
const AT_ONCE = 50

/**
 * Returns the files of a newspaper on a branch. Each save is a commit. Texts that were read once are kept in the
 * browser by the SHA of their content, so that a later visit asks only for those that have changed.
 * @param prefix the path of the content folder in the repository, with a slash at its end, or an empty string
 */
export function gitFiles(branch: GitBranch, prefix: string): NewsroomFiles {
  const store = blobStore()
  const read = async (path: string) => {
    const file = await branch.file(prefix + path)
    return file && textIn(file.bytes)
  }
  return {
    async *texts() {
      const tree = [...(await branch.tree())]
      const own = tree.flatMap(([path, sha]) => {
        const inside = path.startsWith(prefix) ? path.slice(prefix.length) : ''
        return isTextPath(inside) ? [[inside, sha] as const] : []
      })
      for (const some of inBatches(own, AT_ONCE)) {
        const shas = some.map(([, sha]) => sha)
        const kept = await getMany<string | undefined>(shas, store)
        const known = new Map(shas.map((sha, index) => [sha, kept[index]]))
        const missing = shas.filter((sha) => known.get(sha) === undefined)
        const fresh = missing.length > 0 ? await branch.texts(missing) : new Map<string, string>()
        await setMany([...fresh], store)
        const texts = some.map(([path, sha]) => [path, known.get(sha) ?? fresh.get(sha) ?? ''] as const)
        yield { texts, all: own.length }
      }
    },
    read,
    async file(path) {
      const file = await branch.file(prefix + path)
      return file && new Blob([file.bytes], { type: path.endsWith('.svg') ? 'image/svg+xml' : '' })
    },
    async write(path, text, was) {
      const now = await branch.file(prefix + path)
      const nowText = now && textIn(now.bytes)
      if (nowText !== was) throw new ChangedElsewhere(nowText)
      const message = `${was === undefined ? 'Create' : 'Update'} ${prefix}${path}`
      const bytes = new TextEncoder().encode(text)
      if (!(await branch.commit(prefix + path, bytes, message, now))) throw new ChangedElsewhere(await read(path))
    },
    async add(path, file) {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const isAdded = await branch.commit(prefix + path, bytes, `Create ${prefix}${path}`, undefined)
      if (!isAdded) throw new ChangedElsewhere(undefined)
    },
  }
}

/** Returns a file as text. A byte order mark stays, so that writing the text gives the same file. */
function textIn(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}
