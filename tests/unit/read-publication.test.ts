import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { inLanguage } from '../../lib/publication/publication.ts'
import { readPublication } from '../../lib/publication/read-publication.ts'
import { serviceSchema } from '../../lib/publication/services.ts'
import { type Changes, replaced, writeNewsroom } from '../content/newsroom.ts'

const read = (changes: Changes = {}) => readPublication(writeNewsroom(changes))

describe('a publication', () => {
  it('is what site.yaml says', () => {
    const { publication, problems } = read()
    expect(problems).toEqual([])
    expect(publication).toMatchObject({
      name: { '': 'The Gazette' },
      defaultLanguage: 'en',
      description: { en: 'News of the valley.' },
      sections: { science: { label: { ar: 'علوم' } } },
      consent: { version: '1', services: [] },
    })
  })

  it('knows its languages as more than tags, in their order', () => {
    const { publication } = read()
    expect(publication?.languages.map(({ tag, dir }) => [tag, dir])).toEqual([
      ['en', 'ltr'],
      ['ar', 'rtl'],
    ])
  })

  it('gives languages the names that site.yaml says, and accepts only tags that there are', () => {
    const { publication, problems } = read({
      'site.yaml': (good) =>
        `${good.replace('languages: [en, ar]', 'languages: [en, ar, de-x-leicht, en-x-easy, ar-u-nu-latn, no-tag-at-all-it-is]')}languageNames: {de-x-leicht: Leichte Sprache, xx: None}\n`,
    })
    const errors = problems.filter(({ severity }) => severity === 'error')
    expect(errors.map(({ rule, line, message }) => [rule, line > 1, message])).toEqual([
      ['language-unknown', true, expect.stringContaining('no-tag-at-all-it-is')],
      ['language-unknown', true, expect.stringContaining('xx')],
    ])
    const names = publication?.languages.map(({ endonym }) => endonym)
    expect(names).toEqual(['English', 'العربية', 'Leichte Sprache', 'English (easy)', 'العربية'])
  })

  it('names services with what they store', () => {
    const service =
      'name: Count\n      purpose: statistics\n      script: https://count.example/c.js\n      cookies: [_c]'
    const { publication, problems } = read({ 'site.yaml': (good) => `${good}  services:\n    - ${service}\n` })
    expect(problems).toEqual([])
    expect(publication?.consent.services).toEqual([
      {
        name: 'Count',
        purpose: 'statistics',
        script: 'https://count.example/c.js',
        attributes: {},
        hosts: { connect: [], image: [], frame: [], script: [] },
        trustedTypes: [],
        cookies: ['_c'],
        storage: [],
      },
    ])
  })

  it('may ask for no consent at all', () => {
    const off = (consent: string) =>
      read({ 'site.yaml': (good) => good.replace(/^consent:\n(?: .*\n)*/m, `consent: ${consent}\n`) })
    expect(off('off').problems).toEqual([])
    expect(off('off').publication?.consent).toEqual({ version: '', notice: undefined, services: [] })
    const { publication, problems } = off('{version: "1", notice: off, services: [{name: F, purpose: embeds}]}')
    expect(problems).toEqual([])
    expect(publication?.consent).toMatchObject({ notice: undefined, services: [{ name: 'F' }] })
  })

  it('has a CMS where it says so, and a Git host only with its repository', () => {
    const cms = (settings: string) => read({ 'site.yaml': (good) => `${good}editor: {${settings}}\n` })
    expect(read().publication?.cms).toBeUndefined()
    expect(cms('host: folder').publication?.cms).toEqual({ host: 'folder', folder: 'content' })
    expect(cms('host: github, repo: owner/name').problems).toEqual([])
    expect(cms('host: github').problems).toMatchObject([
      {
        rule: 'value-invalid',
        message: 'A Git host needs a repository.',
        hint: 'Write `repo: owner/name` under `editor`.',
      },
    ])
  })

  it('has the repository whose workflow builds it, and elsewhere a folder, where it says own', () => {
    const cms = () => read({ 'site.yaml': (good) => `${good}editor: {host: github, repo: own}\n` })
    const variables = ['CI', 'GITHUB_REPOSITORY', 'GITHUB_SERVER_URL', 'CI_PROJECT_PATH', 'CI_SERVER_URL']
    for (const name of variables) vi.stubEnv(name, undefined)
    onTestFinished(() => void vi.unstubAllEnvs())
    expect(cms().publication?.cms).toMatchObject({ host: 'folder', repo: undefined })
    vi.stubEnv('CI', 'true')
    expect(cms().problems).toMatchObject([{ message: 'This workflow does not say of which repository it is.' }])
    vi.stubEnv('GITHUB_REPOSITORY', 'news/harbour')
    vi.stubEnv('GITHUB_SERVER_URL', 'https://github.com')
    expect(cms().publication?.cms).toMatchObject({ host: 'github', repo: 'news/harbour', server: undefined })
    vi.stubEnv('GITHUB_SERVER_URL', 'https://git.example')
    expect(cms().publication?.cms).toMatchObject({ repo: 'news/harbour', server: 'https://git.example' })
  })

  it('is there to check the stories against, even where one of its texts is missing', () => {
    const { publication, problems } = read({ 'site.yaml': replaced('  ar: أخبار الوادي.\n', '') })
    expect(problems.map(({ rule }) => rule)).toEqual([])
    expect(publication?.languages.map(({ tag }) => tag)).toEqual(['en', 'ar'])
  })
})

it('loads no script that is not of the web', () => {
  const service = { name: 'Count', purpose: 'statistics' }
  for (const script of ['javascript:alert(1)', 'data:text/javascript,alert(1)', '/c.js', 'ftp://a.example/c.js']) {
    expect(serviceSchema.safeParse({ ...service, script }).success).toBe(false)
  }
  expect(serviceSchema.safeParse({ ...service, script: 'https://a.example/c.js' }).success).toBe(true)
})

describe('a text of the publication', () => {
  it('is found by its language', () => {
    expect(inLanguage({ en: 'News', ar: 'أخبار' }, 'ar')).toBe('أخبار')
  })

  it('is never silently absent', () => {
    expect(() => inLanguage({ en: 'News' }, 'fr')).toThrow('fr')
  })
})
