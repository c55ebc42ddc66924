import { readFileSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { checkContent } from '../../../lib/cli/check/story-reports.ts'
import { readLibrary } from '../../../lib/index/read-library.ts'
import type { Library } from '../../../lib/library/library.ts'
import { linterWith, namedOutputs, ownOutputFiles, readNewsroomConfig } from '../../../lib/newsroom/newsroom-config.ts'
import { compareProblems } from '../../../lib/problem/problem.ts'
import { setOwnServices } from '../../../lib/settings/declared.ts'
import { type Changes, inOneLine, withBody } from '../../content/newsroom.ts'
import { contextOf } from '../syndication/helpers/site-context.ts'
import CASES from './config.json' with { type: 'json' }
import { newsroomWith } from './own-code.ts'

const CONFIG = 'masthead.config.ts'
const [, EXAMPLE = ''] = /```ts\n([\s\S]*?)```/.exec(readFileSync('docs/extensions.md', 'utf8')) ?? []

afterEach(() => setOwnServices('', []))

/** Reads a newsroom with a configuration that has no problems. */
async function configured(text: string, changes: Changes = {}) {
  const root = newsroomWith({ [CONFIG]: text }, changes)
  const { config, bundle, problems } = await readNewsroomConfig(root)
  expect(problems).toEqual([])
  const { library, problems: found } = readLibrary(root, undefined, await linterWith(root, config, bundle))
  return { root, config, library, problems: found.toSorted(compareProblems) }
}

function withLibrary(library: Library | undefined): Library {
  if (!library) throw new Error('The newsroom cannot be read.')
  return library
}

it('says nothing of a newsroom without a configuration', async () => {
  expect(await readNewsroomConfig(newsroomWith({}))).toEqual({ problems: [] })
})

it('checks stories as the example of the documentation does, with places, and lets a file accept it', async () => {
  const text = withBody('See the harbor.')
  const { problems } = await configured(EXAMPLE, {
    'stories/port/en.md': text,
    'stories/quay/en.md': text.replace('title:', 'accept: {own-british: A name.}\ntitle:'),
    'stories/rope/en.md': withBody('A rope.').replace('title:', 'accept: {own-british: A name.}\ntitle:'),
  })
  expect(problems.map(inOneLine)).toEqual([
    'content/stories/port/en.md:6:9 own-british (warning)',
    'content/stories/rope/en.md:2:10 accept-unused (warning)',
  ])
  expect(problems[0]).toMatchObject({ message: '“harbor” is American.', hint: 'Write harbour.' })
})

it('reports the same in `check`, and does not call an acceptance unused where only a build reads', async () => {
  const accepted = withBody('See the harbor.').replace('title:', 'accept: {own-british: A name.}\ntitle:')
  const { root } = await configured(EXAMPLE, {
    'stories/port/en.md': withBody('See the harbor.'),
    'stories/quay/en.md': accepted,
  })
  const checked = await checkContent(root)
  expect(checked.problems.map(inOneLine)).toContain('content/stories/port/en.md:6:9 own-british (warning)')
  expect(readLibrary(root).problems.map(({ rule }) => rule)).not.toContain('accept-unused')
})

it('names the story and the place in the code where a check throws', async () => {
  const { problems } = await configured(
    `export default { checks: { 'own-a': { text: 'A.', run: ({ slug }) => {\n  if (slug === 'harvest') throw new Error('Oh')\n  return []\n} } } }\n`,
  )
  expect(problems.map(inOneLine)).toContain('content/stories/harvest/en.md:1:1 code-invalid')
  expect(problems[0]?.message).toBe('The check “own-a” of masthead.config.ts throws here: Oh')
  expect(problems[0]?.hint).toBe('Correct its code, in masthead.config.ts:2:33.')
})

it('makes the files that the example of the documentation makes', async () => {
  const { config, library } = await configured(EXAMPLE)
  const named = namedOutputs(config, withLibrary(library), [])
  expect(named.problems).toEqual([])
  const [english, arabic] = ownOutputFiles(named, contextOf(withLibrary(library)))
  expect([english?.name, arabic?.name]).toEqual(['data/en.json', 'data/ar.json'])
  expect(await english?.make()).toBe('{"count":1,"titles":["The harvest is in"]}')
})

it.each([
  ['index.html', 'Masthead itself makes'],
  ['EN/a.json', 'Masthead itself makes'],
  ['ads.txt', 'the same file as “ads.txt”'],
  ['../a.json', 'not a path of a file in the site'],
  ['/a.json', 'not a path of a file in the site'],
  ['a b.json', 'cannot be an address'],
])('refuses to make %s', async (name, says) => {
  const output = `{ names: [${JSON.stringify(name)}], make: () => '' }`
  const { config, library } = await configured(`export default { outputs: [${output}] }\n`)
  const { problems } = namedOutputs(config, withLibrary(library), ['ads.txt'])
  expect(problems.map(inOneLine)).toEqual(['masthead.config.ts:1:1 static-name'])
  expect(problems[0]?.message).toContain(says)
})

it.each([
  ["() => { throw new Error('Oh') }", 'The output a.json of masthead.config.ts cannot be made: Oh'],
  ['() => 1', 'The output a.json of masthead.config.ts must be a text or bytes.'],
])('names an output that cannot be made: %s', async (make, says) => {
  const { config, library } = await configured(`export default { outputs: [{ names: ['a.json'], make: ${make} }] }\n`)
  const [file] = ownOutputFiles(namedOutputs(config, withLibrary(library), []), contextOf(withLibrary(library)))
  await expect(file?.make()).rejects.toThrow(says)
})

it('adds its services to those of site.yaml, of its own newsroom only', async () => {
  const { library } = await configured(EXAMPLE)
  const names = (of: Library | undefined) => withLibrary(of).publication.consent.services.map(({ name }) => name)
  expect(names(library)).toContain('Plausible')
  expect(names(readLibrary(newsroomWith({})).library)).not.toContain('Plausible')
})

it.each(CASES.mistakes)('reports %s, with its place', async (_, text, place, says) => {
  const { config, problems } = await readNewsroomConfig(newsroomWith({ [CONFIG]: text }))
  expect(config).toBeUndefined()
  expect(problems.map(inOneLine)).toEqual([`${CONFIG}:${place}`])
  expect(`${problems[0]?.message} ${problems[0]?.hint}`).toContain(says)
})
