import { describe, expect, it } from 'vitest'
import { tokenPage } from '../desk/hosts/token-page.ts'

describe('the page on which a person makes an access token', () => {
  const facts = { repo: 'news/harbour', branch: undefined, preview: undefined }

  it('on GitHub has the permissions that the desk needs, of the owner of the repository', () => {
    const page = tokenPage(
      { ...facts, kind: 'github', api: 'https://api.github.com', graphql: 'https://api.github.com/graphql' },
      'The Harbour Post',
    )
    expect(page).toBe(
      'https://github.com/settings/personal-access-tokens/new?name=The+Harbour+Post&target_name=news&contents=write&pull_requests=write',
    )
  })

  it('on a host of one’s own is on that host', () => {
    const own = (kind: 'gitlab' | 'gitea', api: string) => tokenPage({ ...facts, kind, api, graphql: '' }, 'A & B')
    expect(own('gitlab', 'https://git.example/api/v4')).toBe(
      'https://git.example/-/user_settings/personal_access_tokens?name=A+%26+B&scopes=api',
    )
    expect(own('gitea', 'https://git.example/api/v1')).toBe('https://git.example/user/settings/applications')
  })
})
