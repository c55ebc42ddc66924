import { blobSha, EDITOR, type HostedRepository, type HostInterface, objectsIn, signInWithPkce } from './git-host.ts'

const OWN = '/repos/newsroom/gazette'

/**
 * Returns the interface of Gitea 1.24 or of Forgejo 12, as they document it: sign-in with a token or through OAuth with PKCE,
 * reading a repository, and commits of several files.
 * @param version the version that it says it has; Forgejo’s are above 10
 */
export function giteaHost(version: string): HostInterface {
  return {
    signIn: signInWithPkce({ page: '/login/oauth/authorize', token: '/login/oauth/access_token' }),
    schemes: ['token', 'Bearer'],
    answer({ method, path: asked, query, body }, repository) {
      const path = asked.replace('/api/v1', '')
      const own = path.startsWith(OWN) ? path.slice(OWN.length) : undefined
      const fileOf = (name: string) => fileIn(repository, name)
      if (path === '/version') return { json: { version } }
      if (path === '/user')
        return { json: { ...EDITOR, full_name: EDITOR.name, name: undefined, avatar_url: '', html_url: '' } }
      if (path === '/settings/api')
        return { json: { max_response_items: 50, default_paging_num: 30, default_max_blob_size: 10_485_760 } }
      if (own === '')
        return { json: { id: 1, default_branch: 'main', permissions: { admin: false, push: true, pull: true } } }
      if (own === '/branches/main')
        return { json: { name: 'main', commit: { id: repository.head(), message: 'Before' } } }
      if (own?.startsWith('/git/trees/')) {
        const tree = repository.blobs().map((blob) => ({ ...blob, type: 'blob' }))
        return { json: { sha: repository.head(), tree, truncated: false, page: 1 } }
      }
      if (own === '/file-contents') return { json: [body.files].flat().map((name) => fileOf(String(name))) }
      if (own === '/git/blobs') {
        const paths = new Map(repository.blobs().map(({ sha, path }) => [sha, path]))
        return {
          json: query
            .get('shas')
            ?.split(',')
            .map((sha) => fileOf(paths.get(sha) ?? '')),
        }
      }
      if (own === '/contents' && method === 'POST') {
        const changes = objectsIn(body.files).map(({ operation, path: name, content, sha }) => ({
          operation: String(operation),
          name: String(name),
          text: Buffer.from(String(content), 'base64').toString('utf8'),
          sha,
        }))
        // A host refuses a change of a file that has changed since it was read.
        for (const { operation, name, sha } of changes)
          if (operation === 'update' && sha !== fileOf(name).sha) repository.problems.push(`${name} has another sha`)
        const author = Object(body.author)
        repository.commit(String(body.branch), String(body.message), `${author.name} <${author.email}>`, changes)
        const commit = { sha: repository.head(), created: new Date().toISOString() }
        return { status: 201, json: { commit, files: changes.map(({ name }) => fileOf(name)) } }
      }
      if (own === '/commits') return { json: [] }
      if (own?.startsWith('/media/main/')) return { text: repository.textOf(own.replace('/media/main/', '')) }
      return undefined
    },
  }
}

function fileIn(repository: HostedRepository, path: string) {
  const text = repository.textOf(path)
  const content = Buffer.from(text).toString('base64')
  return { path, name: path.replace(/.*\//, ''), sha: blobSha(text), encoding: 'base64', content }
}
