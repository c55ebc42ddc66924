import {
  type Body,
  EDITOR,
  type HostedRepository,
  type HostInterface,
  objectsIn,
  type Reply,
  TOKEN,
} from './git-host.ts'

const OWN = '/api/v3/repos/newsroom/gazette'

/**
 * Returns the interface of a GitHub Enterprise Server, as GitHub documents it: sign-in with a token or through a
 * service that has the secret of an OAuth app, and the parts of its REST and GraphQL interfaces that read a repository
 * and make a commit.
 */
export function gitHubHost(): HostInterface {
  return {
    signIn: ({ path, query }) =>
      path === '/auth' && query.get('provider') === 'github' ? { type: 'text/html', text: SIGN_IN } : undefined,
    schemes: ['token'],
    answer({ path, body, person }, repository) {
      if (path === '/api/v3/user') return { json: { ...person, avatar_url: '', html_url: '' } }
      if (path === `${OWN}/collaborators/${EDITOR.login}`) return { status: 204 }
      if (path === `${OWN}/git/trees/${repository.head()}`)
        return { json: { tree: repository.blobs().map((blob) => ({ ...blob, type: 'blob' })), truncated: false } }
      if (path.startsWith(`${OWN}/git/blobs/`))
        return { type: 'text/plain', text: repository.textOfBlob(path.replace(/.*\//, '')) }
      return path === '/api/graphql' ? answerQuery(body, repository) : undefined
    },
  }
}

/** The page of the service: the two windows greet each other, then the token passes to the window of the editor. */
const SIGN_IN = `<script>
addEventListener('message', ({ data, origin }) => {
  if (data === 'authorizing:github')
    opener.postMessage('authorization:github:success:{"provider":"github","token":"${TOKEN}"}', origin)
})
opener.postMessage('authorizing:github', '*')
</script>`

function answerQuery(body: Body, repository: HostedRepository): Reply | undefined {
  const query = String(body.query)
  const variables = { ...Object(body.variables) }
  if (query.includes('createCommitOnBranch(')) return commit({ ...Object(variables.input) }, query, repository)
  if (variables.owner !== 'newsroom' || variables.repo !== 'gazette') return undefined
  const answered = (fields: object): Reply => ({ json: { data: { repository: fields } } })
  if (query.includes('defaultBranchRef')) return answered({ defaultBranchRef: { name: 'main' } })
  const texts = [...query.matchAll(/(\w+): object\(oid: "(\w+)"\)/g)].map(([, alias = '', sha = '']) => [
    alias,
    { text: repository.textOfBlob(sha), isTruncated: false },
  ])
  if (texts.length > 0) return answered(Object.fromEntries(texts))
  if (variables.branch !== 'main') return undefined
  const { name, email, id, login } = EDITOR
  const node = {
    oid: repository.head(),
    message: 'Before',
    author: { name, email, user: { id, login } },
    committedDate: '2026-11-26T00:00:00Z',
  }
  const ref = { target: { oid: node.oid, history: { nodes: [node] } } }
  const histories = [...query.matchAll(/(\w+): ref\(/g)].map(([, alias = '']) => [alias, ref])
  if (histories.length > 0) return answered(Object.fromEntries(histories))
  return query.includes(' ref(') ? answered({ ref }) : undefined
}

function commit(input: Body, query: string, repository: HostedRepository): Reply {
  const branch = Object(input.branch)
  if (branch.repositoryNameWithOwner !== 'newsroom/gazette' || input.expectedHeadOid !== repository.head())
    return { json: { errors: [{ type: 'STALE_DATA', message: `Expected branch to point to "${repository.head()}"` }] } }
  const changes = objectsIn(Object(input.fileChanges).additions).map(({ path, contents }) => ({
    operation: 'add',
    name: String(path),
    text: Buffer.from(String(contents), 'base64').toString('utf8'),
  }))
  const author = `${EDITOR.name} <${EDITOR.email}>`
  repository.commit(branch.branchName, Object(input.message).headline, author, changes)
  const shas = new Map(repository.blobs().map(({ path, sha }) => [path, sha]))
  const files = [...query.matchAll(/(\w+): file\(path: ("[^"]*")\)/g)].map(([, alias = '', path = '']) => [
    alias,
    { oid: shas.get(JSON.parse(path)) },
  ])
  const made = { oid: repository.head(), committedDate: new Date().toISOString(), ...Object.fromEntries(files) }
  return { json: { data: { createCommitOnBranch: { commit: made } } } }
}
