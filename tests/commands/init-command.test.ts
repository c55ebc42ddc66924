import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { temporaryFolder } from '../unit/helpers/temporary-folder.ts'

// Each test starts processes of its own.
vi.setConfig({ testTimeout: 120_000 })

const MASTHEAD = path.resolve('lib/cli/masthead.mjs')
const CREATE = path.resolve('packages/create-masthead/source/create-masthead.ts')

it('makes a newspaper in this folder, imports stories into it, and then changes nothing more', () => {
  const folder = temporaryFolder()
  mkdirSync(path.join(folder, 'blog'))
  writeFileSync(path.join(folder, 'blog/mill.md'), '---\ntitle: The mill\n---\n\nIt turns.\n')
  const made = run(folder, MASTHEAD, 'init', '--yes', '--name', 'The Gazette', '--host', 'netlify', '--from', 'blog')
  expect(made).toMatchObject({ status: 0, stdout: expect.stringContaining('Imported 1 story') })
  for (const name of ['netlify.toml', 'content/stories/first-story/en.md', 'content/stories/mill/en.md'])
    expect(existsSync(path.join(folder, name)), name).toBe(true)
  writeFileSync(path.join(folder, 'README.md'), 'mine')
  const again = run(folder, MASTHEAD, 'init', '--yes')
  expect(again).toMatchObject({ status: 0, stdout: expect.stringContaining('0 files') })
  expect(again.stdout).not.toMatch(/npm install|Fill in/)
  expect(readFileSync(path.join(folder, 'README.md'), 'utf8')).toBe('mine')
})

it('adds a language with one command, after which check has no error, and removes it only with --yes', () => {
  const folder = temporaryFolder()
  const masthead = (...words: string[]) => run(folder, MASTHEAD, ...words)
  masthead('init', '--yes', '--name', 'The Gazette')
  const site = () => readFileSync(path.join(folder, 'content/site.yaml'), 'utf8')
  const before = site()
  expect(masthead('language', 'add', 'de')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^“de” is among the languages of this newspaper now\.[\s\S]*notice\.de/),
  })
  expect(masthead('check')).toMatchObject({ status: 0, stdout: expect.stringContaining('0 errors') })
  for (const [given, says] of [
    ['de', 'already'],
    ['no', 'Did you mean nb (Norwegian Bokmål)?'],
    ['ua', '“ua” is the code of a country, Ukraine, not of a language. Did you mean uk (Ukrainian)?'],
    ['xx', 'No language has the tag “xx”.'],
    ['German', 'Did you mean de (German)?'],
  ] as const)
    expect(masthead('language', 'add', given)).toMatchObject({ status: 2, stderr: expect.stringContaining(says) })
  expect(masthead('language', 'remove', 'en', '--yes')).toMatchObject({ status: 2 })
  expect(masthead('language', 'remove', 'de').stdout).toContain('pages/terms/de.md\nNothing was removed.')
  expect(masthead('language', 'remove', 'de', '--yes').status).toBe(0)
  expect([site(), existsSync(path.join(folder, 'content/pages/about/de.md'))]).toEqual([before, false])
})

it('adds a language that Masthead lacks: a file has each text to translate, and what is empty counts as untranslated', () => {
  const folder = temporaryFolder()
  const masthead = (...words: string[]) => run(folder, MASTHEAD, ...words)
  masthead('init', '--yes', '--name', 'The Gazette')
  const listed = masthead('messages', '--missing', 'ca').stdout
  expect(listed).toContain('beside site.yaml, which this command makes: npx masthead language add ca')
  expect(listed).toContain('\nclose\n  Close\n')
  const [, count] = /^ca: (\d+) of \1 texts in English/.exec(listed) ?? []
  const { status, stdout } = masthead('language', 'add', 'ca')
  expect([status, stdout]).toEqual([0, expect.stringContaining('\n  messages/ca.json\n')])
  expect(stdout).toContain(`Readers get ${count} texts of the interface in English`)
  expect(stdout).not.toContain('language of Masthead')
  expect(masthead('messages').stdout).toContain(`ca: ${count} of ${count} texts in English`)
  expect(masthead('check')).toMatchObject({ status: 0, stdout: expect.stringContaining('0 errors') })
  const file = path.join(folder, 'content/messages/ca.json')
  const text = readFileSync(file, 'utf8')
  expect(text).toMatch(/"\/\/ close": "Close \(.+\)",\n {2}"close": ""/)
  writeFileSync(file, text.replace('"close": ""', '"close": "Tanca"'))
  expect(masthead('messages').stdout).toContain(`ca: ${Number(count) - 1} of ${count} texts in English`)
  expect(masthead('messages', '--missing', 'ua')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('Did you mean uk (Ukrainian)?'),
  })
})

it('creates a newspaper in a new folder, and names the next commands', () => {
  const folder = temporaryFolder()
  const made = run(folder, CREATE, 'my-paper', '--yes', '--languages', 'en,ar')
  expect(made).toMatchObject({ status: 0, stdout: expect.stringMatching(/cd my-paper\n.*npm install\n.*npm start\n/) })
  expect(readFileSync(path.join(folder, 'my-paper/content/site.yaml'), 'utf8')).toContain('languages: [en, ar]')
})

it.each<[what: string, words: string[], problem: string]>([
  ['no folder', ['--yes'], 'Name one folder: npm create masthead@latest my-paper'],
  ['two folders', ['a', 'b', '--yes'], 'Name one folder'],
  ['an option after two hyphens', ['--yes', '--', '--help'], 'Name one folder'],
  ['a folder with files', ['full', '--yes'], 'full exists and is not empty'],
  ['a file', ['full/file', '--yes'], 'full/file exists and is not empty'],
  ['a wrong option', ['paper', '--lang', 'en'], 'There is no option “--lang” here. There is --name, --languages'],
  [
    'an unknown language',
    ['paper', '--languages', 'xx', '--yes'],
    'No language has the tag “xx”. Write en, zh or pt-BR. Choose among am, ar',
  ],
  ['a country', ['paper', '--languages', 'en,ua', '--yes'], 'Did you mean uk (Ukrainian)? Choose among am, ar'],
  ['nobody to ask', ['paper'], 'Add --yes for the usual answers'],
])('creates nothing for %s, and says what to do', (_, words, problem) => {
  const folder = temporaryFolder()
  mkdirSync(path.join(folder, 'full'))
  writeFileSync(path.join(folder, 'full/file'), '')
  expect(run(folder, CREATE, ...words)).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining(problem),
  })
  expect(existsSync(path.join(folder, 'paper'))).toBe(false)
})

it('explains itself', () => {
  expect(run(temporaryFolder(), CREATE, '--help')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('--host github'),
  })
  const languages = '--languages en,fr     its languages, the default one first\n'
  expect(run(temporaryFolder(), CREATE, '--help').stdout).toContain(languages)
  expect(run(temporaryFolder(), MASTHEAD, 'help', 'init').stdout).toContain(languages)
})

function run(cwd: string, script: string, ...words: string[]) {
  return spawnSync(process.execPath, [script, ...words], { cwd, encoding: 'utf8', input: '' })
}
