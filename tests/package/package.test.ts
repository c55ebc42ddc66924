import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, inject, it, onTestFinished } from 'vitest'
import { filesOf } from '../../lib/store/manifest.ts'
import { version } from '../../package.json' with { type: 'json' }
import { GOOD_FILES } from '../content/good-newsroom.ts'
import { outsideEnvironment, runOutside, serveOutside, sizeOf } from './outside.ts'
import { freePort } from './registry.ts'

const SETTINGS = { SITE_URL: 'https://news.example/', SOURCE_DATE_EPOCH: '1767225600' }
const newsroom = mkdtempSync(path.join(tmpdir(), 'newsroom-'))
const options = { cwd: newsroom, env: outsideEnvironment(inject('registry'), SETTINGS) }
const masthead = (...words: string[]) => runOutside('npx', ['masthead', ...words], options)
const installed = path.join(newsroom, 'node_modules')

beforeAll(() => {
  for (const [name, content] of Object.entries(GOOD_FILES)) {
    const file = path.join(newsroom, 'content', name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
  writeFileSync(path.join(newsroom, 'package.json'), JSON.stringify({ private: true }))
  const { status, output } = runOutside('npm', ['install', 'masthead'], options)
  expect(status, output).toBe(0)
  console.log(`Node ${runOutside('node', ['--version'], options).output.trim()}`)
})

afterAll(() => rmSync(newsroom, { recursive: true }))

it('brings what rendering needs, and no compiler, framework or browser', () => {
  const unwanted = [
    'next',
    'tailwindcss',
    '@tailwindcss',
    'terser',
    'typescript',

    'playwright-core',
    'esbuild',
  ]
  expect(unwanted.filter((name) => existsSync(path.join(installed, name)))).toEqual([])
  const [size, sqlite] = [installed, path.join(installed, '@photostructure')].map((folder) => sizeOf(folder) / 1e6)
  console.log(`node_modules: ${size?.toFixed()} MB, of which the optional SQLite of Node 20 ${sqlite?.toFixed()} MB`)
  expect(size).toBeLessThanOrEqual(110)
  expect((size ?? 0) - (sqlite ?? 0)).toBeLessThanOrEqual(80)
})

it('brings what an editor needs in the first hour, and names the packages of the other commands in one line', () => {
  expect(readdirSync(path.join(installed, '@masthead')).sort()).toEqual([
    'cards',
    'doctor',
    'init',
    'lint',
    'mail',
    'preview',
    'translate',
  ])
  for (const [command, name] of Object.entries({ import: 'import', publish: 'publish', merge: 'scale' })) {
    const output = `“${command}” is in a package of its own. Install it: npm install @masthead/${name}@${version}\n`
    expect(masthead(command, 'somewhere')).toEqual({ status: 1, output })
  }
})

it.each([
  'lib/cli/commands/build.js',
  'lib/cli/commands/check.js',
  'lib/builder/render/story-thread.js',
  'compiled/render.mjs',
])('opens few files for %s, which has the packages that it needs in it', (start) => {
  const files = new Set([path.join(installed, 'masthead', start)])
  const outside = new Set<string>()
  for (const file of files) {
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export|\}) ?[^'"=;()]*["']([\w@./-]+)["'];?$/gm,
    )) {
      if (name.startsWith('.')) files.add(path.resolve(path.dirname(file), name))
      else if (!isBuiltin(name)) outside.add(name.replace(/\/.*/, ''))
    }
  }
  expect(files.size).toBeLessThan(100)
  expect([...files].filter((file) => !existsSync(file))).toEqual([])
  const apart = ['harfbuzzjs', 'pagefind', 'react', 'react-dom']
  expect([...outside].filter((name) => !apart.includes(name))).toEqual([])
})

