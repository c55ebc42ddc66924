import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { checkContent } from '../../lib/cli/check/story-reports.ts'
import { readLibrary } from '../../lib/index/read-library.ts'
import { compareProblems } from '../../lib/problem/problem.ts'
import { lintStory } from '../../packages/lint/lint-story.ts'
import { SVG } from './good-newsroom.ts'
import { inOneLine, withBody, writeNewsroom } from './newsroom.ts'

vi.setConfig({ testTimeout: 60_000 })

it('reads only what has changed, and reports the same as if it had read everything', async () => {
  const root = writeNewsroom({
    'stories/mill/en.md': withBody('See [the ferry](../ferry/) and [the harvest](../harvest/#p2).'),
    'stories/ferry/en.md': withBody('The the ferry runs.'),
  })
  const put = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    writeFileSync(path.join(root, name), text)
  }
  expect(await check(root)).toEqual({ read: 3, found: ['content/stories/ferry/en.md:6:1 word-doubled (warning)'] })
  expect(await check(root)).toEqual({ read: 0, found: ['content/stories/ferry/en.md:6:1 word-doubled (warning)'] })

  put('stories/ferry/en.md', withBody('The ferry runs.'))
  expect(await check(root)).toEqual({ read: 1, found: [] })

  // A link of a story that has not changed leads to nothing when the other goes, and to a draft when it is made one.
  rmSync(path.join(root, 'stories/ferry'), { recursive: true })
  expect(await check(root)).toEqual({ read: 0, found: ['content/stories/mill/en.md:6:5 link-broken'] })
  put('stories/ferry/en.md', withBody('The ferry runs.').replace('title:', 'draft: true\ntitle:'))
  expect(await check(root)).toEqual({ read: 1, found: ['content/stories/mill/en.md:6:5 link-broken'] })
  put('stories/ferry/en.md', withBody('The ferry runs.'))
  expect(await check(root)).toEqual({ read: 1, found: [] })

  // Another story takes the name that one had; a page takes a story’s address.
  put('stories/boat/en.md', withBody('A boat.').replace('title:', 'aliases: [ferry]\ntitle:'))
  expect(await check(root)).toEqual({ read: 1, found: ['content/stories/boat/en.md:2:11 slug-duplicate'] })
  put('pages/mill/en.md', withBody('A page.'))
  expect((await check(root)).found).toContain('content/pages/mill/en.md:1:1 slug-duplicate')
  rmSync(path.join(root, 'pages/mill'), { recursive: true })
  rmSync(path.join(root, 'stories/boat'), { recursive: true })

  // A picture counts as the text does, and so does where a link on the disk leads.
  put('stories/ferry/en.md', withBody('![A ferry](ferry.svg)'))
  expect((await check(root)).found).toEqual(['content/stories/ferry/en.md:6:1 picture-missing'])
  put('stories/ferry/ferry.svg', SVG)
  expect(await check(root)).toEqual({ read: 1, found: [] })
  rmSync(path.join(root, 'stories/ferry/ferry.svg'))
  symlinkSync('../harvest/bridge.svg', path.join(root, 'stories/ferry/ferry.svg'))
  expect(await check(root)).toEqual({ read: 1, found: ['content/stories/ferry/en.md:6:1 file-link'] })
  symlinkSync('../mill', path.join(root, 'stories/ferry/folder'))
  expect((await check(root)).found).toContain('content/stories/ferry/folder:1:1 file-unexpected')
})

it('reads a story again that was over a limit, because a busy machine may have been the reason', async () => {
  const long = withBody('The mill turns.').replace(/^title: .*$/m, `title: ${'word '.repeat(250)}`)
  const root = writeNewsroom({ 'stories/mill/en.md': long })
  const found = ['content/stories/mill/en.md:2:8 limit-exceeded']
  expect(await check(root)).toEqual({ read: 2, found })
  expect(await check(root)).toEqual({ read: 1, found })
})

it('reads every story again when the publication has changed', async () => {
  const root = writeNewsroom({ 'stories/mill/en.md': withBody('The mill turns.') })
  await check(root)
  const site = path.join(root, 'site.yaml')
  writeFileSync(site, readFileSync(site, 'utf8').replace('  science:', '  history:'))
  expect(await check(root)).toEqual({ read: 2, found: ['content/stories/harvest/en.md:4:10 value-invalid'] })
})

it('reports the same from several threads as from one', async () => {
  const stories = Array.from({ length: 120 }, (_, index) => [
    `stories/story-${index}/en.md`,
    withBody(`The the mill. See [another](../story-${index + 1}/).`),
  ])
  const { read, found } = await check(writeNewsroom(Object.fromEntries(stories)))
  expect(read).toBe(121)
  expect(found).toHaveLength(121)
})

/** How many stories were read, and what was found, which must be what one finds who keeps nothing. */
async function check(root: string): Promise<{ read: number; found: string[] }> {
  const { problems, read } = await checkContent(root)
  const sorted = problems.toSorted(compareProblems)
  expect(sorted).toEqual(readLibrary(root, undefined, lintStory).problems.toSorted(compareProblems))
  return { read, found: sorted.map(inOneLine) }
}
