import { statSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { rsyncTarget } from '../../targets/rsync-target.ts'
import { publishTexts } from '../publish-texts.ts'
import { newspaper, temporaryFolder, textsIn } from '../site.ts'
import { hasSsh, startSsh } from './ssh-server.ts'

const BEFORE = newspaper({ fire: 'A fire', flood: 'A flood' })

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
