import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { newspaper, temporaryFolder, writeSite } from '../../packages/publish/tests/site.ts'
import { masthead } from './masthead.ts'

const SITE = 'name: News\ndescription: {en: News of the town.}\ndefaultLanguage: en\nlanguages: [en]\nconsent: off\n'
const address = (host: string) => `https://editor:hunter2@${host}.invalid/x`

/** Makes a newsroom with one story. */
function newsroom(site: string, text: string): string {
  const content = path.join(temporaryFolder(), 'content')
  mkdirSync(path.join(content, 'stories/fire'), { recursive: true })
  writeFileSync(path.join(content, 'site.yaml'), `${SITE}${site}`)
  writeFileSync(path.join(content, 'stories/fire/en.md'), `---\ntitle: Fire\ndate: 2026-01-01\n---\n\n${text}\n`)
  return content
}

/** Runs a command and returns what it prints. */
function output(words: readonly string[], variables: Readonly<Record<string, string>> = {}, content?: string): string {
  const credentials = { AWS_REGION: 'x', AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x', AWS_MAX_ATTEMPTS: '1' }
  const all = { ...credentials, OUT_DIR: writeSite(newspaper({ fire: 'A fire' })), ...variables }
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value)
  onTestFinished(() => void vi.unstubAllEnvs())
  const { stdout, stderr } = masthead(content ?? newsroom('', 'It burnt.'), ...words)
  expect(stderr).not.toContain('Node.js v')
  return stdout + stderr
}

const PLACES = [
  ...'rsync://u:hunter2@host/m rsync://u:hun/hunter2@host/m s3://u:hunter2@b/x ftp://u:hunter2@host/x'.split(' '),
  ...'https://u:hunter2@host/x u:hunter2@host:/x u:hunter2@host'.split(' '),
]

it.each(PLACES)('a place is named without its password, also as JSON: %s', (place) => {
  for (const words of [
    ['publish', place],
    ['publish', place, '--json'],
    ['publish', '--dry-run', place],
  ]) {
    const printed = output(words)
    expect(printed).toContain('Masthead cannot publish to')
    expect(printed).not.toMatch(/hun/)
  }
})

it.each([
  [['publish', 's3://news', '--endpoint', 'http://u:hunter2@127.0.0.1:9'], {}, 's3://news'],
  [['publish', 's3://news', '--endpoint', 'u:hunter2@127.0.0.1:9'], {}, 's3://news'],
  [['publish', 's3://news', '--json'], { AWS_ENDPOINT_URL: 'http://u:hunter2@127.0.0.1:9' }, 's3://news'],
  [['build'], { SITE_URL: 'https://u:hunter2@news.example' }, 'SITE_URL=https://news.example/'],
  [['build'], { SITE_URL: 'ftp://u:hunter2@news.example' }, 'SITE_URL=https://news.example/'],
  [['doctor'], { SITE_URL: 'ftp://u:hunter2@news.example' }, 'SITE_URL is “ftp://…@news.example”'],
  [['doctor'], { SITE_URL: 'https://u:hunter2@news.example' }, 'SITE_URL is “https://…@news.example”'],
  [['doctor', 'https://u:hunter2@news.invalid/', '--json'], {}, 'leave them out'],
  [['doctor', 'ftp://u:hunter2@news.invalid/'], {}, 'not an address of the web'],
  [['verify', 'https://u:hunter2@news.invalid/'], {}, 'leave them out'],
  [['verify', 'ftp://u:hunter2@news.invalid/', '--json'], {}, '…@news.invalid'],
  [['import', 'https://u:hunter2@old.invalid/'], {}, '…@old.invalid'],
  [['https://u:hunter2@old.invalid/'], {}, '…@old.invalid'],
])('no message repeats a password: %j %j', (words, variables, expected) => {
  const printed = output(words, variables)
  expect(printed).not.toContain('hunter2')
  expect(printed).toContain(expected)
})

it('an address with a password in site.yaml is an error, because everybody could read it', () => {
  const content = newsroom(`hub: ${address('hub')}\ntell:\n  webhook: {address: "${address('hook')}"}\n`, 'It burnt.')
  for (const words of [['check'], ['check', '--json']]) {
    const printed = output(words, {}, content)
    expect(printed.match(/This address contains a user name or a password/g)).toHaveLength(2)
  }
})

it('a link with a password that cannot be followed is named without it', () => {
  const printed = output(['check', '--links', '--json'], {}, newsroom('', `[Here](${address('link')}) it burnt.`))
  expect(printed).toContain('The link “https://…@link.invalid/x” cannot be followed')
  expect(printed).not.toContain('hunter2')
})
