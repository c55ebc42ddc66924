import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { verifyFolder } from '../../lib/builder/verify/verify-folder.ts'
import { buildNewsroom } from './build-newsroom.ts'
import { dispatch, Newsroom } from './newsroom.ts'
import { SEED, trialsOf } from './sample.ts'
import { seeded } from './seeded.ts'

function environment(newsroom: Newsroom): NodeJS.ProcessEnv {
  return { ...process.env, CONTENT_DIR: newsroom.content, OUT_DIR: newsroom.out }
}

function build(newsroom: Newsroom) {
  return spawnSync(process.execPath, ['lib/cli/commands/build.ts'], { encoding: 'utf8', env: environment(newsroom) })
}

const KILLS = trialsOf({ sample: 4, all: 50, set: process.env.KILLS })

test(`a build killed at any of ${KILLS} moments leaves the old site or the new one, whole, and the next build succeeds (seed ${SEED})`, async () => {
  vi.stubEnv('PRECOMPRESS', 'on') // a build may be killed while it compresses, too
  onTestFinished(() => void vi.unstubAllEnvs())
  const newsroom = new Newsroom()
  const random = seeded(SEED)
  expect(build(newsroom).status).toBe(0)
  newsroom.write('stories/dispatch-1/en.md', dispatch(0, 'Timed'))
  const started = performance.now()
  expect(build(newsroom).status).toBe(0)
  const duration = performance.now() - started // of a build like those that are killed
  for (let kill = 0; kill < KILLS; kill++) {
    newsroom.write('stories/dispatch-1/en.md', dispatch(kill, 'Changed'))
    const before = newsroom.manifest()
    const after = await buildNewsroom(new Newsroom(newsroom))
    const child = spawn(process.execPath, ['lib/cli/commands/build.ts'], {
      stdio: 'ignore',
      env: environment(newsroom),
    })
    // One moment in each part of the time, so that few kills are at its beginning, in its middle and at its end.
    await pause(((kill + random()) / KILLS) * duration * 1.1)
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    expect(verifyFolder(newsroom.out)).toEqual([])
    expect([before, after]).toContain(newsroom.manifest())
    const next = build(newsroom)
    expect(next.stdout + next.stderr).toMatch(
      /Built into .*out, without an address: no canonical links, sitemaps or cards\./,
    )
    expect(newsroom.manifest()).toBe(after)
    expect(readdirSync(path.dirname(newsroom.out))).toEqual(['out'])
  }
})

test('content with an error publishes nothing, and the site that stands stays as it is', async () => {
  const newsroom = new Newsroom()
  const before = await buildNewsroom(newsroom)
  newsroom.write('stories/mistake/en.md', '---\ntitle: Wrong\nkind: gossip\n---\n\nText.\n')
  const { status, stdout } = build(newsroom)
  expect(status).toBe(1)
  expect(stdout).toContain('content/stories/mistake/en.md:3:7 value-invalid')
  expect(newsroom.manifest()).toBe(before)
  expect(verifyFolder(newsroom.out)).toEqual([])
})

// Root may write anywhere; how a disk that may only be read is met stands in full-disk.test.ts.
test.skipIf(process.getuid?.() === 0)('a target that may not be written is refused, and stays as it is', async () => {
  const newsroom = new Newsroom()
  const before = await buildNewsroom(newsroom)
  chmodSync(path.dirname(newsroom.out), 0o555)
  const { status, stderr } = build(newsroom)
  chmodSync(path.dirname(newsroom.out), 0o755)
  expect(status).toBe(1)
  expect(stderr).toContain(
    'There is no permission to read or write a file or folder. What was published before stays as it was.',
  )
  expect(verifyFolder(newsroom.out)).toEqual([])
  expect(newsroom.manifest()).toBe(before)
})

test('two builds at once are refused, and a lock left by a killed build explains itself', () => {
  const newsroom = new Newsroom()
  const lock = path.resolve('.next/cache/masthead/lock')
  mkdirSync(path.dirname(lock), { recursive: true })
  writeFileSync(lock, String(process.pid))
  const refused = build(newsroom)
  expect(refused.status).toBe(1)
  expect(refused.stderr).toContain(`Another build is at work here (process ${process.pid})`)
  expect(refused.stderr).toContain(`if that process is not a build, delete ${lock}.`)
  writeFileSync(lock, '999999999')
  const taken = build(newsroom)
  expect(taken.status).toBe(0)
  expect(taken.stdout).toContain('A build that was killed (process 999999999) left its lock behind')
  expect(existsSync(lock)).toBe(false)
})

test('a published page that somebody changed in place is built again, not passed on', async () => {
  const newsroom = new Newsroom()
  const before = await buildNewsroom(newsroom)
  const page = path.join(newsroom.out, 'en/dispatch-1/index.html')
  appendFileSync(page, '<!-- changed -->')
  expect(await buildNewsroom(newsroom)).toBe(before)
  expect(readFileSync(page, 'utf8')).not.toContain('<!-- changed -->')
})

test('a build with nothing changed takes every story from the last', async () => {
  const newsroom = new Newsroom()
  await buildNewsroom(newsroom)
  const page = path.join(newsroom.out, 'en/dispatch-1/index.html')
  const { ino } = statSync(page)
  await buildNewsroom(newsroom)
  expect(statSync(page).ino).toBe(ino)
})
