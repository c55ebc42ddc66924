import { type HostReviews, isTextPath, RefusedByHost } from '../parts/newsroom-files.ts'
import type { BranchRights, GitRepository } from './git-repository.ts'

/** The branches of texts that are not public, and the reviews of them. */
export class WorkBranches {
  readonly #repository: GitRepository
  readonly #main: string
  /** The names of the branches, once they are asked for. */
  #names: Promise<Set<string>> | undefined
  /** The same names as far as they have arrived: a view cannot wait for them. */
  #known: ReadonlySet<string> = new Set()

  /** @param main the branch that is published */
  constructor(repository: GitRepository, main: string) {
    this.#repository = repository
    this.#main = main
  }

  /** Asks the host for the branches that there are now. Returns the texts that they are for. */
  async refresh(): Promise<string[]> {
    this.#names = undefined
    return this.paths()
  }

  /** Returns the texts that have a branch. */
  async paths(): Promise<string[]> {
    return [...(await this.#all())].filter((name) => !name.startsWith(SETTINGS)).map(textOf)
  }

  /** Returns the branch that has the newest version of a text. */
  async of(path: string): Promise<string> {
    const own = branchOf(path)
    return (await this.#all()).has(own) ? own : this.#main
  }

  /** Returns the branches on which a file of a story can be, that of readers first. */
  async withStory(slug: string): Promise<string[]> {
    return [this.#main, ...[...(await this.paths())].filter((path) => path.split('/')[1] === slug).map(branchOf)]
  }

  /**
   * Returns the branch of a text, and makes it if there is none. It begins at what is published, so that no branch brings
   * the edits of another to readers.
   */
  async forWork(path: string): Promise<string> {
    const own = branchOf(path)
    const all = await this.#all()
    if (all.has(own)) return own
    await this.#repository.create(own, this.#main) // somebody else may have just made it
    all.add(own)
    return own
  }

  /** Removes the branch of a text, with what waits on it. What is published stays. */
  async remove(path: string): Promise<void> {
    await this.#repository.removeBranch(branchOf(path))
    const all = await this.#all()
    all.delete(branchOf(path))
  }

  /** Returns the reviews of texts by a person who has these rights. */
  reviews({ mayPush, mayMerge }: BranchRights): HostReviews {
    const opened = async (path: string, title: string) =>
      (await this.#repository.request(branchOf(path))) ?? this.#repository.open(branchOf(path), this.#main, title)
    return {
      mayPublish: mayPush || mayMerge,
      isPending: (path) => this.#known.has(branchOf(path)),
      branchOf: async (path) => {
        const branch = await this.of(path)
        return branch === this.#main ? undefined : branch
      },
      addressOf: async (path) =>
        (await this.of(path)) === this.#main ? undefined : (await this.#repository.request(branchOf(path)))?.url,
      ask: async (path, title) => {
        await opened(path, title)
      },
      approve: async (path, title) => this.#repository.approve(await opened(path, title)),
      merge: async (path, title) => {
        if ((await this.of(path)) === this.#main) return
        if (!mayMerge) throw new RefusedByHost('403')
        await this.#repository.merge(await opened(path, title), branchOf(path))
        const all = await this.#all()
        all.delete(branchOf(path))
      },
    }
  }

  async #all(): Promise<Set<string>> {
    this.#names ??= this.#repository.branches(WORK).then((names) => new Set(names))
    const all = await this.#names
    this.#known = all
    return all
  }
}

/** Returns the branch of a text, or of a file of settings. */
function branchOf(path: string): string {
  if (!isTextPath(path)) return SETTINGS + path.replace(/\.yaml$/, '')
  const [, slug, name = ''] = path.split('/')
  return `${WORK}${name.replace(/\.md$/, '')}/${slug}`
}

/** Returns the text of a branch. */
function textOf(branch: string): string {
  const [, lang, slug] = branch.split('/')
  return `stories/${slug}/${lang}.md`
}

/** The branches of texts that are not public yet: `desk/fa/the-harbour-reopens`. */
const WORK = 'desk/'
/** Those of files of settings: `desk/newspaper/site`. No language has this tag. */
const SETTINGS = `${WORK}newspaper/`
