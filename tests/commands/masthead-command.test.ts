import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { helpOnTopic, helpTopics } from '../../lib/cli/help-topics.ts'
import { replaced, writeNewsroom } from '../content/newsroom.ts'
import { masthead } from './masthead.ts'

// Each test starts processes of its own.
vi.setConfig({ testTimeout: 120_000 })

it('helps who does not know it, and says what was meant where a command is mistyped', () => {
  const help = masthead('', 'help')
  for (const name of ['new', 'check', 'status', 'translate', 'preview', 'import', 'build', 'verify', 'doctor']) {
    expect(help.stdout).toMatch(new RegExp(`^  ${name} `, 'm'))
  }
  expect(help.status).toBe(0)
  expect(masthead('', 'check', '--help').stdout).toContain('For example:\n  npx masthead check')
  expect(masthead('', 'help', 'check').stdout).toMatch(/^ {2}--watch +checks again after each save$/m)
  expect(masthead('', 'chekc')).toMatchObject({ status: 2, stderr: expect.stringContaining('Did you mean “check”?') })
  for (const [given, meant] of Object.entries({ dev: 'preview', deploy: 'publish', lint: 'check', Biuld: 'build' })) {
    expect(masthead('', given)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`Did you mean “${meant}”?`),
    })
    expect(masthead('', 'help', given).stderr).toContain(`Did you mean “${meant}”?`)
  }
  expect(masthead('', 'help', 'markdwon').stderr).toContain('Did you mean “markdown”?')
  for (const [given, topic] of Object.entries({ nginx: 'deploying', picture: 'writing', CSS: 'overrides' })) {
    const stdout = `“${given}” is in: npx masthead help ${topic}\n`
    expect(masthead('', 'help', given)).toMatchObject({ status: 0, stdout })
  }
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(masthead('', '--version')).toMatchObject({ status: 0, stdout: `${version}\n` })
  expect(masthead('', 'status', '--jsn')).toMatchObject({ status: 2, stdout: '' })
})

