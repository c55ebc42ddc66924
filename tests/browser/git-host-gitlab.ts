import {
  type Body,
  EDITOR,
  type HostedRepository,
  type HostInterface,
  objectsIn,
  type Reply,
  signInWithPkce,
} from './git-host.ts'

const OWN = '/api/v4/projects/newsroom/gazette'

/**
 * Returns the interface of a GitLab, as it documents it: sign-in with a token or through OAuth with PKCE, and the parts of its
 * REST and GraphQL interfaces that read a repository and make a commit.
 */
export function gitLabHost(): HostInterface {
  return {
    signIn: signInWithPkce({ page: '/oauth/authorize', token: '/oauth/token' }),
    schemes: ['Bearer'],
    answer({ method, path, query, body }, repository) {
      if (path === '/api/v4/user') return { json: USER }
      if (path === `${OWN}/users` && query.get('search') === USER.username) return { json: [USER] }
      if (path.startsWith(`${OWN}/repository/files/`))
        return { text: repository.textOf(path.replace(`${OWN}/repository/files/`, '').replace(/\/raw$/, '')) }
      if (path === `${OWN}/repository/branches/main`) return { json: { commit: { id: repository.head() } } }
      if (path === `${OWN}/deployments` || path.endsWith('/statuses')) return { json: [] }
      if (path === `${OWN}/repository/commits` && method === 'POST') return commit(body, repository)
      return path === '/api/graphql' ? answerQuery(body, repository) : undefined
    },
  }
}

const USER = { ...EDITOR, username: EDITOR.login, avatar_url: '', web_url: '', bot: false }

function answerQuery(body: Body, repository: HostedRepository): Reply | undefined {
  const query = String(body.query)
  const variables = { ...Object(body.variables) }
  if (variables.fullPath !== 'newsroom/gazette') return undefined
  const answered = (fields: object): Reply => ({ json: { data: { project: { repository: fields } } } })
  if (query.includes('rootRef')) return answered({ rootRef: 'main' })
  if (variables.branch !== 'main') return undefined
  if (query.includes('lastCommit'))
    return answered({ tree: { lastCommit: { sha: repository.head(), message: 'Before' } } })
  if (query.includes('rawTextBlob'))
    return answered({
      blobs: { nodes: [variables.paths].flat().map((name) => ({ rawTextBlob: repository.textOf(String(name)) })) },
    })
  if (!query.includes('blobs(after: $cursor)')) return undefined
  const nodes = repository.blobs().map((blob) => ({ ...blob, type: 'blob' }))
  return answered({ tree: { blobs: { nodes, pageInfo: { endCursor: '', hasNextPage: false } } } })
}

function commit(body: Body, repository: HostedRepository): Reply {
  const changes = objectsIn(body.actions).map(({ action, file_path, content, encoding }) => ({
    operation: String(action),
    name: String(file_path),
    text: encoding === 'base64' ? Buffer.from(String(content), 'base64').toString('utf8') : String(content),
  }))
  const author = `${EDITOR.name} <${EDITOR.email}>`
  repository.commit(String(body.branch), String(body.commit_message), author, changes)
  return { status: 201, json: { id: repository.head(), committed_date: new Date().toISOString() } }
}
