import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import { readLibrary } from '../../../lib/index/read-library.ts'
import { replaced, withBody, writeNewsroom } from '../../../tests/content/newsroom.ts'
import { type BoardStory, dueFirst } from '../board-stories.ts'
import { translatePackage } from '../main.ts'
import { statusTable } from '../status-table.ts'

const NOW = Date.parse('2026-03-01')
const story = (slug: string, date: string, states: BoardStory['states'], isOnFront = false): BoardStory => {
  return { slug, title: slug, lang: 'en', date, isOnFront, states: { en: { state: 'original' }, ...states } }
}
const MISSING = { state: 'missing', words: 1200 } as const

it('puts first what readers lack most: many languages, new, on the front', () => {
  const stories = [
    story('complete', '2026-03-01', { ar: { state: 'complete' }, fa: { state: 'complete' } }),
    story('old', '2024-01-01', { ar: MISSING, fa: MISSING }),
    story('unreviewed', '2026-03-01', { ar: { state: 'unreviewed' }, fa: { state: 'complete' } }),
    story('new', '2026-03-01', { ar: MISSING, fa: { state: 'behind' } }),
    story('front', '2026-02-27', { ar: MISSING, fa: { state: 'behind' } }, true),
    story('withdrawn', '2026-03-01', { en: { state: 'original', held: 'withdrawn' }, ar: MISSING, fa: MISSING }),
  ]
  const order = dueFirst(stories, NOW).map(({ slug }) => slug)
  expect(order).toEqual(['front', 'new', 'unreviewed', 'old', 'complete', 'withdrawn'])
})

it('puts the most missing first where nothing is due, because it has no date, and then the newest', () => {
  const undated = (slug: string, states: BoardStory['states']) => ({ ...story(slug, '', states), date: undefined })
  const stories = [
    story('done', '2025-01-01', { ar: { state: 'complete' } }),
    story('done-later', '2025-02-01', { ar: { state: 'complete' } }),
    undated('one-missing', { ar: MISSING }),
    undated('two-missing', { ar: MISSING, fa: MISSING }),
  ]
  const order = dueFirst(stories, NOW).map(({ slug }) => slug)
  expect(order).toEqual(['two-missing', 'one-missing', 'done-later', 'done'])
})

it('counts as words to translate those of what is missing or has changed, and not those of what waits for a review', () => {
  const words = (state: 'missing' | 'behind' | 'begun' | 'unreviewed' | 'warned', number: number) => {
    return { ar: { state, words: number } }
  }
  const stories = [
    story('a', '2026-03-01', words('missing', 1)),
    story('b', '2026-03-01', words('behind', 20)),
    story('c', '2026-03-01', words('begun', 300)),
    story('d', '2026-03-01', words('unreviewed', 4000)),
    story('e', '2026-03-01', words('warned', 50000)),
  ]
  expect(statusTable(stories, ['ar'])).toMatch(/^words to translate +321$/m)
})

it('fits the window, and is whole where there is none', () => {
  const tags = Array.from({ length: 42 }, (_, index) => `l${index}`)
  const behind = { state: 'behind', assigned: 'Ana', behind: { changed: ['p1'], added: [], dropped: [] } } as const
  const states = Object.fromEntries(tags.map((tag, index) => [tag, index % 2 ? MISSING : behind]))
  const stories = [story('a-story-with-a-name-that-is-much-longer-than-a-narrow-window', '2026-03-01', states)]
  for (const columns of [40, 80, 120]) {
    const lines = statusTable(stories, tags, columns).split('\n')
    expect(lines.filter((line) => line.length > columns)).toEqual([])
    expect(lines.join(' ').match(/\bl\d+\b/g)).toEqual(expect.arrayContaining(tags))
  }
  expect(statusTable(stories, tags)).toMatch(
    /^a-story-with-a-name-that-is-much-longer-than-a-narrow-window {2}behind 1 .* {2}-$/m,
  )
  expect(statusTable(stories, tags)).toContain('Ana: a-story')
})

