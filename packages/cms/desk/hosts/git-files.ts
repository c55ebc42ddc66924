import { clear, createStore, getMany, setMany } from 'idb-keyval'
import { ChangedElsewhere, inBatches, isTextPath, type NewsroomFiles, textsThere } from '../parts/newsroom-files.ts'
import type { BranchRights, GitRepository } from './git-repository.ts'
import { WorkBranches } from './work-branches.ts'

/** Forgets the texts that were read, when a person signs out. */
export async function forgetTexts(): Promise<void> {
  await clear(blobStore())
}

/** The store for texts by the SHA of their content. */
const blobStore = () => createStore('masthead-desk', 'blobs')

/** How many texts are asked for at once. */
const AT_ONCE = 50

/**
 * Returns the files of a newspaper in a repository. Each save is a commit. What is not public is on a branch of its own.
 * Texts that were read once are kept in the browser by the SHA of their content, so that a later visit asks only for
 * those that have changed.
 * @param main the branch that is published
 * @param prefix the path of the content folder in the repository, with a slash at its end, or an empty string
 */
export function gitFiles(repository: GitRepository, main: string, rights: BranchRights, prefix: string): NewsroomFiles {
  const store = blobStore()
  const work = new WorkBranches(repository, main)
  /** The blobs of the texts that are published, by path, as they were when they were last asked for. */
  let published: ReadonlyMap<string, string> = new Map()
  const hosted = async (path: string) => repository.file(prefix + path, await work.of(path))
  const read = async (path: string) => {
    const file = await hosted(path)
    return file && textIn(file.bytes)
  }
  const anywhere = async (path: string) => {
    for (const branch of await work.withStory(path.split('/')[1] ?? '')) {
      const file = await repository.file(prefix + path, branch)
      if (file) return file
    }
    return undefined
  }
  return {
    reviews: work.reviews(rights),
    async versions() {
      const [tree, pending] = await Promise.all([repository.tree(main), work.refresh()])
      const own = [...tree].flatMap(([path, sha]) => {
        const inside = path.startsWith(prefix) ? path.slice(prefix.length) : ''
        return isTextPath(inside) ? [[inside, sha] as const] : []
      })
      published = new Map(own)
      return new Map([...own, ...pending.map((path) => [path, ''] as const)])
    },
    async *texts(paths) {
      const pending = new Set(await work.paths())
      const [waiting, inMain] = [paths.filter((path) => pending.has(path)), paths.filter((path) => !pending.has(path))]
      for (const some of inBatches(waiting, BRANCHES_AT_ONCE)) yield textsThere(some, read)
      for (const some of inBatches(inMain, AT_ONCE)) {
        const shas = some.flatMap((path) => published.get(path) ?? [])
        const kept = await getMany<string | undefined>(shas, store)
        const known = new Map(shas.map((sha, index) => [sha, kept[index]]))
        const missing = shas.filter((sha) => known.get(sha) === undefined)
        const fresh = missing.length > 0 ? await repository.texts(missing) : new Map<string, string>()
        await setMany([...fresh], store)
        yield textsThere(some, async (path) => {
          const sha = published.get(path) ?? ''
          return known.get(sha) ?? fresh.get(sha)
        })
      }
    },
    read,
    async file(path) {
      const file = await anywhere(path)
      return file && new Blob([file.bytes], { type: path.endsWith('.svg') ? 'image/svg+xml' : '' })
    },
    async write(path, text, was, isForReaders = false) {
      const isDirect = isForReaders && rights.mayPush && (await work.of(path)) === main
      const branch = isDirect ? main : await work.forWork(path)
      const now = await repository.file(prefix + path, branch)
      const nowText = now && textIn(now.bytes)
      if (nowText !== was) throw new ChangedElsewhere(nowText)
      const message = `${was === undefined ? 'Create' : 'Update'} ${prefix}${path}`
      const bytes = new TextEncoder().encode(text)
      const isCommitted = await repository.commit({ path: prefix + path, branch, bytes, message, was: now })
      if (!isCommitted) throw new ChangedElsewhere(await read(path))
    },
    async earlier(path) {
      const commits = await repository.history(prefix + path, await work.of(path))
      const readAt = async (sha: string) => {
        const file = await repository.file(prefix + path, sha)
        return file && textIn(file.bytes)
      }
      // The newest commit made the version that there is now.
      return commits.slice(1).map(({ sha, by, at }) => ({ by, at, read: () => readAt(sha) }))
    },
    remove: (path) => work.remove(path),
    async add(path, file, text) {
      if (await anywhere(path)) throw new ChangedElsewhere(undefined)
      const branch = await work.forWork(text)
      const bytes = new Uint8Array(await file.arrayBuffer())
      const change = { path: prefix + path, branch, bytes, message: `Create ${prefix}${path}`, was: undefined }
      if (!(await repository.commit(change))) throw new ChangedElsewhere(undefined)
    },
  }
}

/** How many branches are read at a time. */
const BRANCHES_AT_ONCE = 10

/** Returns a file as text. A byte order mark stays, so that writing the text gives the same file. */
function textIn(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}
