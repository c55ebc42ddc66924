import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { verifyFolder } from '../../../lib/builder/verify/verify-folder.ts'
import type { Upload } from '../plan/site-to-publish.ts'
import type { PublishOptions } from '../publish-site.ts'
import { folderTarget } from '../targets/folder-target.ts'
import { LOCK, lockTarget } from '../targets/lock-target.ts'
import type { Target } from '../targets/target.ts'
import { deadLinks, newspaper, publishTexts, type Texts, temporaryFolder, textsIn, writeSite } from './site.ts'

const BEFORE = newspaper({ fire: 'A fire', flood: 'A flood' })
const AFTER = newspaper({ fire: 'A great fire', frost: 'A frost' }, 'p { color: red }')

const publish = (built: Texts | string, target: Target, options: Partial<PublishOptions> = {}) =>
  publishTexts(built, target, { compressed: 'copies', ...options })

/** A target that stops, like a process that is killed, before its change number `last`. */
function killedAfter(target: Target, last: number): Target {
  let count = 0
  let isKilled = false
  const change = () => {
    if (isKilled || count++ >= last) {
      isKilled = true
      throw new Error('Killed.')
    }
  }
  return {
    ...target,
    write: async (...given) => {
      change()
      await target.write(...given)
    },
    put: async (site, files: readonly Upload[], arrived) => {
      for (const file of files) {
        change()
        await target.put(site, [file], arrived)
      }
    },
    remove: async (names) => {
      for (const name of names) {
        change()
        await target.remove([name])
      }
    },
  }
}

it('a folder gets the site whole, then only what changed, and loses what is gone', async () => {
  const folder = temporaryFolder()
  const first = await publish(BEFORE, folderTarget(folder))
  expect(first.uploaded).toBe(19) // 7 files, 6 of them with two compressed copies
  expect(textsIn(folder)).toEqual(BEFORE)
  const second = await publish(AFTER, folderTarget(folder))
  expect(textsIn(folder)).toEqual(AFTER)
  expect(existsSync(path.join(folder, 'en/flood'))).toBe(false)
  expect([second.uploaded, second.deleted]).toEqual([19, 4])
  const third = await publish(AFTER, folderTarget(folder))
  expect([third.uploaded, third.deleted]).toEqual([0, 0])
  expect(verifyFolder(folder)).toEqual([])
})

it('a dry run changes nothing and says what it would do', async () => {
  const folder = temporaryFolder()
  const { uploaded } = await publish(BEFORE, folderTarget(folder), { isDryRun: true })
  expect(uploaded).toBe(19)
  expect(textsIn(folder)).toEqual({})
})

it('more deletions than allowed are refused before anything changes', async () => {
  const folder = temporaryFolder()
  await publish(BEFORE, folderTarget(folder))
  await expect(publish({ 'index.html': 'x' }, folderTarget(folder))).rejects.toThrow(/would delete 6 files, such as/)
  expect(textsIn(folder)).toEqual(BEFORE)
  await publish({ 'index.html': 'x' }, folderTarget(folder), { mostRemoved: undefined })
  expect(textsIn(folder)).toEqual({ 'index.html': 'x' })
})

it.each([
  ['', 'This site was built without SITE_URL: it has no canonical links, sitemaps or cards.'],
  ['http://localhost:8080/', /was built for http:\/\/localhost:8080\/, but .* has that of https:\/\/news\.example\/\./],
])('a site built for another address (%j) replaces none unless that is allowed', async (address, says) => {
  const robots = (site: string) => ({ 'robots.txt': `User-agent: *\n${site && `Sitemap: ${site}sitemap.xml\n`}` })
  const [before, after] = [
    { ...BEFORE, ...robots('https://news.example/') },
    { ...AFTER, ...robots(address) },
  ]
  const target = folderTarget(temporaryFolder())
  await publish({ ...AFTER, ...robots('') }, target) // The first one may have none.
  await publish(before, target)
  await expect(publish(after, target, { isDryRun: true })).rejects.toThrow(says)
  await expect(publish(after, target)).rejects.toMatchObject({
    flag: 'new-address',
    hint: expect.stringContaining('SITE_URL=https://news.example/ npx masthead build'),
  })
  expect((await publish(after, target, { 'new-address': true })).uploaded).toBeGreaterThan(0)
})

