import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { newsroomFiles, templateLanguages, writeFiles } from '../../packages/init/newsroom-files.ts'
import { addStory, LIVE } from '../browser/harbour-stories.ts'
import { PUBLICATION } from '../fixtures/publication.ts'
import { writeUdhrNewsroom } from '../fixtures/udhr-newsroom.ts'
import { nuErrors } from './nu-checker.ts'

const home = mkdtempSync(path.join(tmpdir(), 'masthead-html-'))
const seed = path.join(home, 'seed')

afterAll(() => rmSync(home, { recursive: true, force: true }))

test('the Nu HTML Checker finds no error in any page of the publication, of a newsroom with a feature and a live story, and of a new newspaper', () => {
  build({ OUT_DIR: seed, CONTENT_DIR: PUBLICATION, SITE_URL: 'https://masthead.example/' })
  const content = path.join(home, 'content')
  const newsroom = path.join(home, 'newsroom')
  writeUdhrNewsroom(content, { stories: 31 })
  addStory(content, LIVE)
  const feature = path.join(content, 'stories/test-article-1/en.md')
  writeFileSync(feature, readFileSync(feature, 'utf8').replace('credit: Test credit', '$&\n  frame: full'))
  build({ OUT_DIR: newsroom, CONTENT_DIR: content, SITE_URL: 'https://newsroom.example/', CARDS: 'off' })
  const paper = path.join(home, 'paper')
  const engine = { template: path.resolve('packages/create-masthead/template'), version: '1.0.0', packages: {} }
  const facts = { name: 'The Gazette', slug: 'paper', section: 'news', sectionLabel: 'News', host: 'none' } as const
  writeFiles(paper, newsroomFiles({ ...facts, languages: templateLanguages(engine) }, engine))
  const built = path.join(home, 'built')
  build({ OUT_DIR: built, CONTENT_DIR: path.join(paper, 'content'), CARDS: 'off' })
  expect(nuErrors([seed, newsroom, built])).toEqual([])
})

test('a doubled id, a banner in a banner and a misspelt property of style would be noticed', () => {
  const folder = path.join(home, 'slipped')
  mkdirSync(folder)
  const page = readFileSync(path.join(seed, 'en/about/index.html'), 'utf8')
  const slipped = '<b id="main"></b><header><header></header></header></main>'
  // At the end: after what the checker cannot read it must not pass over the rules that follow.
  const changed = page.replace('</style>', 'p{colour:red}$&').replace('</main>', slipped)
  writeFileSync(path.join(folder, 'index.html'), changed)
  const said = nuErrors([folder]).join('\n')
  for (const part of ['Duplicate ID “main”', 'element “header” must not', '“colour”']) expect(said).toContain(part)
})

function build(settings: Readonly<Record<string, string>>): void {
  const env = { ...process.env, PRECOMPRESS: 'off', ...settings }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['lib/cli/commands/build.ts'], {
    encoding: 'utf8',
    env,
  })
  if (status !== 0) throw new Error(stdout + stderr)
}