it('brings the licences of the packages that are in its files', () => {
  const licencesOf = (name: string) => readFileSync(path.join(installed, name, 'shared/LICENSES'), 'utf8')
  for (const name of ['yaml', 'zod', 'unified']) expect(licencesOf('masthead')).toMatch(new RegExp(`^${name} \\d`, 'm'))
  expect(licencesOf('@masthead/preview')).toMatch(/^sirv \d.*\nlukeed\/sirv\n\nMIT, Luke Edwards$/m)
})

it('checks the content, and names the fonts that its cards need', () => {
  const { status, output } = masthead('check')
  expect(status, output).toBe(0)
  expect(output).toContain('package-missing (warning)')
  const fonts = [...output.matchAll(/@fontsource-variable\/[\w-]+@[\d.]+/g)].map(([name]) => name)
  expect(fonts).toHaveLength(4)
  expect(runOutside('npm', ['install', ...fonts], options)).toMatchObject({ status: 0 })
  expect(masthead('check').output).not.toContain('package-missing')
})

it('builds the same bytes as the repository, and compiles nothing', () => {
  const { status, output } = runOutside('bash', ['-c', 'time npx masthead build'], options)
  expect(status, output).toBe(0)
  expect(output).not.toContain('Compiling')
  console.log(`cold build: ${/^real[\s\S]*/m.exec(output)}`)
  const out = mkdtempSync(path.join(tmpdir(), 'newsroom-out-'))
  onTestFinished(() => rmSync(out, { recursive: true }))
  const env = {
    ...process.env,
    ...SETTINGS,
    OUT_DIR: path.join(out, 'site'),
    CONTENT_DIR: path.join(newsroom, 'content'),
  }
  const own = spawnSync(process.execPath, ['lib/cli/commands/build.ts'], { env, encoding: 'utf8' })
  expect(own.status, own.stdout + own.stderr).toBe(0)
  const [made, expected] = [path.join(newsroom, 'out'), path.join(out, 'site')]
  expect(filesOf(made)).toEqual(filesOf(expected))
  const differing = filesOf(made).filter(
    (name) => !readFileSync(path.join(made, name)).equals(readFileSync(path.join(expected, name))),
  )
  expect(differing).toEqual([])
})

it('leaves no file of Masthead in the folder of the newsroom', () => {
  const names = ['.masthead', 'content', 'node_modules', 'out', 'package-lock.json', 'package.json']
  expect(readdirSync(newsroom).sort()).toEqual(names)
  expect(readdirSync(path.join(newsroom, '.masthead'))).toEqual(['cache'])
})

it('starts a story', () => {
  expect(masthead('new', 'A new bridge').status).toBe(0)
  const story = path.join(newsroom, 'content/stories/a-new-bridge')
  expect(readFileSync(path.join(story, 'en.md'), 'utf8')).toContain('title: A new bridge')
  rmSync(story, { recursive: true })
})

it.each(['start', 'preview'])('%s serves the site until it is stopped', async (command) => {
  const env = { ...options.env, PORT: String(await freePort()) }
  const server = serveOutside(path.join(installed, '.bin/masthead'), [command], { ...options, env })
  onTestFinished(() => void server.stop())
  const page = await fetch(new URL('en/', await server.address))
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('The Gazette')
})

it('examines the machine', () => {
  const { output } = masthead('doctor')
  expect(output).toContain('0 errors')
})

it.each(['./packages/masthead/dist', './packages/create-masthead'])(
  'the dry run lists what it would publish of %s',
  (folder) => {
    // --force: the registry on this machine has the version already.
    const words = ['publish', '--dry-run', '--loglevel=notice', '--force', folder]
    const { status, output } = runOutside('npm', words, { cwd: process.cwd(), env: options.env })
    expect(status, output).toBe(0)
    const { name, version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
    expect(output).toContain(`+ ${name}@${version}`)
    expect(output).toMatch(/total files: \d+[\s\S]*Publishing to http:\/\/127\.0\.0\.1.* \(dry-run\)/)
  },
)
