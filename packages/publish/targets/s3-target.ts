import { PublishProblem } from '../plan/publish-problem.ts'
import { bytesToSend } from '../plan/site-to-publish.ts'
import { changedByOther } from './folder-target.ts'
import { connectToS3, errorName, type S3Place, S3Problem } from './s3-client.ts'
import { servedAs } from './served-as.ts'
import type { Target } from './target.ts'

/** The number of requests at a time. */
const AT_A_TIME = 16

/** The number of objects that one request may delete. */
const MOST_DELETED = 1000

/**
 * Returns a bucket as a target. Credentials come from where the tools of AWS find them.
 * @throws PublishProblem if the package for S3 is not installed
 */
export async function s3Target(s3: S3Place): Promise<Target> {
  const connected = connectToS3(s3).catch((error) => {
    throw error instanceof S3Problem ? new PublishProblem(error.message, error.hint) : error
  })
  const { sdk, client, where, place, ...store } = await connected
  const explained: typeof store.explained = (name, step) =>
    store.explained(name, step).catch((error) => {
      throw error instanceof S3Problem ? publishProblemOf(error, where, name) : error
    })
  const { bucket, prefix } = s3
  const versions = new Map<string, string | undefined>()

  return {
    where,
    list: () =>
      explained(prefix, async () => {
        const command = new sdk.ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, Delimiter: '/' })
        const { Contents = [], CommonPrefixes = [] } = await client.send(command)
        const keys = [...Contents.map(({ Key = '' }) => Key), ...CommonPrefixes.map(({ Prefix = '' }) => Prefix)]
        // A bucket may be empty. A path in it exists as long as something has a name that begins with it.
        if (prefix !== '' && keys.length === 0) return undefined
        return keys.map((key) => key.slice(prefix.length)).filter((name) => name !== '')
      }),
    timeOf: (name) =>
      explained(name, async () => {
        try {
          return (await client.send(new sdk.HeadObjectCommand(place(name)))).LastModified?.getTime()
        } catch (error) {
          if (errorName(error) !== 'NotFound') throw error
          return undefined
        }
      }),
    read: (name) =>
      explained(name, async () => {
        try {
          const { Body, ETag } = await client.send(new sdk.GetObjectCommand(place(name)))
          versions.set(name, ETag)
          return await Body?.transformToString()
        } catch (error) {
          if (errorName(error) !== 'NoSuchKey') throw error
          versions.set(name, undefined)
          return undefined
        }
      }),
    write: (name, text) =>
      explained(name, async () => {
        const version = versions.get(name)
        const file = { ...place(name), Body: text, ContentType: servedAs(name).type, CacheControl: 'no-cache' }
        const condition = version === undefined ? { IfNoneMatch: '*' } : { IfMatch: version }
        const written = client.send(new sdk.PutObjectCommand({ ...file, ...condition }))
        const { ETag } = await written.catch((error) => {
          if (errorName(error) !== 'NotImplemented') throw error
          return client.send(new sdk.PutObjectCommand(file)) // The lock is read back, which notices most collisions.
        })
        versions.set(name, ETag)
      }),
    put: (site, files, arrived) =>
      inParallel(files, async (file) => {
        const { type, cacheControl } = servedAs(file.name)
        const command = new sdk.PutObjectCommand({
          ...place(file.name),
          Body: bytesToSend(site, file),
          ContentType: type,
          CacheControl: cacheControl,
          ...(file.copy ? { ContentEncoding: file.copy.encoding } : {}),
        })
        await explained(file.name, () => client.send(command))
        arrived(file)
      }),
    remove: async (names) => {
      for (let start = 0; start < names.length; start += MOST_DELETED) {
        const some = names.slice(start, start + MOST_DELETED)
        await explained(some[0] ?? '', async () => {
          const Delete = { Objects: some.map((name) => ({ Key: prefix + name })), Quiet: true }
          const { Errors = [] } = await client.send(new sdk.DeleteObjectsCommand({ Bucket: bucket, Delete }))
          const [first] = Errors
          if (first) throw Object.assign(new Error(first.Message), { name: first.Code })
        })
      }
    },
    finish: async () => client.destroy(),
  }
}

function publishProblemOf({ message, hint, isConflict }: S3Problem, where: string, file: string): PublishProblem {
  if (isConflict) return changedByOther(file)
  return new PublishProblem(
    `${where}: ${message}`,
    `${hint} Then publish again: what has arrived is not uploaded again.`,
  )
}

/** Runs a step for each item, some at a time. After an error no other step begins. */
async function inParallel<Item>(items: readonly Item[], step: (item: Item) => Promise<void>): Promise<void> {
  const waiting = items.values()
  let isFailed = false
  const worker = async () => {
    for (const item of waiting) {
      if (isFailed) return
      await step(item).catch((error: unknown) => {
        isFailed = true
        throw error
      })
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: AT_A_TIME }, worker))
  const failure = ended.find(({ status }) => status === 'rejected')
  if (failure?.status === 'rejected') throw failure.reason
}
