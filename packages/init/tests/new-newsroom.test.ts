import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readLibrary } from '../../../lib/index/read-library.ts'
import { hasMessages } from '../../../lib/language/messages.ts'
import { STANDING_PAGES } from '../../../lib/publication/addresses.ts'
import { lastChange } from '../../../lib/story/types/story.ts'
import { inOneLine } from '../../../tests/content/newsroom.ts'
import { lintStory } from '../../lint/lint-story.ts'
import { FIRST_HOUR } from '../../masthead/package-files.ts'
import { initNewsroom } from '../init-newsroom.ts'
import { templateLanguages } from '../newsroom-files.ts'
import CONTROLLERS from './controllers.json' with { type: 'json' }
import { ENGINE, newFolder, newNewsroom } from './init-in.ts'

const LANGUAGES = templateLanguages(ENGINE)

/** Everything that check reports about the newsroom in a folder, in one line each, without the line numbers. */
function reported(folder: string): string[] {
  const { problems } = readLibrary(path.join(folder, 'content'), undefined, lintStory)
  return problems.map((problem) => inOneLine(problem).replace(/:\d+:\d+/, ''))
}

const PUBLISHER_ONLY = ['content/site.yaml publisher-missing (warning)']

it('docs/start.md makes archives of all packages that come with masthead', () => {
  const [, list = ''] = /npm pack \.\/packages\/\{(.*?)\}\/dist/.exec(readFileSync('docs/start.md', 'utf8')) ?? []
  const packed = list.split(',').map((name) => `@masthead/${name}`)
  expect(packed).toEqual(expect.arrayContaining(FIRST_HOUR))
})

describe('the starter texts', () => {
  it('are there in every language of the first twelve, and only in languages of the interface', () => {
    expect(LANGUAGES).toEqual(expect.arrayContaining('ar de en es fa fr hi ja ko pt ru zh'.split(' ')))
    expect(LANGUAGES.filter((tag) => !hasMessages(tag))).toEqual([])
    expect(readFileSync('docs/start.md', 'utf8')).toContain(`starter texts in ${LANGUAGES.length} languages`)
  })

  it.each(LANGUAGES)('in %s have no problem, but that the publisher is not named yet', async (tag) => {
    const folder = await newNewsroom({ languages: tag })
    expect(reported(folder)).toEqual(PUBLISHER_ONLY)
    expect(readdirSync(path.join(folder, 'content/pages')).sort()).toEqual([...STANDING_PAGES].sort())
  })

  it.each(LANGUAGES)('say in %s who is the controller of the data, as the law asks of a privacy page', (tag) => {
    const page = readFileSync(`packages/create-masthead/template/languages/${tag}/pages/privacy.md`, 'utf8')
    expect(page.split('\n## ').at(-1)).toContain(new Map(Object.entries(CONTROLLERS)).get(tag))
  })

  it('in all languages together have no problem, whichever is the default', async () => {
    for (const languages of [LANGUAGES, LANGUAGES.toReversed()]) {
      expect(reported(await newNewsroom({ languages: languages.join(',') }))).toEqual(PUBLISHER_ONLY)
    }
  })

  it('say the name and the file, and nothing of the publication that Masthead comes with', async () => {
    const folder = await newNewsroom({ languages: LANGUAGES.join(' '), name: 'The Gazette' })
    for (const tag of LANGUAGES) {
      const story = readFileSync(path.join(folder, `content/stories/first-story/${tag}.md`), 'utf8')
      expect(story).toContain('The Gazette')
      expect(story).toContain(`content/stories/first-story/${tag}.md`)
      const all = STANDING_PAGES.map((page) =>
        readFileSync(path.join(folder, `content/pages/${page}/${tag}.md`), 'utf8'),
      )
      expect(all.join('\n')).not.toMatch(/010-85061466|10120180008|\{\{/)
    }
  })
})

it.each(['Ünder “the” clock: #1 & more', '*The* [Times](x) <b>', 'The \\ Daily ~ 5|6', '日報', '$& {{name}}'])(
  'a name may contain marks of Markdown and YAML: %s',
  async (name) => {
    const folder = await newNewsroom({ name, languages: 'en' })
    // Two braces look like a template, so check warns of them.
    expect(reported(folder).filter((line) => !(name.includes('{{') && line.includes('markup-slip')))).toEqual(
      PUBLISHER_ONLY,
    )
    expect(parse(readFileSync(path.join(folder, 'content/site.yaml'), 'utf8'))).toMatchObject({ name })
    const { library } = readLibrary(path.join(folder, 'content'))
    const section = library?.stories.get('first-story')?.editions.get('en')?.sections[0]
    expect(JSON.stringify(section)).toContain(JSON.stringify(name).slice(1, -1))
  },
)

it('what site.yaml has as comments is right once it is filled in: nothing is left to report', async () => {
  const folder = await newNewsroom({ section: 'sport' })
  const file = path.join(folder, 'content/site.yaml')
  const filled = readFileSync(file, 'utf8').replaceAll(
    /# (?=(?:name|address|email|brand| {2}accent| {2}sections): ?)/g,
    '',
  )
  expect(filled).toMatch(/^publisher:\n {2}name: Example[\s\S]*^brand:\n {2}accent: /m)
  writeFileSync(file, filled)
  expect(reported(folder)).toEqual([])
})

it.each([
  ['science', 'science', { en: 'Science', fr: 'Sciences' }],
  ['Town hall', 'town-hall', { en: 'Town hall', fr: 'Town hall' }],
  ['Économie', 'economie', { en: 'Économie', fr: 'Économie' }],
])('the section %s is %s in addresses', async (section, key, label) => {
  const folder = await newNewsroom({ section, languages: 'en,fr' })
  expect(parse(readFileSync(path.join(folder, 'content/site.yaml'), 'utf8')).sections).toEqual({ [key]: { label } })
  expect(reported(folder)).toEqual(PUBLISHER_ONLY)
})

describe('the example', () => {
  it('has no problem, 18 stories whose newest word is less than a day old, and pictures as they are', async () => {
    const folder = await newNewsroom({ example: true, yes: false })
    expect(reported(folder)).toEqual([])
    const originals = [...(readLibrary(path.join(folder, 'content')).library?.stories.values() ?? [])]
    const languages = Map.groupBy(originals, ({ editions }) => (editions.size === 4 ? 'in four languages' : 'in fewer'))
    expect([...languages].map(([name, stories]) => [name, stories.length]).sort()).toEqual([
      ['in fewer', 7],
      ['in four languages', 11],
    ])
    const editions = originals.flatMap((story) => [...story.editions.values()])
    const age = Date.now() - Math.max(...editions.map((one) => Date.parse(lastChange(one) ?? one.date ?? '')))
    expect([age > 0, age < 86_400_000]).toEqual([true, true])
    const ferry = (root: string) => readFileSync(path.join(root, 'content/stories/ferry-returns/ferry.webp'))
    expect(ferry(folder)).toEqual(ferry(path.join(ENGINE.template, 'example')))
  })

  it('has a name of its own', async () => {
    const result = await initNewsroom(newFolder(), { example: true, name: 'The Gazette', yes: true }, ENGINE)
    expect(result).toEqual({ problems: ['The example has its own --name. Leave that out.'] })
  })
})
