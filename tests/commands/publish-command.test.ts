import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { filesOf } from '../../lib/store/manifest.ts'
import { newspaper, temporaryFolder, textsIn, writeSite } from '../../packages/publish/tests/site.ts'
import { masthead } from './masthead.ts'

const SITE = newspaper({ fire: 'A fire' })

/** Runs `masthead publish` over a built site. */
function publish(out: string, ...words: string[]) {
  process.env.OUT_DIR = out
  try {
    return masthead('', 'publish', ...words)
  } finally {
    delete process.env.OUT_DIR
  }
}

it('publishes a site, tells a script what it did, and then has nothing to do', () => {
  const [out, folder] = [writeSite(SITE), temporaryFolder()]
  const dry = publish(out, folder, '--dry-run')
  expect(dry.stdout).toContain('new pages: en/fire/index.html\n')
  expect(dry.stdout).toContain('Nothing is changed.')
  expect(textsIn(folder)).toEqual({})

  const other = publish(out, temporaryFolder())
  expect(other.stderr.trimEnd().split('\n').at(-1)).toBe('Uploaded all 16 files.')

  const first = publish(out, folder, '--json')
  expect([first.status, JSON.parse(first.stdout)]).toMatchObject([0, { uploaded: 16, deleted: 0, dryRun: false }])
  expect(textsIn(folder)).toEqual(SITE)
  expect(publish(out, folder).stdout).toBe(`${folder}: 0 files uploaded, 0 deleted.\n`)
})

it('names files of others that it does not replace, and those that it does not delete', () => {
  const [out, folder] = [writeSite({ ...SITE, 'ads.txt': 'ours' }), temporaryFolder()]
  publish(out, folder)
  writeFileSync(path.join(folder, 'ads.txt'), 'changed by others')
  writeFileSync(path.join(folder, 'app.txt'), 'theirs')
  const after = writeSite({ ...SITE, 'app.txt': 'ours' })
  expect(publish(after, folder)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/names that are new on this site: app\.txt\.[\s\S]*To replace them: --adopt/),
  })
  const { stdout } = publish(after, folder, '--adopt')
  expect(stdout).toContain('Not deleted, because somebody else has changed them: ads.txt.')
  expect(textsIn(folder)).toEqual({ ...SITE, 'ads.txt': 'changed by others', 'app.txt': 'ours' })
})

it('states the problem and the remedy, with exit code 1', () => {
  const folder = temporaryFolder()
  expect(publish(temporaryFolder(), folder)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^Not published: There is no built site in .*\n {2}Hint: Build it first: /),
  })
  const { status, stdout } = publish(writeSite(SITE), 'ftp://u:secret@news.example/', '--json')
  const message = 'Masthead cannot publish to “ftp://…@news.example/”.'
  expect([status, JSON.parse(stdout)]).toMatchObject([1, { where: 'ftp://…@news.example/', problem: { message } }])
})

it('is called with one place and with numbers', () => {
  const out = writeSite(SITE)
  expect(publish(out)).toMatchObject({ status: 2, stderr: expect.stringContaining('Name the place') })
  expect(publish(out, 'a', '--grace', 'soon')).toMatchObject({ status: 2 })
  expect(publish(out, 'a', '--compressed', 'zip')).toMatchObject({ status: 2 })
})

it('a folder of the newsroom is no place to publish to, and nothing in it changes', () => {
  const newsroom = temporaryFolder()
  const content = path.join(newsroom, 'content')
  const out = writeSite(SITE, path.join(newsroom, 'out'))
  mkdirSync(path.join(content, 'stories'), { recursive: true })
  symlinkSync(content, path.join(newsroom, 'link'))
  const before = filesOf(newsroom)
  process.env.CONTENT_DIR = content
  onTestFinished(() => void delete process.env.CONTENT_DIR)
  for (const [where, message] of [
    ['', 'Name the place'],
    [' ', 'Name the place'],
    [out, 'This folder is OUT_DIR itself'],
    [`${out}/`, 'This folder is OUT_DIR itself'],
    [path.join(out, 'copy'), 'This folder is in OUT_DIR'],
    [newsroom, 'This folder contains OUT_DIR'],
    [path.dirname(newsroom), 'This folder contains OUT_DIR'],
    [content, 'This folder is in the content'],
    [path.join(content, 'stories/site'), 'This folder is in the content'],
    [path.join(newsroom, 'link/site'), 'This folder is in the content'],
    // The tests run in the repository, which is the newsroom.
    ['.', 'This folder contains the newsroom'],
    ['..', 'This folder contains the newsroom'],
  ] as const) {
    expect(publish(out, where, '--create', '--adopt'), where).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(message),
    })
  }
  expect(filesOf(newsroom)).toEqual(before)
})

it('a place that is new or has other files needs an option, which the hint names', () => {
  const [out, folder] = [writeSite(SITE), temporaryFolder()]
  const place = path.join(folder, 'place')
  expect(publish(out, place)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/ yet: [\s\S]*Hint: [\s\S]*--create/),
  })
  expect(existsSync(place)).toBe(false)
  expect(publish(out, place, '--create').status).toBe(0)
  writeFileSync(path.join(folder, 'robots.txt'), 'theirs')
  for (const words of [[], ['--dry-run'], ['--create']])
    expect(publish(out, folder, ...words)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/did not publish: place\/, robots\.txt\.\n {2}Hint: [\s\S]*--adopt/),
    })
  const inFile = publish(out, path.join(folder, 'robots.txt/news'), '--create')
  expect(inFile).toMatchObject({ status: 1, stderr: expect.stringMatching(/^Not published: .*not a directory/) })
  expect(JSON.parse(publish(out, folder, '--json').stdout).problem.hint).toContain('--adopt')
  expect(readdirSync(folder)).toEqual(['place', 'robots.txt'])
  expect(publish(out, folder, '--adopt').status).toBe(0)
  expect(textsIn(folder)).toMatchObject({ ...SITE, 'robots.txt': 'theirs' })
})

it('asks at a terminal, and publishes only after yes', () => {
  const [out, folder] = [writeSite(SITE), path.join(temporaryFolder(), 'new')]
  const words = `${process.execPath} lib/cli/masthead.mjs publish ${folder}`
  const answer = (text: string) =>
    spawnSync('script', ['--quiet', '--return', '--command', words, '/dev/null'], {
      env: { ...process.env, OUT_DIR: out, CI: '' },
      input: text,
      encoding: 'utf8',
    })
  const no = answer('n\n')
  expect(no.stdout).toContain('Make it? [y/N]')
  expect([no.status, existsSync(folder)]).toEqual([1, false])
  expect([answer('y\n').status, textsIn(folder)]).toEqual([0, SITE])
})
