import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { LIMITS } from '../../lib/source/limits.ts'
import { withBody, writeNewsroom } from '../content/newsroom.ts'

// Each test starts processes of its own; one that waits for a pipe is stopped after a minute, and the test fails.
vi.setConfig({ testTimeout: 200_000 })
const HANGS = 60_000

const KINDS: Readonly<Record<string, (file: string) => void>> = {
  pipe: (file) => execFileSync('mkfifo', [file]),
  socket: (file) =>
    execFileSync(
      process.execPath,
      ['-e', 'require("net").createServer().listen(process.argv[1], () => process.kill(process.pid, "SIGKILL"))', file],
      {
        stdio: 'ignore',
      },
    ),
  'link to a device': (file) => symlinkSync('/dev/zero', file),
}

describe.skipIf(process.platform === 'win32').each(Object.keys(KINDS))('a %s in the content is a problem', (kind) => {
  it.each([
    ['as a text', 'stories/extra/en.md', 'stories/extra/en.md'],
    ['as a picture', 'stories/extra/mill.jpg', 'stories/extra/'],
    ['as site.yaml', 'site.yaml', 'site.yaml'],
    ['among the standing pages', 'pages/about/en.md', 'pages/about/en.md'],
    ['among the stories', 'stories/extra2', 'stories/extra2'],
  ])('%s', (_, name, named) => {
    const root = writeNewsroom({ 'stories/extra/en.md': withBody('![A mill](mill.jpg)') })
    replace(path.join(root, name), kind)
    const { status, stdout } = run(root, 'commands/check.ts', '--json')
    const problems: { file: string; severity: string }[] = JSON.parse(stdout)
    const files = problems.filter(({ severity }) => severity === 'error').map(({ file }) => file)
    expect(status).toBe(1)
    expect(files.some((file) => file.startsWith(`content/${named}`))).toBe(true)
  })

  it('that an import goes on without', () => {
    const root = writeNewsroom()
    const source = path.join(path.dirname(root), 'blog')
    mkdirSync(source)
    writeFileSync(path.join(source, 'good.md'), '---\ntitle: The mill\n---\n\n![A mill](mill.jpg)\n\nIt turns.\n')
    for (const name of ['bad.md', 'export.xml', 'mill.jpg', 'config.yaml']) replace(path.join(source, name), kind)
    const { stdout } = run(root, 'masthead.mjs', 'import', source)
    expect(stdout).toContain('Imported 1 story')
    expect(stdout).toMatch(/^blog\/bad\.md:1:1 file-(?:unreadable|link)$/m)
    const alone = run(root, 'masthead.mjs', 'import', path.join(source, 'export.xml'), '--from', 'wordpress')
    expect(alone.status).toBeGreaterThan(0)
  })
})

it('a text, a site.yaml or a picture with too many bytes is a problem, and is not read', () => {
  const root = writeNewsroom({ 'stories/extra/en.md': withBody('![A mill](mill.jpg)') })
  const sizes = {
    'stories/extra/mill.jpg': LIMITS.pictureBytes,
    'stories/harvest/en.md': LIMITS.textBytes,
    'site.yaml': LIMITS.textBytes,
  }
  for (const [name, most] of Object.entries(sizes)) {
    const file = path.join(root, name)
    writeFileSync(file, '')
    truncateSync(file, most + 1)
  }
  const { stdout } = run(root, 'commands/check.ts', '--json')
  const problems: { file: string; rule: string; message: string }[] = JSON.parse(stdout)
  const found = problems.filter(({ rule }) => rule === 'limit-exceeded')
  expect(found.map(({ file }) => file)).toEqual([
    'content/site.yaml',
    'content/stories/extra/en.md',
    'content/stories/harvest/en.md',
  ])
  expect(found[0]?.message).toBe('This file has 17 MB; at most 16 MB are read.')
})

function replace(file: string, kind: string): void {
  rmSync(file, { force: true })
  try {
    KINDS[kind]?.(file)
  } catch {
    // The process that made the socket stops at once, and leaves it behind.
  }
}

function run(root: string, script: string, ...args: string[]): { status: number | null; stdout: string } {
  const env = { ...process.env, CONTENT_DIR: root }
  return spawnSync(process.execPath, [path.join('lib/cli', script), ...args], { env, encoding: 'utf8', timeout: HANGS })
}