it('shows each document, with commands in place of links to other documents, and no picture', () => {
  const { stdout } = masthead('', 'help', 'writing')
  expect(stdout).toMatch(/^Writing a story\n/)
  expect(stdout).toContain('    title: The harbour reopens\n')
  expect(stdout).toContain('(npx masthead help markdown)')
  const withoutCode = (text: string) => text.replaceAll(/`[^`\n]+`/g, '')
  for (const topic of helpTopics())
    expect(withoutCode(helpOnTopic(topic)), topic).not.toMatch(/^(?! {4}).*\]\(|^```|^-{3}\|/m)
  // Code keeps its marks, also that which has a block of code in it.
  expect(stdout).toMatch(/^ {4}```\w+\n[^`]* {4}```\n/m)
  expect(stdout).toMatch(/^A live story$/m)
  expect(helpOnTopic('markdown')).toContain('`[a story](../other-story/)` | a link to another page')
  expect(helpOnTopic('scale')).toContain('Slurm | docs/examples/many-computers/slurm.sh |')
  expect(masthead('', 'help').stdout).toContain(` ${helpTopics().join(', ')}.`)
})

it('checks for a script, and exits by what it finds', () => {
  const sound = masthead(writeNewsroom(), 'check', '--json')
  expect([sound.status, JSON.parse(sound.stdout)]).toEqual([0, []])
  const bad = masthead(
    writeNewsroom({ 'stories/harvest/en.md': replaced('title: The', 'titel: The') }),
    'check',
    '--json',
  )
  expect(bad.status).toBe(1)
  expect(JSON.parse(bad.stdout)[0]).toMatchObject({
    file: 'content/stories/harvest/en.md',
    line: 2,
    rule: 'key-missing',
  })
})

it('examines this machine for a script, and exits by what it finds', () => {
  const sound = masthead(writeNewsroom(), 'doctor', '--json')
  expect([sound.status, JSON.parse(sound.stdout)]).toEqual([0, expect.any(Array)])
  const bad = masthead('/nowhere', 'doctor', '--json')
  expect([bad.status, JSON.parse(bad.stdout)]).toEqual([
    1,
    expect.arrayContaining([expect.objectContaining({ name: 'content-unreadable', severity: 'error' })]),
  ])
  expect(masthead('', 'doctor', 'news.example')).toMatchObject({ status: 2, stdout: '' })
  // No browser’s port, and no fetch’s: it answers nobody.
  const silent = { status: 1, stdout: expect.stringContaining('does not answer') }
  for (const command of ['doctor', 'verify']) expect(masthead('', command, 'http://127.0.0.1:1/')).toMatchObject(silent)
})

it('says before anything is installed what to install', () => {
  const folder = writeNewsroom()
  for (const name of ['masthead.mjs', 'launch.mjs']) cpSync(`lib/cli/${name}`, path.join(folder, 'lib/cli', name))
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['lib/cli/masthead.mjs', ...args], { cwd: folder, encoding: 'utf8' })
  expect(run('check')).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('Run npm ci') })
  expect(JSON.parse(run('doctor', '--json').stdout)).toMatchObject([{ name: 'packages-missing', severity: 'error' }])
})

it('works in any folder inside the newspaper, and says which newspaper that is', () => {
  const newspaper = path.dirname(realpathSync(writeNewsroom()))
  const run = (cwd: string) =>
    spawnSync(process.execPath, [path.resolve('lib/cli/masthead.mjs'), 'check'], { cwd, encoding: 'utf8' })
  for (const folder of ['content', 'content/stories/harvest'])
    expect(run(path.join(newspaper, folder))).toMatchObject({
      status: 0,
      stdout: '0 errors, 0 warnings\n',
      stderr: `In ${newspaper}:\n`,
    })
  expect(run(newspaper).stderr).toBe('')
  expect(run(path.dirname(newspaper))).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('no folder “content”'),
  })
})

it('begins a story, lays out its translation, and follows it until the original changes', () => {
  const root = writeNewsroom()
  expect(masthead(root, 'new', 'The Mill & the River').status).toBe(0)
  expect(masthead(root, 'new', 'The Mill & the River')).toMatchObject({ status: 2 })
  expect(masthead(root, 'new', 'الطاحونة والنهر', '--language', 'ar').stdout).toContain('/ar/الطاحونة-والنهر/')
  expect(masthead(root, 'new', 'الطاحونة', '--language', 'ar', '--slug', 'mill').stdout).toContain('/ar/mill/')
  expect(masthead(root, 'check').stdout.trim()).toBe('0 errors, 0 warnings')
  const original = path.join(root, 'stories/the-mill-the-river/en.md')
  expect(readFileSync(original, 'utf8')).toContain('title: The Mill & the River\n')
  expect(stateOf(root, 'the-mill-the-river', 'ar')).toMatchObject({ state: 'missing' })

  expect(masthead(root, 'translate', 'the-mill-the-river', 'ar').status).toBe(0)
  const file = path.join(root, 'stories/the-mill-the-river/ar.md')
  const laid = readFileSync(file, 'utf8')
  expect(laid).toContain('<!--\nWrite here.\n-->')
  const early = masthead(root, 'translate', 'the-mill-the-river', 'ar', '--done')
  expect([early.status, readFileSync(file, 'utf8')]).toEqual([2, laid])
  expect(stateOf(root, 'the-mill-the-river', 'ar')).toEqual({ state: 'begun', held: 'draft', words: 2 })
  expect(masthead(root, 'status').stdout).toMatch(/^the-mill-the-river +o \(draft\) +begun \(draft\)$/m)
  writeFileSync(file, `${laid}\n> اقتباس.\n`)
  expect(stateOf(root, 'the-mill-the-river', 'ar')).toEqual({ state: 'misaligned', held: 'draft' })

  writeFileSync(file, `${laid}\nاكتب هنا.\n`)
  expect(stateOf(root, 'the-mill-the-river', 'ar')).toEqual({ state: 'complete', held: 'draft' })
  writeFileSync(original, readFileSync(original, 'utf8').replace('Write here.', 'The river rises.'))
  expect(stateOf(root, 'the-mill-the-river', 'ar')).toMatchObject({ state: 'behind', behind: { changed: ['p1'] } })
  const { stdout } = masthead(root, 'translate', 'the-mill-the-river', 'ar')
  expect(stdout).toContain('p1 (changed; Git has no earlier words):\n  The river rises.')
  expect(masthead(root, 'translate', 'the-mill-the-river', 'ar', '--done').status).toBe(0)
  expect(stateOf(root, 'the-mill-the-river', 'ar')).toEqual({ state: 'complete', held: 'draft' })
})

it('shows word by word what has become of an original, as far as Git has its earlier words', () => {
  const root = writeNewsroom()
  const git = (...words: string[]) =>
    spawnSync('git', ['-C', root, '-c', 'user.name=Desk', '-c', 'user.email=desk@gazette.example', ...words])
  const original = path.join(root, 'stories/the-mill/en.md')
  const write = (...from: string[]) => {
    const text = readFileSync(original, 'utf8').replace(from[0] ?? '', from[1] ?? '')
    writeFileSync(original, text)
    git('add', '.')
    git('commit', '-m', 'A change.')
  }
  masthead(root, 'new', 'The Mill')
  git('init')
  write('Write here.', 'The first ship came in.\n\nIt brought 28 bales of wool.')
  masthead(root, 'translate', 'the-mill', 'ar')
  const file = path.join(root, 'stories/the-mill/ar.md')
  writeFileSync(file, `${readFileSync(file, 'utf8')}\nوصلت السفينة الأولى.\n\nجلبت 28 بالة من الصوف.\n`)
  git('mv', 'stories/the-mill', 'stories/the-old-mill')
  git('commit', '-m', 'Another address.')
  const moved = path.join(root, 'stories/the-old-mill/en.md')
  const now = readFileSync(moved, 'utf8').replace('28 bales', '82 bales').replace('title: The Mill', 'title: The Mills')
  writeFileSync(moved, `${now}\nAnd it left.\n`)

  const { stdout } = masthead(root, 'translate', 'the-old-mill', 'ar')
  expect(stdout).toContain('head (changed):\n  The [-Mill-]{+Mills+}')
  expect(stdout).toContain('p2 (changed):\n  It brought [-28-]{+82+} bales of wool.')
  expect(stdout).toContain('p3 (new):\n  And it left.')
  expect(stdout).not.toContain('first ship')
  expect(stdout).toContain('npx masthead translate the-old-mill ar --done')
})

it('says of each translation what there is to do', () => {
  const table = masthead(writeNewsroom(), 'status').stdout
  expect(table).toMatch(/^ +en +ar\nharvest +o +machine\n/)
})

function stateOf(root: string, slug: string, lang: string): unknown {
  const stories: { slug: string; languages: Record<string, unknown> }[] = JSON.parse(
    masthead(root, 'status', '--json').stdout,
  )
  return stories.find((story) => story.slug === slug)?.languages[lang]
}
