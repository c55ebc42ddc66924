import { type HostReviews, RefusedByHost } from '../parts/newsroom-files.ts'
import type { BranchRights, GitRepository } from './git-repository.ts'

/** The branches of texts that are not public, and the reviews of them. */
export class WorkBranches {
  readonly #repository: GitRepository
  readonly #main: string
  #names: Promise<Set<string>> | undefined
  #known = new Set<string>()

  /** @param main the branch that is published */
  constructor(repository: GitRepository, main: string) {
    this.#repository = repository
    this.#main = main
  }

  /** Asks the host for the branches that there are now. Returns the texts that they are for. */
  async refresh(): Promise<string[]> {
    this.#names = this.#repository.branches(WORK).then((names) => new Set(names))
    return [...(await this.#all())].map(textOf)
  }

  /** Returns the branch that has the newest version of a text. */
  async of(path: string): Promise<string> {
    const own = branchOf(path)
    return (await this.#all()).has(own) ? own : this.#main
  }

  /** Returns the branches on which a file of a story can be, that of readers first. */
  async withStory(slug: string): Promise<string[]> {
    return [this.#main, ...[...(await this.#all())].filter((name) => name.endsWith(`/${slug}`))]
  }

  /**
   * Returns the branch of a text, and makes it if there is none. A translation of a text that is not public begins on
   * the branch of that text.
   */
  async forWork(path: string): Promise<string> {
    const own = branchOf(path)
    const all = await this.#all()
    if (all.has(own)) return own
    const [, slug = ''] = path.split('/')
    const other = [...all].find((name) => name.endsWith(`/${slug}`))
    const isPublic = other === undefined || (await this.#repository.file(textOf(other), this.#main)) !== undefined
    await this.#repository.create(own, isPublic ? this.#main : other) // somebody else may have just made it
    all.add(own)
    return own
  }

  /** Returns the reviews of texts by a person who has these rights. */
  reviews({ mayPush, mayMerge }: BranchRights): HostReviews {
    const opened = async (path: string, title: string) =>
      (await this.#repository.request(branchOf(path))) ?? this.#repository.open(branchOf(path), this.#main, title)
    return {
      mayPublish: mayPush || mayMerge,
      isPending: (path) => this.#known.has(branchOf(path)),
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
        this.#known.delete(branchOf(path))
      },
    }
  }

  async #all(): Promise<Set<string>> {
    this.#names ??= this.#repository.branches(WORK).then((names) => new Set(names))
    this.#known = await this.#names
    return this.#known
  }
}

/** Returns the branch of a text. */
function branchOf(path: string): string {
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
