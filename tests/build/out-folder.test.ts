import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { verifyFolder } from '../../lib/builder/verify/verify-folder.ts'
import { beginBuild } from '../../lib/store/out-folder.ts'
import { buildNewsroom } from './build-newsroom.ts'
import { anotherCheckout } from './checkout.ts'
import { dispatch, Newsroom } from './newsroom.ts'

const BUILD = path.resolve('lib/cli/commands/build.ts')

/** What a build says, and how it ends. */
function build(newsroom: Newsroom, settings: Readonly<Record<string, string>> = {}, cwd = process.cwd()) {
  const env = { ...process.env, CONTENT_DIR: newsroom.content, OUT_DIR: newsroom.out, CARDS: 'off', ...settings }
  return spawnSync(process.execPath, [BUILD], { cwd, env, encoding: 'utf8' })
}

test('two checkouts that build into one folder at once leave the site of one of them, whole', async () => {
  const one = new Newsroom()
  const other = new Newsroom(one)
  other.write('stories/dispatch-9/en.md', dispatch(9, 'Other'))
  const whole = [await buildNewsroom(one), await buildNewsroom(other)]
  const projects = [process.cwd(), anotherCheckout()]
  for (let round = 0; round < 3; round++) {
    const ends = [one, other].map(async ({ content }, index) => {
      const env = { ...process.env, CONTENT_DIR: content, OUT_DIR: one.out }
      const child = spawn(process.execPath, [BUILD], { cwd: projects[index], env, stdio: ['ignore', 'ignore', 'pipe'] })
      let said = ''
      child.stderr.on('data', (part) => {
        said += part
      })
      const [code] = await once(child, 'close')
      return code === 0 ? 'built' : said
    })
    const said = await Promise.all(ends)
    for (const end of said) expect(end).toMatch(/^built$|^Another build is at work here /)
    expect(said).toContain('built')
    expect(verifyFolder(one.out)).toEqual([])
    expect(whole).toContain(one.manifest())
    expect(readdirSync(path.dirname(one.out))).toEqual(['out'])
  }
})

test('a build of another checkout into the same folder is refused, by whatever link it is named', () => {
  const newsroom = new Newsroom()
  const folder = path.dirname(newsroom.out)
  mkdirSync(folder, { recursive: true })
  symlinkSync('out', path.join(folder, 'link'))
  writeFileSync(`${newsroom.out}.masthead-lock`, String(process.pid))
  for (const out of [newsroom.out, path.join(folder, 'link')]) {
    const { status, stderr } = build(newsroom, { OUT_DIR: out })
    expect([status, stderr]).toEqual([1, expect.stringContaining('Another build is at work here')])
  }
  expect(newsroom.hasSite()).toBe(false)
})

test('a build of another checkout that shares the cache is refused, whatever its OUT_DIR', () => {
  const newsroom = new Newsroom()
  const other = anotherCheckout()
  rmSync(path.join(other, '.next/cache'), { recursive: true })
  symlinkSync(path.resolve('.next/cache'), path.join(other, '.next/cache'))
  const release = beginBuild(process.cwd(), newsroom.out)
  const { status, stderr } = build(newsroom, { OUT_DIR: `${newsroom.out}-other` }, other)
  release()
  expect([status, stderr]).toEqual([
    1,
    expect.stringContaining(`Another build is at work here (process ${process.pid})`),
  ])
  expect(build(newsroom, {}, other).status).toBe(0)
})

test('folders beside OUT_DIR that are somebody’s stay as they are, whatever they are called', async () => {
  const newsroom = new Newsroom()
  await buildNewsroom(newsroom)
  cpSync(newsroom.out, `${newsroom.out}.old`, { recursive: true })
  for (const name of ['out.building', 'out.masthead-Ab12cd']) {
    mkdirSync(path.join(newsroom.out, '..', name))
    writeFileSync(path.join(newsroom.out, '..', name, 'letter.txt'), 'dear')
  }
  newsroom.write('stories/dispatch-1/en.md', dispatch(1, 'Changed'))
  expect(build(newsroom).status).toBe(0)
  expect(verifyFolder(`${newsroom.out}.old`)).toEqual([])
  for (const name of ['out.building', 'out.masthead-Ab12cd']) {
    expect(readdirSync(path.join(newsroom.out, '..', name))).toEqual(['letter.txt'])
  }
})

test('content in OUT_DIR is refused before anything is built, and stays', async () => {
  const newsroom = new Newsroom()
  const before = await buildNewsroom(newsroom)
  const content = path.join(newsroom.out, 'content')
  renameSync(newsroom.content, content)
  const { status, stdout, stderr } = build(newsroom, { CONTENT_DIR: content })
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toContain(`CONTENT_DIR (${content}) is in OUT_DIR (${newsroom.out}), and each build replaces OUT_DIR`)
  expect(existsSync(path.join(content, 'site.yaml'))).toBe(true)
  expect(newsroom.manifest()).toBe(before)
})

test('a file that somebody put into OUT_DIR is named before anything is built, and stays', async () => {
  const newsroom = new Newsroom()
  const before = await buildNewsroom(newsroom)
  writeFileSync(path.join(newsroom.out, 'letter.txt'), 'dear')
  newsroom.write('stories/dispatch-1/en.md', dispatch(1, 'Changed'))
  const { status, stdout, stderr } = build(newsroom)
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toContain('contains files that Masthead did not make, and a build would delete them: letter.txt.')
  expect(readFileSync(path.join(newsroom.out, 'letter.txt'), 'utf8')).toBe('dear')
  expect(newsroom.manifest()).toBe(before)
})

test('where OUT_DIR is a symbolic link, the folder that it leads to is replaced, and the link stays', async () => {
  const newsroom = new Newsroom()
  await buildNewsroom(newsroom)
  const target = path.join(newsroom.home, 'disk/site')
  mkdirSync(path.dirname(target))
  renameSync(newsroom.out, target)
  symlinkSync(target, newsroom.out)
  newsroom.write('stories/dispatch-1/en.md', dispatch(1, 'Changed'))
  expect(build(newsroom).status).toBe(0)
  expect(lstatSync(newsroom.out).isSymbolicLink()).toBe(true)
  expect(readFileSync(path.join(target, 'en/dispatch-1/index.html'), 'utf8')).toContain('Changed 1')
  expect(verifyFolder(target)).toEqual([])
  expect(readdirSync(path.dirname(target))).toEqual(['site'])
})
