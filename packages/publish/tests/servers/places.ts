import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { filesOf } from '../../../../lib/store/manifest.ts'
import { someOf } from '../../../../tests/build/sample.ts'
import { xmlTexts } from '../../targets/aws.ts'
import { folderTarget } from '../../targets/folder-target.ts'
import { rsyncTarget } from '../../targets/rsync-target.ts'
import { connectToS3, s3Target } from '../../targets/s3-target.ts'
import type { Target } from '../../targets/target.ts'
import { type Texts, temporaryFolder } from '../site.ts'
import { hasRsync, hasSsh, startRsync, startSsh } from './rsync-server.ts'
import { startStore } from './s3-server.ts'

/** A destination of a kind, with what a test needs to look at it from outside. */
export interface Place {
  open(): Promise<Target>
  /** Writes files there, as another program would. */
  seed(texts: Texts): Promise<void>
  /** Every file that is there, also those of Masthead. */
  texts(): Promise<Texts>
}

type Kind = readonly [string, () => Promise<Place>]

/** The ways to a server. A way that this machine lacks is left out. */
const SERVERS: readonly Kind[] = [
  ...(hasRsync ? [['a server of rsync', rsyncPlace] as const] : []),
  ...(hasSsh ? [['a server, by SSH', sshPlace] as const] : []),
]
/** Rsync does the same by either way, slowly: each commit tries one of the two, and a release both. */
const tried = someOf(SERVERS, 1, process.env.WAYS)

/** The kinds of destinations: each makes one that does not exist yet. */
export const PLACES: readonly Kind[] = [
  ['a folder', async () => folderPlace((folder) => folderTarget(folder))],
  ['a bucket', bucketPlace],
  ...tried.map(([name, make]) => [`${name} (${tried.length} of ${SERVERS.length} ways to a server)`, make] as const),
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
  const { send } = connectToS3(place)
  return {
    open: async () => s3Target(place),
    seed: async (texts) => {
      for (const [name, body] of Object.entries(texts)) await send('PUT', name, { body })
    },
    texts: async () => {
      await store.settled()
      const { bytes } = await send('GET', undefined, { query: { 'list-type': '2', prefix: 'place/' } })
      const names = xmlTexts(bytes.toString(), 'Key').map((key) => key.slice('place/'.length))
      const read = async (name: string) => [name, (await send('GET', name)).bytes.toString()] as const
      return Object.fromEntries(await Promise.all(names.map(read)))
    },
  }
}
