import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { writeNewsroom } from '../content/newsroom.ts'
import { newsroomWith } from '../unit/newsroom/own-code.ts'
import { masthead } from './masthead.ts'

const NOT_UTF8 = Buffer.from([0x63, 0x61, 0x66, 0xe9])

it.each([
  [
    "setTimeout(() => { throw new Error('late') })",
    'masthead.config.ts:1:26: This code throws after it was loaded: late',
  ],
  ["Promise.reject(new Error('lost'))", 'masthead.config.ts:1:16: This code throws after it was loaded: lost'],
  ["Promise.reject('lost')", 'masthead.config.ts: This code rejects a promise that nothing waits for: "lost".'],
])('the late error of the configuration %j is one sentence, which names the file', (code, sentence) => {
  const root = newsroomWith({ 'masthead.config.ts': `${code}\nexport default {}` })
  expect(masthead(root, 'check')).toMatchObject({ status: 1, stderr: `${sentence}\n` })
})

it.each(['stories', 'static', 'stories/harvest'])(
  'a folder in %s with a name that is not UTF-8 is a problem',
  (place) => {
    const root = writeNewsroom()
    const folder = Buffer.concat([Buffer.from(`${root}/${place}/`), NOT_UTF8])
    mkdirSync(folder, { recursive: true })
    writeFileSync(Buffer.concat([folder, Buffer.from('/a.md')]), 'A')
    const { status, stdout, stderr } = masthead(root, 'check')
    expect([status, stderr]).toEqual([1, ''])
    expect(stdout).toMatch(new RegExp(`^content/${place}/caf\ufffd.*:1:1 `))
  },
)

// Disks of our own, as in tests/build/full-disk.test.ts.
const NAMESPACE = ['unshare', ...(process.getuid?.() === 0 ? [] : ['--user', '--map-root-user']), '--mount', 'sh', '-c']
const [command = '', ...args] = NAMESPACE
const mayMount = spawnSync(command, [...args, 'mount -t tmpfs tmpfs /mnt'], { stdio: 'ignore' }).status === 0

/** Runs a command with the content on a disk of its own. */
function onDisk(root: string, mount: string, words: string) {
  const run = `"${process.execPath}" lib/cli/masthead.mjs ${words}`
  const script = `mount -t tmpfs -o ${mount.replaceAll('$', root)} && ${run}`
  return spawnSync(command, [...args, script], { encoding: 'utf8', env: { ...process.env, CONTENT_DIR: root } })
}

it.skipIf(!mayMount)('`new` in a folder that may only be read says so in one sentence', () => {
  const root = writeNewsroom()
  const mount = 'size=1m tmpfs $/stories && mount -o remount,ro $/stories'
  const { status, stdout, stderr } = onDisk(root, mount, 'new "A mill"')
  expect([status, stdout]).toEqual([1, ''])
  const reason = 'This folder cannot be made: the disk is read-only, or the folder above is gone.'
  expect(stderr).toBe(`${path.relative('', path.join(root, 'stories/a-mill'))}: ${reason}\n`)
})

it.skipIf(!mayMount)('an import on a full disk says so once, and ends', () => {
  const root = writeNewsroom()
  const source = path.join(path.dirname(root), 'blog')
  mkdirSync(source)
  for (let count = 0; count < 50; count++)
    writeFileSync(
      path.join(source, `mill-${count}.md`),
      `---\ntitle: Mill ${count}\n---\n\n${'It turns. '.repeat(2000)}\n`,
    )
  const { status, stdout, stderr } = onDisk(root, 'size=256k tmpfs $', `import ${source}`)
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/^\S+: The disk is full\. The stories that were imported before that stay\.\n$/)
})
