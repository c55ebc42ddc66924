import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { PublishProblem } from '../plan/publish-problem.ts'
import { destinationOf } from '../targets/open-target.ts'
import { temporaryFolder } from './site.ts'

/** Makes a temporary folder the current one, until the test ends. */
function enterFolder(): string {
  const [before, folder] = [process.cwd(), temporaryFolder()]
  process.chdir(folder)
  onTestFinished(() => process.chdir(before))
  return folder
}

/**
 * Returns what Masthead takes a name for: the folder, or the place that messages name; opens nothing that does not
 * exist.
 */
async function takenFor(where: string): Promise<string> {
  const { folder, open } = destinationOf(where)
  if (folder !== undefined) return `folder ${folder}`
  const target = await open()
  await target.finish()
  return target.where
}

it.each([
  'host:/srv/my site',
  ...'user@host:/srv/out host:out s:/srv/out user.name+x@news-1.example:/srv/a@b/out host::module/out'.split(' '),
  ...'user@[2001:db8::1]:/srv/out [2001:db8::1]:/srv/out user@host::module rsync://host/module'.split(' '),
  ...'rsync://user@host:873/module/out rsync://[2001:db8::1]/module'.split(' '),
])('%s is a place of rsync, and no folder here', async (where) => {
  const folder = enterFolder()
  expect(await takenFor(where)).toBe(where)
  expect(readdirSync(folder)).toEqual([])
})

it.each([
  ...'u:password@host:/x u:pass@word@host:/x u:pass/word@host:x u:/password@host:/x u:password@host/x'.split(' '),
  ...'u:password@[2001:db8::1]:/x rsync://u:password@host/module rsync://u:pass/word@host/module'.split(' '),
  ...'rsync://u:12/password@host/module s3://u:password@bucket/x ftp://u:password@host/x'.split(' '),
  ...'https://u:password@host/x https://password@host/x'.split(' '),
])('%s is refused, and the message does not repeat the password', (where) => {
  enterFolder()
  expect(() => destinationOf(where)).toThrow(PublishProblem)
  expect(() => destinationOf(where)).not.toThrow(/pass|word|12/)
})

it.each([
  ...['user name@host:/srv', 'host:/srv\n/out'],
  ...'user@host user@ @host:/x user@host: host: :/srv/out host:: user@[2001:db8::1/srv/out'.split(' '),
  ...'user@2001:db8::1:/srv/out rsync://host rsync://host/ rsync:/host/module s3:/bucket/x s3:bucket s3:///x'.split(
    ' ',
  ),
  ...'S3://bucket https:/news.example sftp://host/x gs://bucket file:///srv/out git:gh-pages'.split(' '),
  ...'git:upstream#gh-pages git+https://git.example/paper#gh-pages'.split(' '),
])('%s is refused, and no folder is made of it', (where) => {
  const folder = enterFolder()
  expect(() => destinationOf(where)).toThrow(/^Masthead cannot publish to “/)
  expect(readdirSync(folder)).toEqual([])
})

it.each(['out-2', '.', './a:b', '../x@y', '/srv/a:b@c', 'a/b'])('%s is a folder here', (where) => {
  enterFolder()
  expect(destinationOf(where).folder).toBe(path.resolve(where))
})

it('a name that an existing folder has is that folder', () => {
  enterFolder()
  for (const where of ['news@2', 'a:b']) {
    expect(existsSync(where)).toBe(false)
    mkdirSync(where)
    expect(destinationOf(where).folder).toBe(path.resolve(where))
  }
})
