import type { GitHostFacts } from './sign-in.ts'

/**
 * Returns the page of a Git host on which a person makes an access token, with what the desk needs filled in where the
 * host allows it (GitHub: “Pre-filling fine-grained personal access token details using URL parameters”; GitLab:
 * “Prefill personal access token name and scopes”).
 * @param newspaper the name of the newspaper, which becomes the name of the token
 */
export function tokenPage({ kind, repo, api, graphql }: GitHostFacts, newspaper: string): string {
  const [owner = ''] = repo.split('/')
  if (kind === 'gitlab') {
    const page = new URL('/-/user_settings/personal_access_tokens', api)
    return withValues(page, { name: newspaper, scopes: 'api' })
  }
  if (kind === 'gitea') return new URL('/user/settings/applications', api).href
  const page = new URL('/settings/personal-access-tokens/new', graphql.replace('//api.', '//'))
  // GitHub takes names of 40 characters.
  const name = [...newspaper].slice(0, 40).join('')
  return withValues(page, { name, target_name: owner, contents: 'write', pull_requests: 'write' })
}

function withValues(page: URL, values: Readonly<Record<string, string>>): string {
  page.search = new URLSearchParams(values).toString()
  return page.href
}
