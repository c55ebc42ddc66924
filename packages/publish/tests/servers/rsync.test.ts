import { existsSync, lstatSync, mkdirSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { STATE } from '../../plan/publish-state.ts'
import { lockTarget } from '../../targets/lock-target.ts'
import { destinationOf } from '../../targets/open-target.ts'
import { rsyncTarget } from '../../targets/rsync-target.ts'
import { newspaper, publishTexts, type Texts, temporaryFolder, textsIn } from '../site.ts'
import { hasRsync, hasSsh, startRsync, startSsh } from './rsync-server.ts'

const BEFORE = newspaper({ fire: 'A fire', flood: 'A flood' })
const AFTER = newspaper({ fire: 'A great fire', frost: 'A frost' }, 'p { color: red }')

function publish(texts: Texts, where: string) {
  return publishTexts(texts, rsyncTarget(where, []), { compressed: 'copies' })
}

it.runIf(hasRsync)('a server gets the site whole, then only what changed, and loses what is gone', async () => {
  const { folder, address } = await startRsync()
  await publish(BEFORE, `${address}/site/news`)
  const site = path.join(folder, 'news')
  expect(textsIn(site)).toEqual(BEFORE)
  expect(statSync(path.join(site, 'en/index.html')).mode & 0o777).toBe(0o644)
  mkdirSync(path.join(site, 'en/flood/notes'))
  writeFileSync(path.join(site, 'en/flood/notes/mine.txt'), 'mine')
  const { uploaded, deleted } = await publish(AFTER, `${address}/site/news`)
  expect([uploaded, deleted]).toEqual([19, 4])
  expect(textsIn(site)).toEqual({ ...AFTER, 'en/flood/notes/mine.txt': 'mine' })
  await publish({ ...BEFORE, 'en/fire/index.html': 'x' }, `${address}/site/news`)
  expect(existsSync(path.join(site, 'en/frost'))).toBe(false)
})

it.runIf(hasRsync)(
  'two publishers, a server that may not be written to, and none at all are plain messages',
  async () => {
    const { address } = await startRsync()
    const { release } = await lockTarget(rsyncTarget(`${address}/site/`))
    await expect(publish(BEFORE, `${address}/site/`)).rejects.toThrow('Another publication to this place is under way.')
    await release()
    await expect(publish(BEFORE, `${address}/closed/`)).rejects.toThrow(/there is no permission to write files there/)
    await expect(publish(BEFORE, `${address}/none/`)).rejects.toThrow(/the server has no such module/)
    await expect(publish(BEFORE, 'rsync://127.0.0.1:9/site/')).rejects.toThrow(/the server does not answer/)
  },
)

/** Makes rsync start this script in place of SSH. */
function replaceSsh(script: string): void {
  const file = path.join(temporaryFolder(), 'ssh')
  writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  vi.stubEnv('RSYNC_RSH', file)
  onTestFinished(() => void vi.unstubAllEnvs())
}

it.runIf(hasRsync).each([
  ['news.example', 'news.example'],
  ['s', 's'],
  ['user@[2001:db8::1]', '2001:db8::1'],
])('a server is reached over SSH by the name of its host and a path: %s', async (host, name) => {
  // What SSH does: it leaves out its own options and the host, and runs the rest there.
  replaceSsh(`while [ "$1" != ${name} ]; do shift; done; shift; exec sh -c "$*"`)
  const folder = temporaryFolder()
  const publishThere = async (texts: Texts) =>
    publishTexts(texts, await destinationOf(`${host}:${folder}/site`).open(), { compressed: 'copies' })
  await publishThere(BEFORE)
  await publishThere(AFTER)
  expect(textsIn(path.join(folder, 'site'))).toEqual(AFTER)
})

it.runIf(hasRsync)(
  'links at a server are not followed and not removed, and one in place of a record is named',
  async () => {
    const { folder, address } = await startRsync()
    const where = `${address}/site/news`
    const [site, elsewhere] = [path.join(folder, 'news'), path.join(folder, 'elsewhere')]
    await publish({ ...BEFORE, 'ar/index.html': 'ar' }, where)
    renameSync(path.join(site, 'ar'), elsewhere)
    symlinkSync(elsewhere, path.join(site, 'ar'))
    await expect(publish({ ...BEFORE, 'ar/index.html': 'new' }, where)).rejects.toThrow(
      `${where}/ar is a link or a file, where the site has a folder.`,
    )
    expect((await publish(BEFORE, where)).kept).toContain('ar/index.html')
    expect(lstatSync(path.join(site, 'ar')).isSymbolicLink()).toBe(true)
    expect(textsIn(elsewhere)).toEqual({ 'index.html': 'ar' })
    renameSync(path.join(site, STATE), path.join(folder, 'state'))
    symlinkSync(path.join(folder, 'state'), path.join(site, STATE))
    await expect(publish(AFTER, where)).rejects.toThrow(`${where}/${STATE} is a link or a folder`)
  },
)

it.runIf(hasSsh)('a folder of a server gets by SSH the site whole, and then only what changed', async () => {
  await startSsh()
  const folder = path.join(temporaryFolder(), 'site')
  await publishTexts(BEFORE, rsyncTarget(`server:${folder}`, []))
  expect(textsIn(folder)).toEqual(BEFORE)
  const inode = statSync(path.join(folder, 'index.html')).ino
  const { uploaded, deleted } = await publishTexts(
    { ...BEFORE, 'en/fire/index.html': 'x' },
    rsyncTarget(`server:${folder}`, []),
  )
  expect([uploaded, deleted]).toEqual([1, 0])
  expect(statSync(path.join(folder, 'index.html')).ino).toBe(inode)
  expect(textsIn(folder)).toEqual({ ...BEFORE, 'en/fire/index.html': 'x' })
})

it.runIf(hasSsh).each([
  ['a key that the server does not accept', 'server-of-somebody', 'SSH cannot sign in'],
  ['a server whose own key is unknown', 'server-unknown', 'SSH cannot sign in'],
  ['a name without a server', 'server.invalid', 'the server does not answer'],
])('%s is a plain message', async (_, host, message) => {
  await startSsh()
  const where = `${host}:${temporaryFolder()}`
  await expect(publishTexts(BEFORE, rsyncTarget(where, []))).rejects.toThrow(`${where}: ${message}.`)
})
