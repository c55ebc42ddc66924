import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { type BadCase, casesOf, EXTRA } from '../content/cases/read-cases.ts'
import { type Changes, replaced, writeNewsroom } from '../content/newsroom.ts'

// Each test starts a process of its own.
vi.setConfig({ testTimeout: 60_000 })

// Problems of one file can stand side by side in one newsroom, each in a story of its own name.
const SIDE_BY_SIDE = ['file', 'front-matter', 'markdown', 'link', 'picture']
  .flatMap(casesOf)
  .filter(({ changes }) => Object.keys(changes).every((name) => /^(stories\/extra(\/|$)|\.\.\/outside)/.test(name)))
  .map(renamed)

const OTHER_CHANGES: Changes = {
  'site.yaml': replaced('privacy: Privacy Policy', 'privacy: privacy policy'),
  'pages/about/en.md': undefined,
  'pages/terms/ar.md': undefined,
  'stories/harvest/ar.md': replaced('> لم', 'لم'),
  'stories/notes.txt': 'Call the mill.',
}

const OTHER_PROBLEMS = [
  'content/pages/about/ar.md:4:7 original-missing',
  'content/pages/about/en.md:1:1 page-missing',
  'content/pages/terms/ar.md:1:1 page-untranslated (warning)',
  'content/site.yaml:18:16 notice-link',
  'content/stories/harvest/ar.md:14:1 translation-misaligned',
  'content/stories/notes.txt:1:1 file-unexpected',
]

it('reports every problem of every file in one run, one line each, and counts them', () => {
  const changes = Object.assign({}, OTHER_CHANGES, ...SIDE_BY_SIDE.map((bad) => bad.changes))
  const expected = [...OTHER_PROBLEMS, ...SIDE_BY_SIDE.flatMap(({ problems }) => problems)]
  const { status, lines } = check(writeNewsroom(changes))

  const reported = lines.filter((line) => /^content\/.+:\d+:\d+ [a-z-]+( \(warning\))?$/.test(line))
  expect(reported.toSorted()).toEqual(expected.toSorted())
  expect(new Set(expected.map((line) => line.split(':')[0])).size).toBeGreaterThan(100)
  const warnings = expected.filter((line) => line.endsWith('(warning)')).length
  expect(lines.at(-1)).toBe(`${expected.length - warnings} errors, ${warnings} warnings`)
  expect(status).toBe(1)
})

it('counts nothing and succeeds where nothing is wrong', () => {
  expect(check(writeNewsroom())).toEqual({ status: 0, lines: ['0 errors, 0 warnings'] })
})

it('succeeds in spite of warnings', () => {
  const { status, lines } = check(writeNewsroom({ 'pages/terms/ar.md': undefined }))
  expect(lines[0]).toBe('content/pages/terms/ar.md:1:1 page-untranslated (warning)')
  expect(lines.at(-1)).toBe('0 errors, 1 warning')
  expect(status).toBe(0)
})

it('lets nothing that hides in a text reach the terminal', () => {
  const { lines } = check(writeNewsroom({ [EXTRA]: '---\n"\u001b[31m": Pay\u202e ten.\n---\n\nText.\n' }))
  expect(lines).toContain('  The key “\ufffd[31m” is not known.')
  expect(lines).toContain('  > 2 | "\ufffd[31m": Pay\ufffd ten.')
  expect(lines.join('\n')).not.toContain('\u001b')
})

function check(root: string): { status: number | null; lines: string[] } {
  const env = { ...process.env, CONTENT_DIR: root }
  const { status, stdout } = spawnSync(process.execPath, ['lib/cli/commands/check.ts'], { env, encoding: 'utf8' })
  return { status, lines: stdout.trimEnd().split('\n') }
}

function renamed({ changes, problems, ...bad }: BadCase, index: number): BadCase {
  const rename = (text: string) => text.replace('stories/extra', `stories/extra-${index + 1}`)
  return {
    ...bad,
    changes: Object.fromEntries(Object.entries(changes).map(([name, change]) => [rename(name), change])),
    problems: problems.map(rename),
  }
}

it('shows problems beside the lines of a change: on GitHub as annotations, on GitLab as a report', () => {
  const root = writeNewsroom({ 'stories/harvest/en.md': replaced('title: The', 'titel: The') })
  const report = path.join(path.dirname(root), 'report.json')
  const env = { ...process.env, CONTENT_DIR: root, GITHUB_ACTIONS: 'true', CI_PROJECT_DIR: path.dirname(root) }
  const { status, stderr } = spawnSync(process.execPath, ['lib/cli/masthead.mjs', 'check', '--code-quality', report], {
    env: { ...env, GITHUB_WORKSPACE: path.dirname(path.dirname(root)) },
    encoding: 'utf8',
  })
  const folder = path.basename(path.dirname(root))
  expect([status, stderr]).toEqual([
    1,
    expect.stringContaining(`::error file=${folder}/content/stories/harvest/en.md,line=2,col=1,title=key-missing::`),
  ])
  expect(JSON.parse(readFileSync(report, 'utf8'))[0]).toMatchObject({
    check_name: 'key-missing',
    severity: 'major',
    location: { path: 'content/stories/harvest/en.md', lines: { begin: 2 } },
  })
})
