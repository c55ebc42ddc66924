import { spawnSync } from 'node:child_process'
import { afterEach, expect, it, vi } from 'vitest'
import { checkContent } from '../../lib/cli/check/story-reports.ts'
import { readLibrary } from '../../lib/index/read-library.ts'
import { inOneLine, replaced, withBody, writeNewsroom } from '../content/newsroom.ts'

vi.setConfig({ testTimeout: 60_000 })
afterEach(() => vi.unstubAllEnvs())

const PUBLISH = '2026-03-01T09:00:00+01:00'
const BEFORE = Date.parse('2026-03-01T07:59:59Z')
const AFTER = Date.parse('2026-03-01T08:00:00Z')

it('holds a story back until a build at its time, with every translation', () => {
  const root = writeNewsroom({
    'stories/harvest/en.md': replaced('section: science', `section: science\npublish: ${PUBLISH}`),
  })
  expect(editions(root, BEFORE)).toEqual([])
  expect(editions(root, AFTER)).toEqual(['en', 'ar'])
})

it('holds one language back', () => {
  const root = writeNewsroom({ 'stories/harvest/ar.md': replaced('cover:', `publish: ${PUBLISH}\ncover:`) })
  expect(editions(root, BEFORE)).toEqual(['en'])
  expect(editions(root, AFTER)).toEqual(['en', 'ar'])
})

it('dates a scheduled story that has no date by its time of publication', () => {
  const root = writeNewsroom({
    'stories/harvest/en.md': replaced('date: 2025-02-24', `publish: ${PUBLISH}`),
  })
  at(AFTER)
  const { library, problems } = readLibrary(root)
  expect(problems).toEqual([])
  expect(library?.stories.get('harvest')?.editions.get('ar')?.date).toBe(PUBLISH)
})

it('withdraws a story from its day on: all languages with the original, else one', () => {
  const unpublish = 'unpublish: {date: 2026-03-02, reason: The figures were wrong.}'
  const all = writeNewsroom({ 'stories/harvest/en.md': replaced('section: science', unpublish) })
  expect(editions(all, AFTER)).toEqual(['en', 'ar'])
  expect(editions(all, Date.parse('2026-03-02T00:00:00Z'))).toEqual([])
  const gone = readLibrary(all).library?.stories.get('harvest')?.withdrawn.get('ar')
  expect(gone).toMatchObject({ title: 'انتهى الحصاد', date: '2026-03-02', reasonLang: 'en' })
  const one = writeNewsroom({ 'stories/harvest/ar.md': replaced('cover:', `${unpublish}\ncover:`) })
  expect(editions(one, Date.parse('2026-03-03'))).toEqual(['en'])
})

it('reports a link to what is not published yet, and no longer when it is, also from what was kept', async () => {
  const root = writeNewsroom({
    'stories/soon/en.md': withBody('Soon.').replace('title:', `publish: ${PUBLISH}\ntitle:`),
    'stories/mill/en.md': withBody('See [what comes](../soon/).'),
  })
  const found = async (time: number) => {
    at(time)
    const { problems, read } = await checkContent(root)
    return [read, ...problems.map(inOneLine)]
  }
  expect(await found(BEFORE)).toEqual([3, 'content/stories/mill/en.md:6:5 link-broken'])
  expect(await found(BEFORE)).toEqual([0, 'content/stories/mill/en.md:6:5 link-broken'])
  expect(await found(AFTER)).toEqual([1])
  expect(await found(BEFORE)).toEqual([1, 'content/stories/mill/en.md:6:5 link-broken'])
})

it('shows drafts and scheduled stories, marked, to who asks for them, and in the table of stories', () => {
  const root = writeNewsroom({
    'stories/harvest/en.md': replaced('section: science', `section: science\npublish: ${PUBLISH}`),
    'stories/mill/en.md': withBody('Words.').replace('title:', 'draft: true\ntitle:'),
  })
  vi.stubEnv('UNPUBLISHED', 'shown')
  at(BEFORE)
  const { stories } = readLibrary(root).library ?? {}
  expect(stories?.get('harvest')?.editions.get('ar')?.unpublished).toEqual({ reason: 'scheduled', until: PUBLISH })
  expect(stories?.get('mill')?.editions.get('en')?.unpublished?.reason).toBe('draft')
  vi.stubEnv('NODE_ENV', 'production')
  expect(readLibrary(root).library?.stories.size).toBe(0)

  const env = { ...process.env, CONTENT_DIR: root }
  const { stdout } = spawnSync(process.execPath, ['packages/translate/status.ts'], { env, encoding: 'utf8' })
  expect(stdout).toMatch(/^harvest +o \(scheduled\) +machine \(scheduled\)$/m)
  expect(stdout).toMatch(/^mill +o \(draft\) +-$/m)
})

function at(time: number): void {
  vi.stubEnv('SOURCE_DATE_EPOCH', String(time / 1000))
}

/** The languages in which the harvest is published in a build at some time. */
function editions(root: string, time: number): string[] {
  at(time)
  return [...(readLibrary(root).library?.stories.get('harvest')?.editions.keys() ?? [])]
}
