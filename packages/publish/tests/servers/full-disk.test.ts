import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { folderTarget } from '../../targets/folder-target.ts'
import { rsyncTarget } from '../../targets/rsync-target.ts'
import type { Target } from '../../targets/target.ts'
import { deadLinks, newspaper, publishTexts, temporaryFolder, textsIn, withoutUnfinished } from '../site.ts'
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

async function fill(folder: string, makeTarget: () => Target, enlarge: () => void, message: string): Promise<void> {
  await publishTexts(BEFORE, makeTarget())
  await expect(publishTexts(AFTER, makeTarget())).rejects.toThrow(message)
  const texts = withoutUnfinished(textsIn(folder))
  expect(deadLinks(texts)).toEqual([])
  expect(texts['en/index.html']).toBe(BEFORE['en/index.html'])
  enlarge()
  await publishTexts(AFTER, makeTarget())
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