it('writes a page that names who is on it and what has changed, and replaces no other file', () => {
  const original = withBody('The mill & weir grind.\n\nIt is old.')
  const root = writeNewsroom({
    'stories/mill/en.md': original,
    'stories/mill/ar.md': `---\ntitle: المطحنة\nassigned: Luz & Co\ntranslation: {of: en, by: human, sections: {head: aaaaaaaa, p1: aaaaaaaa, p2: aaaaaaaa}}\n---\n\nتطحن.\n\nقديمة.\n`,
  })
  const env = { ...process.env, CONTENT_DIR: root }
  const run = (...words: string[]) => {
    const command = ['lib/cli/masthead.mjs', 'status', ...words]
    return spawnSync(process.execPath, command, { env, encoding: 'utf8' })
  }
  expect(run().stdout).toMatch(
    /^mill +o +behind 3$[\s\S]*^words to translate +0 +\d+$[\s\S]*Luz & Co: mill ar \(behind\)/m,
  )
  const [mill] = JSON.parse(run('--json').stdout).filter(({ slug }: { slug: string }) => slug === 'mill')
  expect(mill.languages.ar).toMatchObject({ state: 'behind', assigned: 'Luz & Co', words: 10 })
  const file = `${root}/../board.html`
  expect(run('--html', file).status).toBe(0)
  const page = readFileSync(file, 'utf8')
  expect(page).toContain('<bdi>Luz &amp; Co</bdi>')
  expect(page).toContain('changed <code>p1</code> <bdi lang="en" dir="ltr">The mill &amp; weir grind.</bdi>')
  expect(page).toContain('<code>npx masthead translate mill ar</code>')
  expect(page).not.toContain('<script')
  expect(run('--html', `${root}/site.yaml`)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('is not a page'),
  })
})

it('shows published stories beside the editor, and nobody’s name', async () => {
  const harvest = 'stories/harvest/ar.md'
  const page = await publicBoard({
    [harvest]: replaced('title:', 'assigned: Luz & Co\ntitle:'),
    'stories/mill/en.md': withBody('It grinds.').replace('title:', 'draft: true\ntitle:'),
  })
  expect(page).toMatch(/<td data-l="ar" data-s="unreviewed" data-p="none" title="ar: not reviewed/)
  expect(page).toMatch(/href="\.\/#\/text\/harvest\/[a-z]+">Open it on the desk</)
  expect(page).not.toMatch(/Luz|mill/)
})

it('counts the same words beside the editor as `status`, and does not call a wrong number complete', async () => {
  const translation = (body: string) => `---\ntitle: المطحنة\ntranslation: {of: en, by: human}\n---\n\n${body}\n`
  const files = {
    'stories/mill/en.md': withBody('The mill grinds 200 sacks of wheat.'),
    'stories/mill/ar.md': translation('تطحن 300 كيس من القمح.'),
    'stories/weir/en.md': withBody('The weir is closed for repair until spring.'),
  }
  const page = await publicBoard(files)
  const reported = spawnSync(process.execPath, ['lib/cli/masthead.mjs', 'status'], {
    env: { ...process.env, CONTENT_DIR: writeNewsroom(files) },
    encoding: 'utf8',
  }).stdout
  expect(reported).toMatch(/^mill +o +CHECK$/m)
  const [, words = ''] = /^words to translate +0 +(\d+)$/m.exec(reported) ?? []
  expect(page).toContain(`<td data-l="ar">${words}</td>`)
  expect(page).toMatch(/data-s="warned"[^>]* title="ar: complete, but with problems/)
  expect(page).not.toContain('<td data-l="ar" data-s="complete"')
})

/** Returns the board beside the editor of a newsroom. */
async function publicBoard(changes: Parameters<typeof writeNewsroom>[0]): Promise<string> {
  const root = writeNewsroom(changes)
  vi.stubEnv('CONTENT_DIR', root)
  const { library } = readLibrary(root)
  if (!library) throw new Error('The newsroom cannot be read.')
  return translatePackage.publicBoard(library, './')
}
