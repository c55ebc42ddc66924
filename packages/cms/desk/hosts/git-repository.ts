/** A repository on a Git host, as one person may use it. Each kind of host has its own requests for it. */
export interface GitRepository {
  /** Returns what the person may do with a branch. */
  readonly rights: (branch: string) => Promise<BranchRights>
  /** Returns the names of the branches that begin with a prefix. */
  readonly branches: (prefix: string) => Promise<readonly string[]>
  /**
   * Makes a branch at the newest commit of another.
   * @returns false if there is one with this name
   */
  readonly create: (branch: string, from: string) => Promise<boolean>
  /** Returns the blobs of all files of a branch, by path. */
  readonly tree: (branch: string) => Promise<ReadonlyMap<string, string>>
  /** Returns the texts of blobs, by SHA. */
  readonly texts: (shas: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** Returns a file of a branch as it is now, or of a commit as it was then; undefined if there is none. */
  readonly file: (path: string, branch: string) => Promise<HostedFile | undefined>
  /** Returns the newest commits of a branch that changed a file, the newest first. */
  readonly history: (path: string, branch: string) => Promise<readonly FileCommit[]>
  /** Removes a branch. */
  readonly removeBranch: (branch: string) => Promise<void>
  /**
   * Commits one file.
   * @returns false if the branch has another version by now
   */
  readonly commit: (change: FileChange) => Promise<boolean>
  /** Returns the open request to merge a branch; undefined if there is none. */
  readonly request: (branch: string) => Promise<ReviewRequest | undefined>
  /** Opens a request to merge a branch into another. */
  readonly open: (branch: string, into: string, title: string) => Promise<ReviewRequest>
  /**
   * Approves a request.
   * @throws RefusedByHost if this person may not
   */
  readonly approve: (request: ReviewRequest) => Promise<void>
  /**
   * Merges a request, as one commit where the repository allows that, and removes its branch.
   * @throws RefusedByHost if the rules of the host do not allow it
   */
  readonly merge: (request: ReviewRequest, branch: string) => Promise<void>
}

/** What a person may do with a branch, by the host’s protection of it. */
export interface BranchRights {
  /** Whether the person may commit to it. */
  readonly mayPush: boolean
  /** Whether the person may merge into it. */
  readonly mayMerge: boolean
}

/** A file of a branch as it is now. */
export interface HostedFile {
  /** The name of its content in Git: the SHA of the blob. */
  readonly sha: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** What the host needs to know, besides the blob, to replace this version alone. */
  readonly version?: string
}

/** A commit that changed a file. */
export interface FileCommit {
  /** Its SHA, by which the file can be asked for as it was then. */
  readonly sha: string
  readonly by: string
  /** When it was made, in milliseconds. */
  readonly at: number
}

/** A commit of one file. */
export interface FileChange {
  readonly path: string
  readonly branch: string
  readonly bytes: Uint8Array
  readonly message: string
  /** The version that it replaces; undefined for a new file. */
  readonly was: HostedFile | undefined
}

/** A request to merge a branch: a pull request, or a merge request. */
export interface ReviewRequest {
  readonly number: number
  /** Its page on the host. */
  readonly url: string
}
