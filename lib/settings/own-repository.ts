/** The repository on a Git host whose workflow runs this process. */
export interface OwnRepository {
  /** Its path: `owner/name`. */
  readonly repo: string
  /** The address of the host, if it is not the public one. */
  readonly server: string | undefined
}

/**
 * Returns the repository whose workflow runs this process, as GitHub Actions (which Gitea and Forgejo follow) and GitLab CI
 * name it; undefined anywhere else.
 */
export function ownRepository(): OwnRepository | undefined {
  const { GITHUB_REPOSITORY, GITHUB_SERVER_URL, CI_PROJECT_PATH, CI_SERVER_URL } = process.env
  const repo = GITHUB_REPOSITORY || CI_PROJECT_PATH
  const server = GITHUB_REPOSITORY ? GITHUB_SERVER_URL : CI_SERVER_URL
  if (!repo) return undefined
  return { repo, server: server && !PUBLIC.includes(server) ? server : undefined }
}

const PUBLIC = ['https://github.com', 'https://gitlab.com', 'https://gitea.com']

/** Whether this process runs in a workflow of a host, and not on somebody’s computer. */
export function isInWorkflow(): boolean {
  return Boolean(process.env.CI)
}
