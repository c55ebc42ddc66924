import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { filesOf } from '../../../../lib/store/manifest.ts'
import { folderTarget } from '../../targets/folder-target.ts'
import { rsyncTarget } from '../../targets/rsync-target.ts'
import { connectToS3 } from '../../targets/s3-client.ts'
import { s3Target } from '../../targets/s3-target.ts'
import type { Target } from '../../targets/target.ts'
import { type Texts, temporaryFolder } from '../site.ts'
import { hasRsync, startRsync } from './rsync-server.ts'
import { startStore } from './s3-server.ts'
import { hasSsh, startSsh } from './ssh-server.ts'

/** A destination of a kind, with what a test needs to look at it from outside. */
export interface Place {
  open(): Promise<Target>
  /** Writes files there, as another program would. */
  seed(texts: Texts): Promise<void>
  /** Every file that is there, also those of Masthead. */
  texts(): Promise<Texts>
}

/** The kinds of destinations: each makes one that does not exist yet. A kind that this machine lacks is left out. */
export const PLACES: readonly (readonly [string, () => Promise<Place>])[] = [
  ['a folder', async () => folderPlace((folder) => folderTarget(folder))],
  ['a bucket', bucketPlace],
  ...(hasRsync ? [['a server of rsync', rsyncPlace] as const] : []),
  ...(hasSsh ? [['a server, by SSH', sshPlace] as const] : []),
]

function folderPlace(open: (folder: string) => Target, folder = path.join(temporaryFolder(), 'place')): Place {
  return {
    open: async () => open(folder),
    seed: async (texts) => {
      for (const [name, text] of Object.entries(texts)) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
        writeFileSync(path.join(folder, name), text)
      }
    },
    texts: async () => {
      const names = existsSync(folder) ? [...filesOf(folder), 'SHA256SUMS'] : []
      const there = names.filter((name) => existsSync(path.join(folder, name)))
      return Object.fromEntries(there.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]))
    },
  }
}

async function rsyncPlace(): Promise<Place> {
  const { folder, address } = await startRsync()
  return folderPlace(() => rsyncTarget(`${address}/site/place`, []), path.join(folder, 'place'))
}

async function sshPlace(): Promise<Place> {
  await startSsh()
  return folderPlace((folder) => rsyncTarget(`server:${folder}`, []))
}

async function bucketPlace(): Promise<Place> {
  const store = await startStore()
  const place = { bucket: 'news', prefix: 'place/', endpoint: store.endpoint }
  const { client, sdk } = await connectToS3(place)
  const read = async (Key: string) => {
    const { Body } = await client.send(new sdk.GetObjectCommand({ Bucket: 'news', Key }))
    return (await Body?.transformToString()) ?? ''
  }
  return {
    open: () => s3Target(place),
    seed: async (texts) => {
      for (const [name, Body] of Object.entries(texts))
        await client.send(new sdk.PutObjectCommand({ Bucket: 'news', Key: `place/${name}`, Body }))
    },
    texts: async () => {
      await store.settled()
      const { Contents = [] } = await client.send(new sdk.ListObjectsV2Command({ Bucket: 'news', Prefix: 'place/' }))
      const keys = Contents.flatMap(({ Key }) => Key ?? [])
      const found = await Promise.all(keys.map(async (key) => [key.slice('place/'.length), await read(key)] as const))
      return Object.fromEntries(found)
    },
  }
}
