import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { siteToPublish } from '../../lib/publish/plan/site-to-publish.ts'
import { publishSite } from '../../lib/publish/publish-site.ts'
import { folderTarget } from '../../lib/publish/targets/folder-target.ts'
import { rsyncTarget } from '../../lib/publish/targets/rsync-target.ts'
import type { Target } from '../../lib/publish/targets/target.ts'
import {
  deadLinks,
  newspaper,
  type Texts,
  temporaryFolder,
  textsIn,
  withoutUnfinished,
  writeSite,
} from '../unit/publish/site.ts'
import { hasRsync, startRsync } from './rsync-server.ts'

const STORIES = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`story-${index}`, `Story ${index}`]))
const BEFORE = newspaper(STORIES)
/** Pages that need more room than the disk has. */
const AFTER = newspaper({
  ...STORIES,
  ...Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`new-${index}`, 'x'.repeat(50_000)])),
})

const mount = (...words: string[]) => spawnSync('mount', words)

/** Makes a disk of 400 kB; returns what makes it larger. Undefined where this user may not. */
function mountDisk(folder: string): (() => void) | undefined {
  mkdirSync(folder, { recursive: true })
  if (mount('-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', folder).status !== 0) return undefined
  // Lazily, because the server may still have it open.
  onTestFinished(() => void spawnSync('umount', ['--lazy', folder]))
  return () => mount('-o', 'remount,size=8m', folder)
}

function publish(texts: Texts, target: Target) {
  return publishSite(siteToPublish(writeSite(texts), 'off'), target, {
    compressed: 'off',
    mostRemoved: 2,
    grace: 0,
    isDryRun: false,
    now: new Date(),
  })
}

async function fill(folder: string, makeTarget: () => Target, enlarge: () => void, message: string): Promise<void> {
  await publish(BEFORE, makeTarget())
  await expect(publish(AFTER, makeTarget())).rejects.toThrow(message)
  const texts = withoutUnfinished(textsIn(folder))
  expect(deadLinks(texts)).toEqual([])
  expect(texts['en/index.html']).toBe(BEFORE['en/index.html'])
  enlarge()
  await publish(AFTER, makeTarget())
  expect(textsIn(folder)).toEqual(AFTER)
}

it('a folder on a full disk keeps the old site, and gets the new one when there is room', async ({ skip }) => {
  const folder = temporaryFolder()
  const enlarge = mountDisk(folder)
  if (!enlarge) return skip('This user may not mount a small disk.')
  await fill(folder, () => folderTarget(folder), enlarge, 'no space left on device')
})

it.runIf(hasRsync)(
  'a server with a full disk keeps the old site, and gets the new one when there is room',
  async ({ skip }) => {
    const { folder, address } = await startRsync()
    const enlarge = mountDisk(path.join(folder, 'news'))
    if (!enlarge) return skip('This user may not mount a small disk.')
    const makeTarget = () => rsyncTarget(`${address}/site/news`, [])
    await fill(path.join(folder, 'news'), makeTarget, enlarge, 'the disk there is full')
  },
)