it('a publication that is killed at any moment leaves whole pages, and the next one finishes it', async () => {
  const folder = temporaryFolder()
  const target = folderTarget(folder)
  const [before, after] = [writeSite(BEFORE), writeSite(AFTER)]
  for (let last = 0, isFinished = false; !isFinished; last++) {
    rmSync(folder, { recursive: true, force: true })
    await publish(before, target)
    const [killed] = await Promise.allSettled([publish(after, killedAfter(target, last))])
    isFinished = killed.status === 'fulfilled'
    const texts = textsIn(folder)
    expect(deadLinks(texts), `killed after ${last} changes`).toEqual([])
    for (const [name, text] of Object.entries(texts)) expect([BEFORE[name], AFTER[name]]).toContain(text)
    rmSync(path.join(folder, LOCK), { force: true })
    // Half of the time the editor has changed everything back meanwhile.
    const isBack = last % 2 === 1
    await publish(isBack ? before : after, target)
    expect(textsIn(folder), `killed after ${last} changes`).toEqual(isBack ? BEFORE : AFTER)
    if (isFinished) expect(last).toBeGreaterThan(20)
  }
})

it('what a killed publisher was writing is deleted with its file, and at the latest after an hour', async () => {
  const folder = temporaryFolder()
  await publish(BEFORE, folderTarget(folder))
  const at = (name: string) => path.join(folder, name)
  for (const name of ['en/flood/.masthead-publish.tmp', '.masthead-publish.1.tmp', '.masthead-publish.2.tmp'])
    writeFileSync(at(name), 'half')
  utimesSync(at('.masthead-publish.1.tmp'), new Date(), new Date(Date.now() - 3_700_000))
  await publish(AFTER, folderTarget(folder))
  const left = ['en/flood', '.masthead-publish.1.tmp', '.masthead-publish.2.tmp'].filter((name) => existsSync(at(name)))
  expect(left).toEqual(['.masthead-publish.2.tmp'])
})

it('a second publisher is refused while the first is at work', async () => {
  const folder = temporaryFolder()
  const { release } = await lockTarget(folderTarget(folder))
  await expect(publish(BEFORE, folderTarget(folder))).rejects.toThrow('Another publication to this place is under way.')
  await release()
  await publish(BEFORE, folderTarget(folder))
  expect(existsSync(path.join(folder, LOCK))).toBe(false)
})

it('the lock of a killed publisher is taken over: at once on its machine, after three minutes on another', async () => {
  const folder = temporaryFolder()
  const { release } = await lockTarget(folderTarget(folder))
  const held = JSON.parse(readFileSync(path.join(folder, LOCK), 'utf8'))
  await release()
  const ended = spawnSync(process.execPath, ['--version']).pid
  const leave = (changes: object) => writeFileSync(path.join(folder, LOCK), JSON.stringify({ ...held, ...changes }))
  const agoMinutes = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
  const renewedAgo = (minutes: number) => utimesSync(path.join(folder, LOCK), new Date(), new Date(agoMinutes(minutes)))

  leave({ id: 'other', pid: ended })
  await publish(BEFORE, folderTarget(folder))
  leave({ id: 'other', machine: 'elsewhere', renewed: agoMinutes(4) })
  renewedAgo(2)
  await expect(publish(AFTER, folderTarget(folder))).rejects.toThrow('Another publication')
  leave({ id: 'other', machine: 'elsewhere', renewed: agoMinutes(2) })
  renewedAgo(4)
  await publish(AFTER, folderTarget(folder))
  expect(textsIn(folder)).toEqual(AFTER)
})

it('a manifest that another publisher has written meanwhile is not replaced', async () => {
  const folder = temporaryFolder()
  const target = folderTarget(folder)
  await target.read('SHA256SUMS')
  writeFileSync(path.join(folder, 'SHA256SUMS'), 'other')
  await expect(target.write('SHA256SUMS', 'own')).rejects.toThrow(/Another publisher has just changed SHA256SUMS/)
  expect(readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8')).toBe('other')
})

it('a file that has changed since the build is not published', async () => {
  const folder = temporaryFolder()
  const built = writeSite(BEFORE)
  writeFileSync(path.join(built, 'en/fire/index.html'), 'half')
  await expect(publishTexts(built, folderTarget(folder))).rejects.toThrow(
    /en\/fire\/index.html is not the file that was built/,
  )
  expect(existsSync(path.join(folder, 'SHA256SUMS'))).toBe(false)
})

it('files of the folder that Masthead did not publish stay', async () => {
  const folder = temporaryFolder()
  await publish(BEFORE, folderTarget(folder))
  writeFileSync(path.join(folder, 'en/fire/notes.txt'), 'mine')
  await publish(newspaper({ flood: 'A flood' }), folderTarget(folder))
  expect(readFileSync(path.join(folder, 'en/fire/notes.txt'), 'utf8')).toBe('mine')
})
