import { describe, expect, it } from 'vitest'
import { indexedInMemory } from '../../../lib/index/memory-index.ts'
import { cmsSchema } from '../../../lib/publication/cms-schema.ts'
import { frontSchema } from '../../../lib/publication/front-schema.ts'
import { readPublication } from '../../../lib/publication/read-publication.ts'
import { siteSchema } from '../../../lib/publication/site-schema.ts'
import { frontMatterSchema } from '../../../lib/story/read/front-matter-schema.ts'
import { PUBLICATION } from '../../../tests/fixtures/publication.ts'
import { cmsConfig } from '../cms-config.ts'
import { cmsFields } from '../cms-fields.ts'
import { cmsPolicy } from '../cms-page.ts'

const { publication } = readPublication(PUBLICATION)
if (!publication) throw new Error('The publication cannot be read.')
const SCHEMAS = { site: siteSchema, front: frontSchema, frontMatter: frontMatterSchema }
const FOLDER = { host: 'folder', folder: 'content' } as const

describe('the form of the CMS', () => {
  it('has what front matter may hold, with what the schema says of it', () => {
    const fields = new Map(cmsFields(publication, SCHEMAS).map((field) => [field.name, field]))
    expect([...fields.keys()].slice(0, 3)).toEqual(['title', 'description', 'body'])
    expect(fields.get('title')).toMatchObject({
      widget: 'string',
      required: true,
      hint: expect.stringContaining('headline'),
    })
    expect(fields.get('kind')?.options?.map(({ value }) => value)).toContain('opinion')
    expect(fields.get('section')).toMatchObject({
      widget: 'select',
      options: [{ label: 'Science and technology', value: 'science' }],
    })
    expect(fields.get('tags')).toMatchObject({ widget: 'list', required: false })
    expect(fields.get('corrections')).toMatchObject({ widget: 'list', fields: [{ name: 'date' }, { name: 'text' }] })
    const times = [...fields.values()].filter(({ widget }) => widget === 'datetime').map(({ name }) => name)
    expect(times).toEqual(['date', 'updated', 'publish'])
    for (const key of ['corrections', 'unpublish'])
      expect(fields.get(key)?.fields?.find(({ name }) => name === 'date')).toMatchObject({ widget: 'datetime' })
    expect(fields.get('accept')).toMatchObject({ widget: 'keyvalue' })
  })
})

describe('the page of the CMS', () => {
  it('allows its own scripts and the Git host, and nobody else', () => {
    expect(cmsPolicy(FOLDER)).not.toContain('http')
    expect(cmsPolicy(FOLDER)).toContain("default-src 'none'; script-src 'self'; ")
    const own = cmsPolicy({ ...FOLDER, host: 'gitlab', repo: 'a/b', server: 'https://git.example/' })
    expect(own).toContain("connect-src 'self' blob: data: https://git.example;")
    expect(own).not.toContain('gitlab.com')
  })
})

describe('the configuration of the CMS', () => {
  const configure = (settings: Parameters<typeof cmsConfig>[1], content?: string) =>
    cmsConfig(indexedInMemory({ publication, stories: new Map(), pages: new Map() }), settings, SCHEMAS, content)

  it('signs in by token, unless there is somewhere to sign in', () => {
    expect(configure({ host: 'github', folder: 'content', repo: 'a/b' }).backend).toEqual({
      name: 'github',
      repo: 'a/b',
      auth_methods: ['token'],
    })
    expect(configure({ host: 'gitlab', folder: 'content', repo: 'a/b', app: '1' }).backend).toMatchObject({
      auth_type: 'pkce',
      auth_methods: ['oauth', 'token'],
    })
  })

  it('names both interfaces of a GitHub Enterprise Server, which are not side by side', () => {
    const settings = { host: 'github', folder: 'content', repo: 'a/b', server: 'https://git.example/' } as const
    expect(configure(settings).backend).toMatchObject({
      api_root: 'https://git.example/api/v3',
      graphql_api_root: 'https://git.example/api/graphql',
    })
  })

  it.each([
    ['content', 'content/'],
    ['content/', 'content/'],
    ['./content', 'content/'],
    ['/content/', 'content/'],
    ['news/./editor//content/', 'news/editor/content/'],
    ['.', ''],
    ['./', ''],
    ['/', ''],
    ['', ''],
  ])('begins paths in the repository for folder “%s” with “%s”', (folder, prefix) => {
    expect(configure(cmsSchema.parse({ host: 'folder', folder })).prefix).toBe(prefix)
  })

  it.each(['..', '../content', 'news/../content', 'news\\content'])('refuses the folder “%s”', (folder) => {
    expect(cmsSchema.safeParse({ host: 'folder', folder }).success).toBe(false)
  })

  it('names the folder to choose: that of the newspaper, above its content', () => {
    expect(configure({ host: 'folder', folder: 'content' }, '/home/ada/my-paper/content').backend.repo).toBe(
      'this/my-paper',
    )
    expect(configure({ host: 'folder', folder: 'a/b' }, '/home/ada/our paper/a/b').backend.repo).toBe('this/our paper')
    expect(configure({ host: 'folder', folder: '' }, '/home/ada/texts').backend.repo).toBe('this/texts')
  })

  it('refuses a time zone that does not exist', () => {
    expect(cmsSchema.safeParse({ host: 'folder', timeZone: 'Asia/Baku' }).success).toBe(true)
    expect(cmsSchema.safeParse({ host: 'folder', timeZone: 'Baku' }).success).toBe(false)
  })

  it('takes whole minutes between builds', () => {
    expect(cmsSchema.safeParse({ host: 'folder', publishEvery: 15 }).success).toBe(true)
    for (const publishEvery of [0, -15, 7.5, '15'])
      expect(cmsSchema.safeParse({ host: 'folder', publishEvery }).success, `${publishEvery}`).toBe(false)
  })

  it('says nothing of the newsroom’s host and translation providers beyond that', () => {
    const secret = { ...publication, translation: { providers: {}, glossary: [] }, tell: {} }
    const library = indexedInMemory({ publication: secret, stories: new Map(), pages: new Map() })
    const { publication: published } = cmsConfig(library, FOLDER, SCHEMAS)
    for (const key of ['cms', 'translation', 'tell']) expect(published).not.toHaveProperty(key)
  })
})
