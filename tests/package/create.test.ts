import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, inject, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { temporaryFolder } from '../unit/helpers/temporary-folder.ts'
import { outsideEnvironment, runOutside, serveOutside } from './outside.ts'
import { freePort } from './registry.ts'

/**
 * The settings of npm: it keeps what `npm create` runs by its name alone, so each test has a cache of its own; and it
 * asks nobody whether it may run it.
 */
function npmSettings(folder: string) {
  return { npm_config_cache: path.join(folder, '.npm'), npm_config_yes: 'true' }
}

it('makes, installs and serves a newspaper in two commands from an empty folder', async () => {
  const folder = temporaryFolder()
  const began = performance.now()
  const env = outsideEnvironment(inject('registry'), { ...npmSettings(folder), PORT: String(await freePort()) })
  const made = runOutside('npm', ['create', 'masthead', 'my-paper', '--', '--yes'], { cwd: folder, env })
  expect(made.status, made.output).toBe(0)
  const paper = { cwd: path.join(folder, 'my-paper'), env }
  const installed = runOutside('npm', ['install'], paper)
  expect(installed.status, installed.output).toBe(0)
  const server = serveOutside('npm', ['start'], paper)
  onTestFinished(() => void server.stop())
  const front = await fetch(new URL('en/', await server.address))
  expect([front.status, await front.text()]).toEqual([200, expect.stringMatching(/My Paper[\s\S]*newspaper\.\w+\.svg/)])
  console.log(`from an empty folder to the front page: ${Math.round((performance.now() - began) / 1000)} s`)
  const checked = runOutside('npx', ['masthead', 'check'], paper)
  expect(checked.output).toMatch(/publisher-missing \(warning\)[\s\S]*\n0 errors, 1 warning\n$/)
})

it('makes newspapers of archives by the lines of docs/start.md and docs/first-hour.md, with the editor of docs/cms-setup.md, whose workflow passes on a fresh clone, and a template whose copy has a desk of its own', () => {
  const folder = temporaryFolder()
  const env = outsideEnvironment(inject('registry'), npmSettings(folder))
  const run = (command: string, cwd: string, settings = {}) => {
    const { status, output } = runOutside('bash', ['-c', command], { cwd, env: { ...env, ...settings } })
    expect(status, `${command}\n${output}`).toBe(0)
    return output
  }
  const [, , pack = '', create = '', move = '', install = ''] = stepsOf('docs/start.md')
  const [createGazette = '', moveGazette = '', installGazette = ''] = stepsOf('docs/first-hour.md', 'console recorded')
  run(pack.replace('npm pack', `npm pack --pack-destination ${folder}`), process.cwd())
  const checkout = path.join(folder, 'masthead')
  mkdirSync(checkout)
  const archives = readdirSync(folder).filter((file) => file.endsWith('.tgz'))
  // The lines leave the archives in the checkout; here both newspapers need them.
  const give = () => {
    for (const name of archives) cpSync(path.join(folder, name), path.join(checkout, name))
  }
  give()
  run(`${create} --yes --host github`, checkout)
  run(move, checkout)
  run(install.replace(' && npm start', ''), checkout)
  give()
  for (const line of [createGazette, moveGazette, installGazette]) run(line, checkout)
  give()
  const inTemplate = (line: string) => line.replaceAll('my-paper', 'template')
  run(`${inTemplate(create)} --yes --host github --template`, checkout)
  run(inTemplate(move), checkout)
  run(inTemplate(install).replace(' && npm start', ''), checkout)
  const gazette = path.join(folder, 'the-gazette')
  expect(run('npx masthead check', gazette)).toContain('publisher-missing')
  const paper = path.join(folder, 'my-paper')
  // Without the package of the editor, the hint of `check` installs it from the same archives.
  const [editor = ''] = stepsOf('docs/cms-setup.md', 'yaml')
  appendFileSync(path.join(paper, 'content/site.yaml'), `\n${editor}\n`)
  run('npm uninstall @masthead/cms', paper)
  const { output } = runOutside('npx', ['masthead', 'check'], { cwd: paper, env })
  const [hint = ''] = /npm install \S*masthead-cms\S*/.exec(output) ?? []
  run(hint, paper)
  const author = '-c user.name=Desk -c user.email=desk@news.example'
  run(`git add -A && git ${author} commit -qm Ours`, paper)
  expect(run('git branch --show-current', paper)).toBe('main\n')
  // Nothing is left where the archives were made.
  rmSync(checkout, { recursive: true })
  run('git clone -q my-paper clone', folder)
  const clone = path.join(folder, 'clone')
  const workflow = parse(readFileSync(path.join(clone, '.github/workflows/check.yml'), 'utf8'))
  const steps: { run?: string; env?: Record<string, string> }[] = workflow.jobs.check.steps
  const commands = steps.filter(({ run: command }) => command)
  expect(commands.map((step) => step.run)).toEqual(['npm ci', 'npm run check', 'npm run build'])
  for (const step of commands) run(step.run ?? '', clone, step.env)
  expect(readdirSync(path.join(clone, 'out'))).toContain('index.html')
  // The workflow builds for reading from a disk, where no editor runs.
  run('npm run build', clone, { PRECOMPRESS: 'off' })
  expect(readdirSync(path.join(clone, 'out/editor'))).toContain('board.html')
  // A copy of the template is what Git keeps of it, and builds in a workflow of its own repository.
  run(`git add -A && git ${author} commit -qm Template`, path.join(folder, 'template'))
  run('git clone -q template copy', folder)
  const copy = path.join(folder, 'copy')
  run('npm ci', copy)
  run('npm run build', copy, { CI: 'true', GITHUB_REPOSITORY: 'priya/courier', PRECOMPRESS: 'off' })
  const desk = JSON.parse(readFileSync(path.join(copy, 'out/editor/desk.json'), 'utf8'))
  expect(desk).toMatchObject({ host: { kind: 'github', repo: 'priya/courier' }, publishEvery: 15 })
})

/** Returns the lines of the first block of this kind in a document, without the prompts. */
function stepsOf(file: string, kind = 'sh'): string[] {
  const [, block = ''] = new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``).exec(readFileSync(file, 'utf8')) ?? []
  return block
    .trim()
    .split('\n')
    .map((line) => line.replace(/^\$ /, ''))
}

it('imports stories into a new newspaper, and into one that init makes where there are files', () => {
  const folder = temporaryFolder()
  const options = { cwd: folder, env: outsideEnvironment(inject('registry'), npmSettings(folder)) }
  mkdirSync(path.join(folder, 'blog'))
  writeFileSync(path.join(folder, 'blog/mill.md'), '---\ntitle: The mill\n---\n\nIt turns.\n')
  const made = runOutside('npm', ['create', 'masthead', 'paper', '--', '--yes', '--from', 'blog'], options)
  expect(made.status, made.output).toBe(0)
  const masthead = path.join(folder, 'paper/node_modules/.bin/masthead')
  const init = runOutside(masthead, ['init', '--yes', '--languages', 'de', '--from', 'blog'], options)
  expect(init.status, init.output).toBe(0)
  for (const content of ['paper/content', 'content']) {
    expect(readdirSync(path.join(folder, content, 'stories')).sort()).toEqual([
      'first-story',
      'mill',
      'second-story',
      'third-story',
    ])
  }
})
